/// The text of an HTTP status.
enum StatusText {
  /// The status of a trimmed text, +∞ for a word; NaN where it stands for "missing", nil for anything else.
  static func status(_ text: Span<UInt8>) -> Double? {
    if let value = NumberText.plain(text) { return value }
    return FieldText.isMissing(text) ? .nan : .infinity
  }
}
