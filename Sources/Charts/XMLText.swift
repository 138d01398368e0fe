/// Texts as XML may hold them, in an element or in an attribute.
package enum XMLText {
  /// The text with its markup characters written out.
  ///
  /// A character that XML 1.0 has no place for becomes U+FFFD. Breaks of lines and tabs become blanks: no text of a
  /// drawing has lines.
  ///
  /// *Source:* W3C, Extensible Markup Language (XML) 1.0, fifth edition, production 2.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": result.append(" ")
      default: result.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD: true
    // The others of each plane's last two, and the controls above ASCII, are discouraged.
    case 0x10000...0x10FFFF: scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }
}
