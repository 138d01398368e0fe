extension StringProtocol {
  /// The text with every line indented, and broken at spaces where it would be wider than a width.
  ///
  /// Line breaks of the text stay, and so do spaces at the beginning of its lines; a word wider than a line stands alone.
  func wrapped(to columns: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : $0.folded(to: columns, margin: margin) }
      .joined(separator: "\n")
  }

  /// One line, folded.
  private func folded(to columns: Int, margin: String) -> String {
    let own = margin + prefix { $0 == " " }
    var lines: [String] = []
    var line = own
    for word in split(separator: " ") {
      if line.count > own.count, line.count + 1 + word.count > columns {
        lines.append(line)
        line = own
      }
      line += line.count > own.count ? " \(word)" : String(word)
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
