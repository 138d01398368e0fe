internal import Columns

/// Times as logs write them, for whoever names one.
public enum LogTime {
  /// The milliseconds since 1970-01-01T00:00:00Z that a text means; nil where it is no time.
  ///
  /// All forms that a log may use are read; a time without a zone is UTC.
  ///
  /// - Parameter text: such as `2025-10-22`, `2025-10-22T09:30:00+09:00` or `1761091200`.
  /// - Returns: the time, rounded down to milliseconds.
  public static func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard let time = TimestampText.milliseconds(bytes.span, defaultOffset: 0) else { return nil }
    return time == Batch.missingTime ? nil : time
  }
}
