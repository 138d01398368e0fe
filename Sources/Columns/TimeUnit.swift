/// The unit in which a duration is written; durations are held in milliseconds.
public enum TimeUnit: String, Sendable, CaseIterable {
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"
  case minutes = "min"
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

  /// The unit that the end of a column's name states (`latency_ms`, `elapsedSeconds` states none), if any.
  public init?(suffixOf name: String) {
    guard let mark = name.lastIndex(where: { $0 == "_" || $0 == "-" }) else { return nil }
    let suffix = name[name.index(after: mark)...].lowercased()
    guard let unit = TimeUnit(rawValue: suffix) else { return nil }
    self = unit
  }
}
