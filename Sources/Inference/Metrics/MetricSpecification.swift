public import Columns

/// What a metric reports of the values of a group.
public enum MetricKind: String, Sendable, CaseIterable {
  /// The arithmetic mean over requests.
  case mean
  /// The share of requests for which something is true.
  case proportion
}

/// Which way is better.
public enum Direction: String, Sendable, CaseIterable {
  /// Larger is better.
  case increase
  /// Smaller is better.
  case decrease

  /// +1 where larger is better, −1 where smaller is.
  public var sign: Double { self == .increase ? 1 : -1 }
}

/// What a metric decides.
public enum MetricRole: String, Sendable, CaseIterable {
  /// The one question that the experiment was made for.
  case primary
  /// Further questions, corrected for their number.
  case secondary
  /// What must not get worse.
  case guardrail
}

/// How much worse a guardrail may get.
public enum Margin: Hashable, Sendable {
  /// In the unit of the metric.
  case absolute(Double)
  /// As a share of the control group's value.
  case relative(Double)
}

/// A question about a log: which numbers, what of them, and which way is better.
public struct MetricSpecification: Hashable, Sendable {
  /// The name by which it is asked for and reported.
  public var name: String
  /// What is reported of the values.
  public var kind: MetricKind
  /// Which way is better.
  public var direction: Direction
  /// What it decides.
  public var role: MetricRole
  /// The values.
  public var expression: ColumnExpression
  /// For a guardrail, how much worse it may get.
  public var margin: Margin?

  /// A metric.
  public init(
    name: String, kind: MetricKind, direction: Direction, role: MetricRole, expression: ColumnExpression,
    margin: Margin? = nil
  ) {
    self.name = name
    self.kind = kind
    self.direction = direction
    self.role = role
    self.expression = expression
    self.margin = margin
  }

  /// The metric, ready to be computed.
  public var metric: any Metric {
    switch kind {
    case .mean: MeanMetric(specification: self)
    case .proportion: ProportionMetric(specification: self)
    }
  }
}
