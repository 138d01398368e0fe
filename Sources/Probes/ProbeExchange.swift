/// A request and what came back, as it was, before anybody judges it.
public struct ProbeExchange: Sendable {
  /// How long each step took until it was done, in milliseconds since the request began; nil where it was not reached,
  /// and of a connection that stood already.
  public struct Timings: Sendable, Equatable {
    /// The name of the host was known.
    public var nameLookup: Double?
    /// The connection stood.
    public var connect: Double?
    /// The connection was secure.
    public var tls: Double?
    /// The first byte of the answer was there.
    public var firstByte: Double?
    /// The answer was whole, or the request had failed.
    public var total: Double
  }

  /// The request.
  public var request: ScheduledRequest
  /// When it began, in milliseconds since 1970.
  public var start: Int64
  /// Why there is no whole answer; nil where there is one.
  public var failure: FailedExchange?
  /// The HTTP status; nil where none came.
  public var status: Int?
  /// What came as a body, up to the limit.
  public var body: [UInt8]
  /// The times of the steps; those before the total of the last of all redirects alone.
  public var timings: Timings
  /// How often the request was sent on.
  public var redirects: Int
  /// The seconds that the server asks to wait before more is sent; nil where it does not.
  public var retryAfter: Int?
  /// Whether a connection was made for it.
  public var isNewConnection: Bool
}
