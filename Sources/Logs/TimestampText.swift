import Columns

/// The text of a time.
enum TimestampText {
  /// The milliseconds since 1970-01-01T00:00:00Z of a trimmed text; the missing time, or nil where it is no time.
  static func milliseconds(_ text: Span<UInt8>, defaultOffset: Int64) -> Int64? {
    FieldText.isMissing(text) ? Batch.missingTime : NumberText.plain(text).flatMap { Int64(exactly: $0) }
  }
}
