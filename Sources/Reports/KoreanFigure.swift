/// Figures in Korean custom: `51.2%`, `0.50%p`, `1시간 10분`, `0.3% ~ 0.5%`.
package enum KoreanFigure {
  /// A figure as Korean writes it; nil where it has words that are no unit.
  ///
  /// - Parameter figure: what `Figures` and the like give.
  /// - Returns: the same figure.
  package static func text(of figure: String) -> String? {
    var text = ""
    for word in figure.split(separator: " ", omittingEmptySubsequences: false) {
      if let unit = units[String(word)] {
        text += unit
      } else {
        guard isKnown(word) else { return nil }
        text += (text.isEmpty ? "" : " ") + word
      }
    }
    return text
  }

  /// The units, most of which stand close to the number.
  private static let units = [
    "%": "%", "points": "%p", "to": " ~", "s": "초", "min": "분", "h": "시간", "ms": " ms", "UTC": " UTC",
  ]

  /// Whether a word is a number, a time, or a sign between them.
  private static func isKnown(_ word: Substring) -> Bool {
    let unsigned = String(word.drop { "+-−".contains($0) })
    if ["p", "=", "<", "/", "–", "∞", "nan", "inf", "±"].contains(unsigned) { return true }
    return !word.isEmpty && word.contains(where: \.isNumber)
      && word.unicodeScalars.allSatisfy { "0123456789.,:+-−e".unicodeScalars.contains($0) }
  }
}
