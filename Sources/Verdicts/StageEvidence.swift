public import Inference
public import Sentences

/// A figure of one version, with its interval where the source tells one.
public struct StageFigure: Sendable, Equatable {
  /// The figure; nil where the source should have it and has not.
  public var value: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end of its interval.
  public var upper: Double?
  /// The requests that it was made from.
  public var count: Int?
  /// Why there is no figure, or none that can be believed.
  public var reason: Sentence?

  /// A figure.
  public init(
    _ value: Double?, lower: Double? = nil, upper: Double? = nil, count: Int? = nil, reason: Sentence? = nil
  ) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.count = count
    self.reason = reason
  }
}

/// What one version did in a stage.
public struct StageFigures: Sendable, Equatable {
  /// Its requests; nil where the source does not count them.
  public var requests: Int?
  /// The share of requests that failed.
  public var errorRate = StageFigure(nil)
  /// The 95th percentile of response time in milliseconds.
  public var p95 = StageFigure(nil)
  /// The share of requests with a stated success that succeeded.
  public var successRate = StageFigure(nil)
  /// The mean confidence.
  public var confidence = StageFigure(nil)

  /// Figures of so many requests.
  public init(requests: Int? = nil) { self.requests = requests }
}

/// What a stage's gate looks at, from whatever source it came.
public struct StageEvidence: Sendable, Equatable {
  /// Where it came from.
  public enum Source: String, Sendable, CaseIterable {
    /// Request logs.
    case log
    /// A monitor's snapshot of a moment.
    case snapshot
  }

  /// What is known of the other version.
  public enum Legacy: Sendable, Equatable {
    /// Its figures.
    case figures(StageFigures)
    /// It should be there and is not.
    case missing(Sentence)
    /// The source has no place for it.
    case notCarried
    /// The caller said that there is none.
    case waived
  }

  /// Where it came from.
  public var source: Source
  /// The path as it was given; several paths in one text.
  public var path: String
  /// The canary's name.
  public var canaryName: String
  /// The canary's figures.
  public var canary: StageFigures
  /// The other version's name and figures.
  public var legacyName: String
  /// What is known of the other version.
  public var legacy: Legacy
  /// The canary's error rate less legacy's, with its interval.
  public var errorRateIncrease: Interval?
  /// The relative rise of the 95th percentile, with its interval.
  public var p95Lift: RelativeLift?
  /// The share of the canary's requests above the stage's limit of the 95th percentile, with its interval.
  public var shareAboveLimit: Interval?
  /// How long the canary was watched; nil where the source does not tell.
  public var watched: WatchedTime?
  /// The check of the split; nil where the source has none.
  public var sampleRatio: Check?
  /// The checks of the data other than the split; nil where the source has none.
  public var dataChecks: [Check]?
  /// The load test; nil where none was named.
  public var loadTest: LoadTest?
  /// The A/B decision; nil where there is none.
  public var decision: StageDecision?
  /// The triggers that rolled back on the stage's rows, and those whose warnings stepped back; nil where no rows were replayed.
  public var firedTriggers: [TriggerState]?
  /// The first and the last request's time, in milliseconds since 1970; nil where it is not known.
  public var period: ClosedRange<Int64>?
  /// Why the source says nothing of this stage: it is older; nil where it does.
  public var staleness: Sentence?
  /// The level of its intervals.
  public var level = 0.95

  /// Evidence of which nothing is known yet.
  public init(
    source: Source, path: String, canaryName: String = "canary", legacyName: String = "legacy",
    canary: StageFigures = StageFigures(), legacy: Legacy = .notCarried
  ) {
    self.source = source
    self.path = path
    self.canaryName = canaryName
    self.legacyName = legacyName
    self.canary = canary
    self.legacy = legacy
  }

  /// The canary's requests in an hour that was watched; nil where either is not known.
  var hourlyRequests: Double? {
    guard let requests = canary.requests, requests > 0, let hours = watched?.hours, hours > 0 else {
      return nil
    }
    return Double(requests) / hours
  }
}
