internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// How long each stage must last, as a report in GitHub-flavoured Markdown.
public struct PowerLogMarkdown: Sendable {
  private let answer: PowerLogAnswer
  private let words: PowerLogWords
  private let telling: Telling

  /// The report of an answer.
  public init(_ answer: PowerLogAnswer, language: Language = .english) {
    self.answer = answer
    telling = Telling(language)
    words = PowerLogWords(answer: answer, telling: telling)
  }

  /// The report, with a final newline.
  public var text: String {
    var parts = [
      ["# " + telling(ReportPhrase.power)], [words.sentences.map(Markup.sentence).joined(separator: " ")],
    ]
    for metric in answer.metrics {
      parts.append(["## " + Markup.name(metric.specification.name)])
      let description = Words.description(metric.specification, in: telling)
      parts.append([description.prefix(1).uppercased() + description.dropFirst() + "."])
      var facts = MarkdownTable(columns: [("", true), (telling(ReportPhrase.value), true)])
      facts.rows = words.facts(metric).map { [$0.name, Markup.markdown($0.value)] }
      parts.append(facts.lines)
      if metric.power?.forecast != nil {
        var stages = MarkdownTable(columns: words.stageHeads(metric).map { (Markup.markdown($0), false) })
        stages.rows = metric.stages.indices.map { words.cells($0, of: metric).map(Markup.markdown) }
        parts.append(stages.lines)
      }
      if let verdict = words.verdict(metric) { parts.append([Markup.sentence(verdict)]) }
    }
    return Markup.document(parts)
  }
}
