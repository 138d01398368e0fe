internal import Summaries

extension Figures {
  /// A time to the minute: `2025-10-22 09:30 UTC`.
  ///
  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  /// - Returns: the text.
  public static func minute(_ milliseconds: Int64) -> String {
    let utc = ZoneOffsets()
    let minute = (milliseconds - Int64(utc.hour(of: milliseconds)) * 3_600_000) / 60_000
    return
      "\(ZoneOffsets.hourName(utc.hour(of: milliseconds)).dropLast(2))\(minute < 10 ? "0" : "")\(minute) UTC"
  }

  /// A time as documents hold it: `2025-10-22T09:30:00Z`, with milliseconds where there are any.
  ///
  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  /// - Returns: the text.
  public static func timestamp(_ milliseconds: Int64) -> String {
    let minute = minute(milliseconds).dropLast(4).map { $0 == " " ? "T" : $0 }
    let rest = Int(((milliseconds % 60_000) + 60_000) % 60_000)
    let seconds = rest / 1_000
    let fraction = String(rest % 1_000)
    let padded = String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    return String(minute) + ":\(seconds < 10 ? "0" : "")\(seconds)" + (rest % 1_000 == 0 ? "" : ".\(padded)")
      + "Z"
  }

  /// A number of hours, as short as it can be said: `9.5`, `24`.
  public static func hours(_ hours: Double) -> String { short(hours, digits: hours < 10 ? 2 : 3) }
}
