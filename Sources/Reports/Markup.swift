/// Texts from outside, made harmless for where they are shown.
package enum Markup {
  /// A text that cannot steer a terminal or hide anything: what has no glyph becomes `\u{1B}` and the like.
  ///
  /// Control, format, private and unassigned characters, direction marks and separators of lines are written out;
  /// marks pile up at most eight high. What joins an emoji stays. An empty text becomes `(empty)`.
  package static func visible(_ text: String) -> String {
    if text.isEmpty { return "(empty)" }
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    for character in text {
      let isEmoji = character.unicodeScalars.first.map { $0.properties.isEmoji && $0.value > 0x7F } ?? false
      for scalar in character.unicodeScalars.prefix(8) {
        let isJoiner = isEmoji && (scalar.value == 0x200D || scalar.value == 0xFE0F)
        if hasGlyph(scalar) || isJoiner {
          result.unicodeScalars.append(scalar)
        } else {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
      }
    }
    return result
  }

  private static func hasGlyph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// A text as it may stand in a paragraph, a heading or a cell of GitHub-flavoured Markdown, where it means itself.
  ///
  /// It is on one line and neither markup, HTML, a link, a mention nor mathematics.
  package static func markdown(_ text: String) -> String {
    let scalars = Array(visible(text).unicodeScalars)
    var result = ""
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      let previous = place > 0 ? scalars[place - 1] : " "
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "$": result += "&#36;"
      case "@": result += "&#64;"
      case ":" where next == "/" || (isWord(next) && !isDigit(previous)): result += "&#58;"
      case "." where isWord(previous) && isWord(next) && isWeb(scalars.prefix(place).suffix(3)):
        result += "&#46;"
      case "_" where isWord(previous) && isWord(next): result += "_"
      case "~" where previous == " " && next == " ": result += "~"
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "!": result += "\\" + String(scalar)
      case "-" where place == 0, "+" where place == 0, "=" where place == 0: result += "\\" + String(scalar)
      case "." where isOrdinal(scalars, place), ")" where isOrdinal(scalars, place):
        result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return trimmed(result)
  }

  /// A text as code, `` `so` ``; where it holds a backtick, a longer fence is put around it.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - inTable: whether it stands in a cell, where a pipe must be escaped even inside of code.
  /// - Returns: the code span.
  package static func code(_ text: String, inTable: Bool = false) -> String {
    let shown = visible(text)
    var longest = 0
    var run = 0
    for byte in shown.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let padding = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    guard inTable else { return fence + padding + shown + padding + fence }
    // A table ends its cell at a pipe even inside of code, unless it is escaped.
    let escaped = shown.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    return fence + padding + escaped + padding + fence
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWeb(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.count == 3 && scalars.allSatisfy { $0 == "w" || $0 == "W" }
  }

  /// Whether all before a place are digits, so that a list would begin.
  private static func isOrdinal(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    place > 0 && scalars.prefix(place).allSatisfy(isDigit)
      && (place + 1 == scalars.count || scalars[place + 1] == " ")
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { $0 != " " }), let last = text.lastIndex(where: { $0 != " " })
    else { return "(empty)" }
    return String(text[first...last])
  }
}
