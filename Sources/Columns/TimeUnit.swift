/// The unit in which a duration is written; durations are held in milliseconds.
public enum TimeUnit: String, Sendable, CaseIterable {
  /// 10⁻⁹ seconds.
  case nanoseconds = "ns"
  /// 10⁻⁶ seconds.
  case microseconds = "us"
  /// 10⁻³ seconds, the unit in which durations are held.
  case milliseconds = "ms"
  /// Seconds.
  case seconds = "s"
  /// 60 seconds.
  case minutes = "min"
  /// 3,600 seconds.
  case hours = "h"

  /// Milliseconds in one of the unit.
  public var milliseconds: Double {
    switch self {
    case .nanoseconds: 1e-6
    case .microseconds: 1e-3
    case .milliseconds: 1
    case .seconds: 1e3
    case .minutes: 6e4
    case .hours: 3.6e6
    }
  }

  /// The unit that the end of a column's name states, if any.
  ///
  /// The end begins after the last `_` or `-`, or with the last capital that follows a small letter or a digit:
  /// `latency_ms` and `latencyMs` are one column and so have one unit; `elapsedSeconds` states none.
  public init?(suffixOf name: String) {
    let bytes = Array(name.utf8)
    let mark = bytes.lastIndex { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    let capital = bytes.indices.dropFirst().last {
      Self.isCapital(bytes[$0]) && Self.isSmall(bytes[$0 - 1])
    }
    guard let start = [mark.map { $0 + 1 }, capital].compactMap(\.self).max() else { return nil }
    let suffix = String(decoding: bytes[start...], as: UTF8.self).lowercased()
    guard let unit = TimeUnit(rawValue: suffix) else { return nil }
    self = unit
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
