/// The side of a comparison that a request is sent to; its raw value is the group in the log.
public enum ProbeSide: String, Sendable, CaseIterable {
  /// The version that others are compared with.
  case legacy
  /// The version that is to take its place.
  case canary

  /// The other side.
  public var other: ProbeSide { self == .legacy ? .canary : .legacy }
}
