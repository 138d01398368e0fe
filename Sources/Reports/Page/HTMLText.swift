/// Texts as they may stand in HTML, and in XML: they mean themselves and end nothing.
package enum HTMLText {
  /// The most columns of a name that are shown.
  static let nameColumns = 60
  /// The most columns of a sentence, and of a name where it is told whole.
  static let sentenceColumns = 1_200

  /// A text for an element's content or an attribute in quotes of either kind.
  ///
  /// What has no glyph is written out as ``Markup/visible(_:)`` does, so that no character is left that XML forbids, that
  /// turns the direction of writing or that hides something. An empty text stays empty.
  package static func escaped(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var result = ""
    for scalar in Markup.visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text cut to what can be shown of a name; nil for `whole` where nothing is cut.
  static func cut(_ name: String) -> (shown: String, whole: String?) {
    let visible = Markup.visible(name)
    let shown = DisplayWidth.truncated(visible, to: nameColumns)
    guard shown != visible else { return (shown, nil) }
    return (shown, DisplayWidth.truncated(visible, to: sentenceColumns))
  }
}
