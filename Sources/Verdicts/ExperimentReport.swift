internal import Inference
public import Sentences

/// All that a report of an experiment tells, for whatever form it is written in.
///
/// Every number of a report is here or in the values that this holds: whoever writes a report computes nothing.
public struct ExperimentReport: Sendable, Equatable {
  /// The version of the program that made it.
  public var version: String
  /// What it is about.
  public var period: ReportPeriod
  /// The comparison of the groups on the plan's metrics.
  public var analysis: Analysis
  /// The answer of the gate that was asked.
  ///
  /// nil where none can be, which ``ungatedSentence`` explains. Its own analysis is not told again.
  public var gate: GateAnswer?
  /// Why no gate was asked; nil where one was.
  public var ungatedSentence: Sentence?
  /// The days, in order; empty where rows have no time.
  public var days: [ReportDay]
  /// The lift of the primary metric as it grew; nil where it cannot be told.
  public var liftCourse: LiftCourse?
  /// How the values of the primary metric are spread, group by group; empty where it is no mean of values.
  public var distributions: [GroupDistribution]
  /// What the data could see, and what more of them would; nil where nothing can be said.
  public var power: ReportPower?
  /// The latest earlier report of the same experiment; nil where there is none.
  public var previous: PreviousReport?
  /// Every look at the experiment that earlier reports and this one tell of, oldest first, this one last.
  public var looks: [ReportLook]
  /// Sentences of ``analysis``, ``gate`` and the others in further languages: by the language's code (`ko`), by the
  /// English sentence.
  public var translations: [String: [String: String]]

  /// A report on an analysis, of which all else is still to be told.
  public init(version: String, period: ReportPeriod, analysis: Analysis) {
    self.version = version
    self.period = period
    self.analysis = analysis
    days = []
    distributions = []
    looks = []
    translations = [:]
  }

  /// Why no gate was asked, in English; nil where one was.
  public var ungated: String? {
    get { ungatedSentence?.english }
    set { ungatedSentence = newValue.map { Sentence(foreign: $0) } }
  }

  /// The verdict of the gate; nil where none was asked.
  public var verdict: Verdict? { gate?.verdict }

  /// The metric that the report is about: the primary one, else the first.
  public var primary: AnalysedMetric? {
    analysis.metrics.first { $0.specification.role == .primary } ?? analysis.metrics.first
  }
}

/// The time that a report is about.
public struct ReportPeriod: Sendable, Equatable {
  /// How the time was chosen.
  public enum Kind: String, Sendable, CaseIterable {
    /// A week of the ISO calendar.
    case week
    /// The first hours of a stage.
    case stage
    /// From one time to another, either of which may be open.
    case range
    /// All rows.
    case all
  }

  /// How the time was chosen.
  public var kind: Kind
  /// Its name, as files are named by it: `2025-W43`, `stage2-24h`, `2025-10-22_2025-10-28`, `all`.
  public var label: String
  /// The stage; nil where none was named.
  public var stage: Int?
  /// The hours of the stage that are told of; nil where none were named.
  public var hours: Double?
  /// The first millisecond since 1970 that was asked for; nil where it is open.
  public var start: Int64?
  /// The first millisecond that was not asked for any more; nil where it is open.
  public var end: Int64?
  /// The time of the first and the last row; nil where rows have none.
  public var rows: ClosedRange<Int64>?
  /// The zone in which days are cut, as written.
  public var timeZone: String

  /// A period.
  public init(
    kind: Kind, label: String, stage: Int? = nil, hours: Double? = nil, start: Int64? = nil,
    end: Int64? = nil,
    rows: ClosedRange<Int64>? = nil, timeZone: String = "UTC"
  ) {
    self.kind = kind
    self.label = label
    self.stage = stage
    self.hours = hours
    self.start = start
    self.end = end
    self.rows = rows
    self.timeZone = timeZone
  }
}
