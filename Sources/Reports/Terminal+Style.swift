/// How a stretch of text looks; it never says anything that the words do not.
package enum Style: Equatable {
  case plain
  case bold
  case dim
  case good
  case bad
  case doubtful

  /// The parameters of the escape sequence (ECMA-48, SGR).
  fileprivate var parameters: String {
    switch self {
    case .plain: ""
    case .bold: "1"
    case .dim: "2"
    case .good: "1;32"
    case .bad: "1;31"
    case .doubtful: "1;33"
    }
  }
}

extension Terminal {
  /// A text in a style, as it is where nothing is coloured.
  package func styled(_ text: String, _ style: Style) -> String {
    guard isColoured, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
  }

  /// The columns of running text; lines of more than 120 are hard to read.
  var textWidth: Int { min(width, 120) }

  /// The columns that a name may take in a sentence or a table.
  var nameWidth: Int { max(12, textWidth / 3) }

  /// A name from outside: harmless and not too long.
  func name(_ text: String) -> String {
    DisplayWidth.truncated(Markup.visible(text), to: nameWidth)
  }
}
