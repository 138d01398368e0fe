/// Moments in UTC as documents and screens write them.
enum MomentText {
  /// The moment as ISO 8601 with milliseconds: `2025-10-22T09:00:00.250Z`.
  ///
  /// - Parameter milliseconds: since 1970, of the proleptic Gregorian calendar.
  /// - Returns: the text.
  static func iso(_ milliseconds: Int64) -> String {
    let rest = milliseconds - seconds(milliseconds) * 1_000
    return day(milliseconds) + "T" + clock(milliseconds) + "." + padded(rest, 3) + "Z"
  }

  /// The day: `2025-10-22`.
  static func day(_ milliseconds: Int64) -> String {
    let days = floor(seconds(milliseconds), 86_400)
    // Days are counted from the first of March of year 0, so that a leap day ends its year.
    let shifted = days + 719_468
    let era = floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(day, 2))"
  }

  /// The time of day: `09:00:00`.
  static func clock(_ milliseconds: Int64) -> String {
    let seconds = seconds(milliseconds)
    let ofDay = seconds - floor(seconds, 86_400) * 86_400
    return "\(padded(ofDay / 3_600, 2)):\(padded(ofDay / 60 % 60, 2)):\(padded(ofDay % 60, 2))"
  }

  private static func seconds(_ milliseconds: Int64) -> Int64 { floor(milliseconds, 1_000) }

  private static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    number / divisor - (number % divisor < 0 ? 1 : 0)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
