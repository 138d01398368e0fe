import Logs

/// The ends of a time range as they are written on the command line.
enum TimeLimit {
  /// The first millisecond of a time or a day.
  static func start(_ text: String) throws -> Int64 {
    guard let time = LogTime.milliseconds(text) else { throw trouble("--from", text) }
    return time
  }

  /// The first millisecond after a day that is to be included, or a time itself.
  static func end(_ text: String) throws -> Int64 {
    guard let time = LogTime.milliseconds(text) else { throw trouble("--to", text) }
    // YYYY-MM-DD; ten digits are seconds since 1970.
    let isDay = text.utf8.count == 10 && text.utf8.dropFirst(4).first == UInt8(ascii: "-")
    return isDay ? time + 86_400_000 : time
  }

  private static func trouble(_ flag: String, _ text: String) -> Trouble {
    Trouble("\(flag) \(shown(text)): write a time such as 2025-10-22 or 2025-10-22T09:30:00+09:00")
  }
}
