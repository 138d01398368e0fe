public import Columns

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
  /// The values; above the line of a ratio.
  public var expression: ColumnExpression
  /// The values below the line of a ratio; nil for all other kinds.
  public var denominator: ColumnExpression?
  /// What its values are taken from, where the name does not say so.
  public var column: String?
  /// How much worse it may get, where that is limited.
  public var margin: Margin?
  /// The rows that it is made from, where these are not all.
  public var filter: RowFilter?
  /// The level of the quantile to which larger values are cut down, where they are.
  public var winsorizing: Double?

  /// A metric.
  ///
  /// - Parameters:
  ///   - name: the name by which it is asked for and reported.
  ///   - kind: what is reported of the values.
  ///   - direction: which way is better.
  ///   - role: what it decides.
  ///   - expression: the values of all rows; above the line of a ratio.
  ///   - denominator: the values below the line of a ratio.
  ///   - margin: how much worse it may get.
  ///   - filter: the rows that it is made from.
  ///   - winsorizing: the level, inside (0, 1), of the quantile to which larger values are cut down.
  public init(
    name: String, kind: MetricKind, direction: Direction, role: MetricRole, expression: ColumnExpression,
    denominator: ColumnExpression? = nil, margin: Margin? = nil, filter: RowFilter? = nil,
    winsorizing: Double? = nil
  ) {
    self.name = name
    self.kind = kind
    self.direction = direction
    self.role = role
    func filtered(_ expression: ColumnExpression) -> ColumnExpression {
      filter.map { .filtered(expression, by: $0.condition) } ?? expression
    }
    let values = filtered(expression)
    self.expression = winsorizing.map { .clipped(values, atQuantile: $0) } ?? values
    self.denominator = denominator.map(filtered)
    self.margin = margin
    self.filter = filter
    self.winsorizing = winsorizing
  }

  /// The metric, ready to be computed.
  public var metric: any Metric {
    switch kind {
    case .mean: MeanMetric(specification: self)
    case .proportion: ProportionMetric(specification: self)
    case .ratio: RatioMetric(specification: self)
    case .quantile(let level): QuantileMetric(specification: self, level: level)
    case .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits: PerUnitMetric(specification: self)
    }
  }
}

/// A condition with its wording.
public struct RowFilter: Hashable, Sendable {
  /// The condition as it was written.
  public var text: String
  /// What it means.
  public var condition: RowCondition

  /// A condition as people write it; see `RowCondition.init(parsing:)`.
  ///
  /// - Throws: ``MetricError/invalidCondition(_:)``.
  public init(parsing text: String) throws(MetricError) {
    self.text = text
    condition = try RowCondition(parsing: text)
  }
}
