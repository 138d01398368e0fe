public import Inference

/// What an earlier report said, as far as a later one compares itself with it.
public struct PreviousReport: Sendable, Equatable {
  /// One metric and treatment.
  public struct Metric: Sendable, Equatable {
    /// The metric as it was asked for, `response_time_ms:mean:decrease`.
    public var specification: String
    /// The treatment.
    public var treatment: String
    /// The lift, of which the ends may be infinite; nil where there was none.
    public var lift: Interval?
    /// The difference; nil where there was none.
    public var difference: Interval?
    /// Whether the treatment was better.
    public var outcome: Outcome

    /// What was said of a metric.
    public init(
      specification: String, treatment: String, lift: Interval?, difference: Interval?, outcome: Outcome
    ) {
      self.specification = specification
      self.treatment = treatment
      self.lift = lift
      self.difference = difference
      self.outcome = outcome
    }
  }

  /// The name of its period.
  public var label: String
  /// The gate that it asked, `stage5`; nil where none was.
  public var gate: String?
  /// Its answer; nil where no gate was asked.
  public var decision: Decision?
  /// The requests that it used.
  public var requests: Int
  /// What it said of each metric.
  public var metrics: [Metric]

  /// An earlier report.
  public init(label: String, gate: String?, decision: Decision?, requests: Int, metrics: [Metric]) {
    self.label = label
    self.gate = gate
    self.decision = decision
    self.requests = requests
    self.metrics = metrics
  }
}

/// One look at an experiment, as reports keep account of them.
public struct ReportLook: Sendable, Equatable {
  /// The name of the report's period.
  public var label: String
  /// The gate that was asked, `stage5`; nil where none was.
  public var gate: String?
  /// The answer; nil where no gate was asked.
  public var decision: Decision?
  /// The requests used.
  public var requests: Int
  /// The units; nil where requests are independent.
  public var units: Int?
  /// The primary metric's lift, of which the ends may be infinite; nil where there was none.
  public var lift: Interval?
  /// How looks share α: `none`, `obrien_fleming`, `pocock`, `confidence_sequence`.
  public var method: String
  /// The share of the planned units; nil where no number is planned.
  public var share: Double?
  /// α spent up to this look; nil where nothing was tested.
  public var alphaSpent: Double?

  /// A look.
  public init(
    label: String, gate: String?, decision: Decision?, requests: Int, units: Int?, lift: Interval?,
    method: String, share: Double?, alphaSpent: Double?
  ) {
    self.label = label
    self.gate = gate
    self.decision = decision
    self.requests = requests
    self.units = units
    self.lift = lift
    self.method = method
    self.share = share
    self.alphaSpent = alphaSpent
  }
}
