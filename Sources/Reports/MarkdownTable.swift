/// A table of GitHub-flavoured Markdown; its cells are Markdown already.
struct MarkdownTable {
  /// The heads of the columns; those marked stand to the left, all others to the right.
  var columns: [(title: String, isLeft: Bool)]
  var rows: [[String]] = []

  /// The lines of the table.
  var lines: [String] {
    let head = Self.line(columns.map(\.title))
    let rule = Self.line(columns.map { $0.isLeft ? ":--" : "--:" })
    return [head, rule] + rows.map(Self.line)
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
  }
}

extension Markup {
  /// A name from outside as it may stand in a table or a sentence: escaped, and at most 60 columns wide.
  static func name(_ text: String) -> String {
    markdown(DisplayWidth.truncated(visible(text), to: 60))
  }

  /// A sentence with names from outside in it; beyond 2,000 columns it is cut off.
  static func sentence(_ text: String) -> String {
    markdown(DisplayWidth.truncated(visible(text), to: 2_000))
  }

  /// Parts with an empty line between them, and a newline at the end.
  static func document(_ parts: [[String]]) -> String {
    parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
