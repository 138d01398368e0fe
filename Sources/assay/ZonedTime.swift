import Summaries
import Verdicts

/// Times as they are written in one zone.
struct ZonedTime {
  let zone: ZoneOffsets

  /// The first millisecond of a day.
  ///
  /// Where clocks go forward at midnight, it is that of their change.
  ///
  /// - Parameter day: days since 1970-01-01.
  /// - Returns: milliseconds since 1970-01-01T00:00:00Z.
  func start(ofDay day: Int) -> Int64 {
    var low = Int64(day) * 86_400_000 - 172_800_000
    var high = Int64(day) * 86_400_000 + 172_800_000
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if zone.day(of: middle) < day { low = middle } else { high = middle }
    }
    return high
  }

  /// A time as logs write it: `2025-10-20T00:00:00+09:00`.
  func text(_ time: Int64) -> String {
    let offset = zone.offset(at: time)
    // An offset with seconds, as some zones had once, cannot be written.
    guard offset != 0, offset % 60_000 == 0 else { return Figures.timestamp(time) }
    let minutes = offset.magnitude / 60_000
    return Figures.timestamp(time + offset).dropLast()
      + "\(offset < 0 ? "-" : "+")\(Self.padded(minutes / 60)):\(Self.padded(minutes % 60))"
  }

  /// A time as part of a file's name: `2025-10-20`, or `2025-10-20T0930` where it is not the beginning of a day.
  func label(_ time: Int64) -> String {
    if let day = day(beginningAt: time) { return ZoneOffsets.dayName(day) }
    let local = Figures.timestamp(time + zone.offset(at: time)).dropLast()
    let parts = local.split(separator: ":")
    let isWhole = parts.count == 3 && parts[2] == "00"
    return (isWhole ? parts.dropLast() : parts[...]).joined()
  }

  /// From one time to another, which is no more part of it: `2025-10-20_2025-10-26`, a single day by its name alone.
  func label(_ start: Int64?, _ end: Int64?) -> String {
    let last = end.map { end in
      day(beginningAt: end).map { ZoneOffsets.dayName($0 - 1) } ?? label(end)
    }
    return switch (start.map { label($0) }, last) {
    case (let start?, let last?): start == last ? start : "\(start)_\(last)"
    case (let start?, nil): "from-\(start)"
    case (nil, let last?): "until-\(last)"
    case (nil, nil): "all"
    }
  }

  /// From one time to another in words: `from 2025-10-20T00:00:00Z until 2025-10-27T00:00:00Z`.
  func words(_ start: Int64?, _ end: Int64?) -> String {
    [start.map { "from \(text($0))" }, end.map { "until \(text($0))" }].compactMap { $0 }
      .joined(separator: " ")
  }

  /// The day that begins at a time; nil where none does.
  private func day(beginningAt time: Int64) -> Int? {
    let day = zone.day(of: time)
    return time > .min + 1 && zone.day(of: time - 1) < day ? day : nil
  }

  private static func padded(_ number: UInt64) -> String { "\(number < 10 ? "0" : "")\(number)" }
}
