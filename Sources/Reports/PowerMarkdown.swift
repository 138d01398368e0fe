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
    return Markup.document([["# Power"], [answer.sentence], table.lines])
  }
}
