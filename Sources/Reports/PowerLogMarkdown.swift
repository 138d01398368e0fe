internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// How long each stage must last, as a report in GitHub-flavoured Markdown.
public struct PowerLogMarkdown: Sendable {
  private let answer: PowerLogAnswer

  /// The report of an answer.
  public init(_ answer: PowerLogAnswer) {
    self.answer = answer
  }

  /// The report, with a final newline.
  public var text: String {
    var parts = [["# Power"], [answer.sentences.map(Markup.sentence).joined(separator: " ")]]
    for metric in answer.metrics {
      parts.append(["## " + Markup.name(metric.specification.name)])
      let description = Words.description(metric.specification)
      parts.append([description.prefix(1).uppercased() + description.dropFirst() + "."])
      var facts = MarkdownTable(columns: [("", true), ("value", true)])
      facts.rows = answer.facts(metric).map { [$0.name, Markup.markdown($0.value)] }
      parts.append(facts.lines)
      if metric.power?.forecast != nil {
        var stages = MarkdownTable(columns: answer.stageHeads(metric).map { (Markup.markdown($0), false) })
        stages.rows = metric.stages.indices.map { answer.cells($0, of: metric).map(Markup.markdown) }
        parts.append(stages.lines)
      }
      if let verdict = answer.verdict(metric) { parts.append([Markup.sentence(verdict)]) }
    }
    return Markup.document(parts)
  }
}
