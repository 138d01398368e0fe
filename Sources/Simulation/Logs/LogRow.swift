/// One request of a synthetic log.
public struct LogRow: Sendable, Equatable {
  /// When it was made, in milliseconds since 1970.
  public var time: Int64
  /// Who made it, from 0.
  public var user: Int
  /// Whether the treatment served it.
  public var isTreatment: Bool
  /// Which endpoint it asked, an index into ``LogGenerator/endpoints``.
  public var endpoint: Int
  /// Whether it failed, with status 503.
  public var hasFailed: Bool
  /// How long it took, in milliseconds; nil where that is missing.
  public var responseTime: Double?
  /// The confidence score; nil where it is missing.
  public var confidence: Double?
}
