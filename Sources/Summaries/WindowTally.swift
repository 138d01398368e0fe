/// Counts and sums of one version's rows within a stretch of time.
public struct WindowTally: Sendable, Equatable {
  /// The counts, in a fixed order: see ``Count``.
  var counts: [Int]
  /// The sum of the response times in milliseconds.
  public var responseTimeSum = 0.0
  /// The sum of the confidences.
  public var confidenceSum = 0.0

  /// The place of a count; counts of rows beyond thresholds follow these.
  enum Count {
    static let requests = 0
    static let judged = 1
    static let errors = 2
    static let stated = 3
    static let successes = 4
    static let timed = 5
    static let confident = 6
    /// The number of these places.
    static let all = 7
  }

  /// No rows.
  init(thresholds: Int) { counts = Array(repeating: 0, count: Count.all + thresholds) }

  /// The requests.
  public var requests: Int { counts[Count.requests] }
  /// The requests of which it is known whether they failed.
  public var judged: Int { counts[Count.judged] }
  /// The requests that failed.
  public var errors: Int { counts[Count.errors] }
  /// The requests that state whether they succeeded.
  public var stated: Int { counts[Count.stated] }
  /// The requests that succeeded.
  public var successes: Int { counts[Count.successes] }
  /// The requests with a response time.
  public var timed: Int { counts[Count.timed] }
  /// The requests with a confidence.
  public var confident: Int { counts[Count.confident] }
  /// The requests beyond a threshold, by its place in the settings.
  public func beyond(_ threshold: Int) -> Int { counts[Count.all + threshold] }
}

/// What a window counts to know whether it has enough requests.
public enum WindowBasis: Sendable, Hashable, CaseIterable {
  /// The requests of which it is known whether they failed.
  case judged
  /// The requests that state whether they succeeded.
  case stated
  /// The requests with a response time.
  case timed
  /// The requests with a confidence.
  case confident

  /// The place of its count.
  var place: Int {
    switch self {
    case .judged: WindowTally.Count.judged
    case .stated: WindowTally.Count.stated
    case .timed: WindowTally.Count.timed
    case .confident: WindowTally.Count.confident
    }
  }
}
