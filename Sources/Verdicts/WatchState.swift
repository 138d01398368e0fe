public import Plans
public import Sentences

/// What one version did within a window of time.
public struct WindowFigures: Sendable, Equatable {
  /// Its requests.
  public var requests = 0
  /// Its requests of which it is known whether they failed: what an error rate is a share of.
  public var judged = 0
  /// Its requests that failed: a status of 500 or more, or no success where there is no status.
  public var errors = 0
  /// Its requests that state whether they succeeded, and those of them that did.
  public var stated = 0
  /// Its requests that succeeded.
  public var successes = 0
  /// Its requests with a response time.
  public var timed = 0
  /// The median response time in milliseconds; nil without response times.
  public var p50: Double?
  /// The 95th percentile of response time in milliseconds.
  public var p95: Double?
  /// The 99th percentile of response time in milliseconds.
  public var p99: Double?
  /// The mean response time in milliseconds.
  public var mean: Double?
  /// The mean confidence; nil without any.
  public var confidence: Double?
  /// The units; nil where the log has none.
  public var units: Int?
  /// The largest relative error of the quantiles; nil where they are exact.
  public var quantileError: Double?

  /// No requests.
  public init() {}
}

/// How a trigger stands at a moment.
public struct TriggerState: Sendable, Equatable {
  /// What its window says.
  public enum Status: String, Sendable, CaseIterable {
    /// The measure is on the right side.
    case quiet
    /// The measure is on the wrong side, and the rule holds.
    case fired
    /// The measure is on the wrong side, and the evidence that is asked for is not there.
    case notProven = "not_proven"
    /// The window has too few requests, or no value: there is no answer.
    case noAnswer = "no_answer"
  }

  /// The rule.
  public var trigger: Trigger
  /// How it stands.
  public var status: Status
  /// The canary's value; nil where there is none.
  public var value: Double?
  /// Legacy's value in the same window; nil where there is none.
  public var legacyValue: Double?
  /// Whether legacy's value is on the wrong side too: an outage, not a bad canary.
  public var legacyBreaches = false
  /// The canary's requests in the window.
  public var requests: Int
  /// The start of the window that was judged, in milliseconds since 1970; earlier than asked where it reached back.
  public var start: Int64
  /// The end of the window.
  public var end: Int64
  /// Whether the window reached back for enough requests.
  public var reachedBack = false
  /// The units of the requests that make the breach; nil where the log has none.
  public var units: Int?
  /// How likely so many bad requests are of a canary at the permitted rate; nil where no rate is permitted.
  public var chance: Double?
  /// When it began to stand so, in milliseconds since 1970.
  public var since: Int64
  /// What was found, in words and figures.
  public var finding: Sentence

  /// A trigger's state.
  public init(
    trigger: Trigger, status: Status, value: Double? = nil, requests: Int = 0, start: Int64, end: Int64,
    since: Int64, detail: String
  ) {
    self.trigger = trigger
    self.status = status
    self.value = value
    self.requests = requests
    self.start = start
    self.end = end
    self.since = since
    finding = Sentence(foreign: detail)
  }

  /// What was found, in English.
  public var detail: String {
    get { finding.english }
    set { finding = Sentence(foreign: newValue) }
  }
}

/// Something that happened while a release was watched.
public struct WatchEvent: Sendable, Equatable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// The watch began.
    case started
    /// A trigger fired that rolls back.
    case rollBack = "roll_back"
    /// A warning began.
    case warning
    /// A warning ended in time.
    case recovered
    /// A warning did not end in time: back by one stage.
    case stepBack = "step_back"
    /// A trigger lost its answer, or got it back.
    case noAnswer = "no_answer"
    /// The canary is silent where requests were to be expected.
    case gap
    /// Rows came too late, or from the future, or could not be read.
    case rows
    /// The log was cut short or replaced, or its end was reached.
    case log
    /// The watch ended.
    case ended
  }

  /// What happened.
  public var kind: Kind
  /// The log's own time at which it happened, in milliseconds since 1970; nil before the first row.
  public var time: Int64?
  /// What the release should do now.
  public var decision: Decision
  /// The stage to go to, where the decision is to roll back: 0 is legacy alone.
  public var targetStage: Int?
  /// The trigger, where one is behind it.
  public var trigger: TriggerState?
  /// What both versions did in the five minutes before; nil before the first row.
  public var latest: GroupPair<WindowFigures>?
  /// When the warning that stands must have ended, in milliseconds since 1970.
  public var deadline: Int64?
  /// One sentence.
  public var detail: String

  /// An event.
  public init(kind: Kind, time: Int64?, decision: Decision, detail: String, trigger: TriggerState? = nil) {
    self.kind = kind
    self.time = time
    self.decision = decision
    self.detail = detail
    self.trigger = trigger
  }
}

/// The comparison with legacy that may be looked at as often as one likes.
public struct WatchComparison: Sendable, Equatable {
  /// What is compared, such as `response_time_ms` or `error_rate`.
  public var metric: String
  /// Legacy's and the canary's value since the watch began.
  public var values: GroupPair<Double>
  /// The canary's minus legacy's.
  public var difference: Double
  /// The ends of the sequence that holds at every moment at once; infinite where nothing bounds it yet.
  public var lower: Double
  /// The upper end.
  public var upper: Double
  /// The level of the sequence.
  public var level: Double
  /// What it says: `improved`, `worsened` or `inconclusive`.
  public var outcome: String

  /// A comparison.
  public init(
    metric: String, values: GroupPair<Double>, difference: Double, lower: Double, upper: Double,
    level: Double, outcome: String
  ) {
    self.metric = metric
    self.values = values
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.level = level
    self.outcome = outcome
  }
}

/// All that is known of a release at a moment of its watch.
public struct WatchState: Sendable, Equatable {
  /// One minute of both versions, for a picture of the last hour.
  public struct Minute: Sendable, Equatable {
    /// Its start, in milliseconds since 1970.
    public var start: Int64
    /// What both versions did in it.
    public var figures: GroupPair<WindowFigures>

    /// A minute.
    public init(start: Int64, figures: GroupPair<WindowFigures>) {
      self.start = start
      self.figures = figures
    }
  }

  /// What became of the rows.
  public struct Rows: Sendable, Equatable {
    /// The rows read.
    public var read = 0
    /// The rows of the two versions that count.
    public var used = 0
    /// The rows that could not be read.
    public var rejected = 0
    /// The rows of other groups.
    public var otherGroup = 0
    /// The rows outside the time that the plan gives to the stage.
    public var outsideStage = 0
    /// The rows without a time.
    public var untimed = 0
    /// The rows that came too late to count.
    public var late = 0
    /// The rows from the future, by a clock that is wrong.
    public var future = 0

    /// No rows.
    public init() {}
  }

  /// The time of the latest row that counts, in milliseconds since 1970; nil before the first.
  public var time: Int64?
  /// The stage that is watched; nil where none is named.
  public var stage: Int?
  /// The names of the versions in the log.
  public var names: GroupPair<String>
  /// What the release should do now: hold while a warning stands, promote while nothing is wrong.
  public var decision: Decision
  /// The reason, as one sentence.
  public var reason: String
  /// The triggers, in the plan's order.
  public var triggers: [TriggerState] = []
  /// When the warning that stands must have ended, in milliseconds since 1970.
  public var deadline: Int64?
  /// What both versions did in the last five minutes.
  public var latest = GroupPair(control: WindowFigures(), treatment: WindowFigures())
  /// The last sixty minutes, oldest first, with minutes in which nothing came.
  public var minutes: [Minute] = []
  /// The comparisons with legacy.
  public var comparisons: [WatchComparison] = []
  /// The requests of both versions that count, since the watch began.
  public var requests = GroupPair(control: 0, treatment: 0)
  /// What became of the rows.
  public var rows = Rows()

  /// A release of which nothing is known yet.
  public init(names: GroupPair<String>, stage: Int? = nil) {
    self.names = names
    self.stage = stage
    decision = .hold
    reason = "no request of \(names.treatment) yet"
  }
}
