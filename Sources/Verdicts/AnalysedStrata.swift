public import Inference
public import Sentences

/// The groups within every stratum of one dimension: stages, days, or the values of a segment.
public struct AnalysedStrata: Sendable, Equatable {
  /// What the strata are.
  public enum Kind: Sendable, Equatable {
    /// Stages of the plan.
    case stages
    /// Days in a time zone.
    case days
    /// The values of a column.
    case segment(column: String)
  }

  /// One group in one stratum.
  public struct Group: Sendable, Equatable {
    /// Its value in the log.
    public var name: String
    /// Its requests.
    public var requests: Int
    /// Its units; nil where requests are independent.
    public var units: Int?

    /// A group in a stratum.
    package init(name: String, requests: Int, units: Int?) {
      self.name = name
      self.requests = requests
      self.units = units
    }
  }

  /// One stratum.
  public struct Stratum: Sendable, Equatable {
    /// Its name: a day, a stage's number, a value.
    public var name: String
    /// The groups, control first.
    public var groups: [Group]
    /// The mean of each metric in each group; NaN where there is none.
    public var means: [[Double]]
    /// The comparisons of each metric, in the order of ``AnalysedStrata/metrics``, one for each treatment.
    public var comparisons: [[MetricComparison]]

    /// A stratum.
    package init(name: String, groups: [Group], means: [[Double]], comparisons: [[MetricComparison]]) {
      self.name = name
      self.groups = groups
      self.means = means
      self.comparisons = comparisons
    }
  }

  /// Whether a treatment changes a metric alike in all strata.
  public struct Evenness: Sendable, Equatable {
    /// The metric's name.
    public var metric: String
    /// The treatment.
    public var treatment: String
    /// The test; nil where there is none.
    public var test: Heterogeneity?
    /// The strata that have too few units for it.
    public var dropped: Int
    /// Why there is no test.
    public var reasonSentence: Sentence?

    /// Why there is no test, in English.
    public var reason: String? {
      get { reasonSentence?.english }
      set { reasonSentence = newValue.map { Sentence(foreign: $0) } }
    }

    /// Whether a treatment changes a metric alike.
    init(metric: String, treatment: String, test: Heterogeneity?, dropped: Int, reasonSentence: Sentence?) {
      self.metric = metric
      self.treatment = treatment
      self.test = test
      self.dropped = dropped
      self.reasonSentence = reasonSentence
    }

    /// Whether a treatment changes a metric alike, by a document.
    package init(metric: String, treatment: String, test: Heterogeneity?, dropped: Int, reason: String?) {
      self.init(
        metric: metric, treatment: treatment, test: test, dropped: dropped,
        reasonSentence: reason.map { Sentence(foreign: $0) })
    }
  }

  /// What the strata are.
  public var kind: Kind
  /// The metrics that are compared in each stratum.
  public var metrics: [MetricSpecification]
  /// The treatments' names.
  public var treatments: [String]
  /// The strata, in order.
  public var strata: [Stratum]
  /// The tests of equal differences, by metric and treatment.
  public var evenness: [Evenness]
  /// The rows that have no stratum.
  public var withoutStratum: Int
  /// The share of units that the spread between units is taken from; 1 where it is all of them.
  public var sampledShare = 1.0
  /// The number of units in that sample; nil where all of them are taken.
  public var sampledUnits: Int?

  /// The groups within strata.
  package init(
    kind: Kind, metrics: [MetricSpecification], treatments: [String], strata: [Stratum], evenness: [Evenness],
    withoutStratum: Int
  ) {
    self.kind = kind
    self.metrics = metrics
    self.treatments = treatments
    self.strata = strata
    self.evenness = evenness
    self.withoutStratum = withoutStratum
  }

  /// The name under which checks and text speak of it.
  public var name: String {
    switch kind {
    case .stages: "stage"
    case .days: "day"
    case .segment(let column): column
    }
  }
}
