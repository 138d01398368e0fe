/// A stretch of time, from its start to just before its end, in milliseconds since 1970-01-01T00:00:00Z.
public struct TimeRange: Sendable, Hashable {
  /// The first millisecond that belongs to it; nil is no limit.
  public var start: Int64?
  /// The first millisecond that no longer belongs to it; nil is no limit.
  public var end: Int64?

  /// From `start`, inclusive, to `end`, exclusive.
  public init(start: Int64? = nil, end: Int64? = nil) {
    self.start = start
    self.end = end
  }

  /// Whether the range has no limit at all.
  public var isUnlimited: Bool { start == nil && end == nil }

  /// Whether a time lies in it.
  public func contains(_ time: Int64) -> Bool {
    if let start, time < start { return false }
    if let end, time >= end { return false }
    return true
  }
}
