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

  /// The milliseconds since 1970 of a time as ``timestamp(_:)`` writes it; nil for any other text.
  ///
  /// *Source:* H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  ///
  /// - Parameter text: such as `2025-10-22T09:30:00Z`.
  /// - Returns: the time.
  public static func milliseconds(ofTimestamp text: String) -> Int64? {
    let isBefore = text.hasPrefix("-")
    let numbers = text.split { !("0"..."9").contains($0) }.map { $0.utf8.count < 10 ? Int64($0) : nil }
    guard numbers.count == 6 || numbers.count == 7, !numbers.contains(nil) else { return nil }
    let parts = numbers.compactMap { $0 }
    let year = (isBefore ? -parts[0] : parts[0]) - (parts[1] <= 2 ? 1 : 0)
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (parts[1] > 2 ? parts[1] - 3 : parts[1] + 9) + 2) / 5 + parts[2] - 1
    let day = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    let ofDay = ((parts[3] * 60 + parts[4]) * 60 + parts[5]) * 1_000 + (parts.count == 7 ? parts[6] : 0)
    let (start, overflow) = day.multipliedReportingOverflow(by: 86_400_000)
    let (time, overflows) = start.addingReportingOverflow(ofDay)
    // Whatever else the digits may be part of, only one text stands for a time.
    guard !overflow, !overflows, timestamp(time) == text else { return nil }
    return time
  }

  /// A number of hours, as short as it can be said: `9.5`, `24`.
  public static func hours(_ hours: Double) -> String { short(hours, digits: hours < 10 ? 2 : 3) }
}
