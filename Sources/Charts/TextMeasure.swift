/// How wide texts are about to be in a font that is not known yet.
///
/// The widths are those of a sans serif of common width, rounded up; East Asian letters are about as wide as they
/// are high.
package struct TextMeasure: Sendable {
  /// The size of the font, in user units.
  package var size: Double
  /// Whether the letters are bold, which are wider.
  package var isBold: Bool

  /// A measure for a size of letters.
  package init(size: Double, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// The width of a text on one line, in user units.
  package func width(_ text: String) -> Double {
    let letters = text.unicodeScalars.reduce(0) { $0 + Self.width($1) }
    return letters * size * (isBold ? 1.06 : 1)
  }

  /// The text, cut with `…` at its end where it is wider than there is room; at least its first letter stays.
  package func truncated(_ text: String, to room: Double) -> String {
    guard width(String(text.prefix(400))) > room || text.count > 400 else { return text }
    var result = ""
    for character in text {
      guard width(result + String(character) + "…") <= room || result.isEmpty else { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text in lines no wider than there is room, broken at blanks where that is possible.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - room: the width of a line.
  ///   - limit: the most lines; the last one is cut where the text takes more.
  /// - Returns: at least one line.
  package func lines(_ text: String, room: Double, limit: Int = 4) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty, lines.count < limit - 1, width(String(rest.prefix(400))) > room || rest.count > 400 {
      let end = lineEnd(rest, room: room)
      lines.append(String(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    if !rest.isEmpty || lines.isEmpty { lines.append(truncated(String(rest), to: room)) }
    return lines
  }

  /// The text in as few lines as ``lines(_:room:limit:)`` takes, of about equal widths, so that no word stands alone.
  package func balancedLines(_ text: String, room: Double, limit: Int = 4) -> [String] {
    let widest = lines(text, room: room, limit: limit)
    guard widest.count > 1, let last = widest.last, !last.hasSuffix("…") else { return widest }
    for share in stride(from: 0.6, to: 1, by: 0.04) {
      let narrower = lines(text, room: room * share, limit: limit)
      if narrower.count == widest.count, narrower.last?.hasSuffix("…") == false { return narrower }
    }
    return widest
  }

  /// Where the first line of a text ends: before the last blank that fits, else before the first letter that does not.
  private func lineEnd(_ text: Substring, room: Double) -> String.Index {
    var used = 0.0
    var blank: String.Index?
    for place in text.indices {
      if text[place] == " " { blank = place }
      used += width(String(text[place]))
      if used > room, place > text.startIndex { return blank ?? place }
    }
    return text.endIndex
  }

  /// The width of a scalar, in sizes of the font.
  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "|": 0.24
    case "f", "t", " ", ".", ",", ":", ";", "!", "/", "I", "·": 0.3
    case "r", "(", ")", "-", "[", "]", "`", "\"": 0.36
    case "c", "k", "s", "v", "x", "y", "z", "J": 0.51
    case "m", "M", "W", "%", "@", "→", "…", "—": 0.95
    case "w", "C", "D", "G", "H", "N", "O", "Q", "R", "U": 0.75
    case "a"..."z", "0"..."9", "_", "$", "#", "?", "L", "–": 0.57
    case "A"..."Z", "&", "+", "−", "=", "<", ">", "~", "≥", "≤", "×": 0.66
    default: width(besides: scalar)
    }
  }

  private static func width(besides scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0..<0x20: return 0.3
    case 0x20..<0x2E80:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return (0x1100...0x115F).contains(scalar.value) || scalar.value >= 0x2190 ? 1 : 0.68
      }
    case 0xAC00...0xD7A3: return 0.95
    default: return scalar.value >= 0x1F000 ? 1.35 : 1
    }
  }
}
