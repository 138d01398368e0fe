import Logs
import Summaries

/// A week of the ISO calendar: from a Monday to the next, in the year that holds its Thursday.
struct ISOWeek: Equatable {
  /// The year that it is counted in.
  let year: Int
  /// Its number, from 1.
  let number: Int

  /// The years whose weeks can be named: times before 1970 and zones after 2099 are not known.
  static let years = 1970...2099

  /// Reads a week as it is written, `2025-W43`; nil for anything else.
  ///
  /// Whether the year has such a week, ``exists`` tells.
  init?(parsing text: String) {
    let bytes = Array(text.utf8)
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      bytes[..<4].allSatisfy(isDigit), bytes[6...].allSatisfy(isDigit),
      let year = Int(text.prefix(4)), let number = Int(text.suffix(2)), Self.years.contains(year)
    else { return nil }
    (self.year, self.number) = (year, number)
  }

  /// The week that a day is in.
  ///
  /// - Parameter day: days since 1970-01-01.
  init(of day: Int) {
    // The Thursday of the week tells the year; 1970-01-01 was one.
    let thursday = day - Self.weekday(day) + 3
    let year = Int(ZoneOffsets.dayName(thursday).prefix(4)) ?? 1970
    self.year = year
    number = (thursday - Self.firstMonday(of: year)) / 7 + 1
  }

  /// Its first day, a Monday, in days since 1970-01-01.
  var monday: Int { Self.firstMonday(of: year) + 7 * (number - 1) }

  /// Whether the year has it.
  var exists: Bool { (1...Self.count(in: year)).contains(number) }

  /// As it is written: `2025-W43`.
  var text: String { "\(year)-W\(number < 10 ? "0" : "")\(number)" }

  /// How many weeks a year has: 52 or 53.
  static func count(in year: Int) -> Int { (firstMonday(of: year + 1) - firstMonday(of: year)) / 7 }

  /// The Monday of the week with the 4th of January.
  private static func firstMonday(of year: Int) -> Int {
    let fourth = Int((LogTime.milliseconds("\(year)-01-04") ?? 0) / 86_400_000)
    return fourth - weekday(fourth)
  }

  /// The days since Monday.
  private static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }
}
