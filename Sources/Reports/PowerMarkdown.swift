internal import Inference
internal import Verdicts

/// The answer of a power calculation as a report in GitHub-flavoured Markdown.
public struct PowerMarkdown: Sendable {
  private let answer: PowerAnswer

  /// The report of an answer.
  public init(_ answer: PowerAnswer) {
    self.answer = answer
  }

  /// The report, with a final newline.
  public var text: String {
    var table = MarkdownTable(columns: [("", true), ("value", true)])
    table.rows = answer.facts.map { [$0.name, Markup.markdown($0.value)] }
    var parts = [["# Power"], [answer.sentence], table.lines]
    if !answer.curve.isEmpty {
      var curve = MarkdownTable(columns: answer.curveHeads.map { ($0, false) })
      curve.rows = answer.curve.map { answer.curveCells($0).map(Markup.markdown) }
      parts += [["## Curve"], curve.lines]
    }
    return Markup.document(parts)
  }
}
