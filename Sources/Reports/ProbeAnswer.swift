public import Summaries
public import Verdicts

/// What a probe found: each side's figures by kind of request, and the two compared.
public struct ProbeAnswer: Sendable {
  /// The figures of some requests of one side.
  public struct Figures: Sendable {
    /// The kind of the requests; nil for all of them.
    public var kind: String?
    /// How many were made.
    public var requests: Int
    /// How many were answered at all.
    public var answered: Int
    /// How many answers were whole and as expected.
    public var succeeded: Int
    /// Their share; nil of no requests.
    public var successRate: Double?
    /// The response times in milliseconds.
    public var times: Moments
    /// The median response time in milliseconds; nil of none.
    public var median: Double?
    /// The service's own confidence.
    public var confidence: Moments
    /// How well the persona was kept.
    public var persona: Moments
    /// What was wrong how often, the most frequent first.
    public var troubles: [(reason: String, count: Int)]

    /// The figures of some requests.
    public init(
      kind: String?, requests: Int, answered: Int, succeeded: Int, successRate: Double?, times: Moments,
      median: Double?, confidence: Moments, persona: Moments, troubles: [(reason: String, count: Int)]
    ) {
      self.kind = kind
      self.requests = requests
      self.answered = answered
      self.succeeded = succeeded
      self.successRate = successRate
      self.times = times
      self.median = median
      self.confidence = confidence
      self.persona = persona
      self.troubles = troubles
    }
  }

  /// One side.
  public struct Side: Sendable {
    /// The group in the log.
    public var name: String
    /// The address, without its secrets.
    public var address: String
    /// All requests.
    public var total: Figures
    /// The requests of each kind.
    public var kinds: [Figures]

    /// One side.
    public init(name: String, address: String, total: Figures, kinds: [Figures]) {
      self.name = name
      self.address = address
      self.total = total
      self.kinds = kinds
    }
  }

  /// How the requests were made.
  public struct Settings: Sendable {
    /// How often each kind was to be sent to each side.
    public var iterations: Int
    /// How many requests were under way at a time.
    public var concurrency: Int
    /// The rest between requests, in milliseconds.
    public var delay: Double
    /// How long an answer might take, in milliseconds.
    public var timeout: Double
    /// How long a connection might take, in milliseconds.
    public var connectTimeout: Double
    /// The requests of each side that were made first and not told of.
    public var warmUp: Int
    /// What the order follows from.
    public var seed: UInt64

    /// How the requests were made.
    public init(
      iterations: Int, concurrency: Int, delay: Double, timeout: Double, connectTimeout: Double, warmUp: Int,
      seed: UInt64
    ) {
      self.iterations = iterations
      self.concurrency = concurrency
      self.delay = delay
      self.timeout = timeout
      self.connectTimeout = connectTimeout
      self.warmUp = warmUp
      self.seed = seed
    }
  }

  /// When it began, `2025-10-22T09:30:00.123Z`.
  public var started: String
  /// Whether it was told to stop before its end.
  public var isInterrupted: Bool
  /// The requests that were planned.
  public var planned: Int
  /// The path of the log.
  public var log: String
  /// How the requests were made.
  public var settings: Settings
  /// The sides, legacy first.
  public var sides: [Side]
  /// The analysis of the log; nil where it could not be made.
  public var comparison: Analysis?
  /// Why there is no comparison; nil where there is one.
  public var refusal: String?

  /// What a probe found.
  public init(
    started: String, isInterrupted: Bool, planned: Int, log: String, settings: Settings, sides: [Side],
    comparison: Analysis? = nil, refusal: String? = nil
  ) {
    self.started = started
    self.isInterrupted = isInterrupted
    self.planned = planned
    self.log = log
    self.settings = settings
    self.sides = sides
    self.comparison = comparison
    self.refusal = refusal
  }

  /// The requests that were made.
  var done: Int { sides.reduce(0) { $0 + $1.total.requests } }
}
