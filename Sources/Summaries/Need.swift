public import Columns

/// What is taken of the values of one unit.
public enum UnitStatistic: String, Hashable, Sendable, CaseIterable {
  /// Their sum; 0 for a unit without values.
  case sum
  /// Their number.
  case count
  /// Their mean; a unit without values is left out.
  case mean
  /// For zeros and ones, 1 where the unit has a one, else 0.
  case any
}

/// A number for each unit: a statistic of the unit's values.
public struct PerUnit: Hashable, Sendable {
  /// The values.
  public var expression: ColumnExpression
  /// What is taken of them.
  public var statistic: UnitStatistic

  /// A statistic of the values of each unit.
  public init(_ expression: ColumnExpression, _ statistic: UnitStatistic) {
    self.expression = expression
    self.statistic = statistic
  }
}

/// The sum of one expression over the sum of another, both on the same rows.
public struct Ratio: Hashable, Sendable {
  /// What is added above.
  public let numerator: ColumnExpression
  /// What is added below.
  public let denominator: ColumnExpression

  /// The ratio of the sums of two expressions over the rows that have both.
  public init(_ numerator: ColumnExpression, over denominator: ColumnExpression) {
    self.numerator = .paired(numerator, with: denominator)
    self.denominator = .paired(denominator, with: numerator)
  }
}

/// A summary that a metric cannot do without.
///
/// The needs of all metrics are united before the log is read, so that it is read once; each metric then sees only
/// what it asked for. A need of an expression that has `ColumnExpression.priorExpressions` is met by a second pass.
public enum Need: Hashable, Sendable {
  /// Count, mean, central powers and extremes of the rows of each group.
  case moments(ColumnExpression)
  /// Sums and sizes of each unit of each group.
  case unitSums(ColumnExpression)
  /// Exact quantiles of the rows of each group, at levels in [0, 1].
  case quantiles(ColumnExpression, levels: [Double])
  /// All values of each group in order, from which any quantile can be told.
  case values(ColumnExpression)
  /// Quantiles of the rows of each group at many levels in [0, 1], within ``QuantileSketch/relativeError``.
  case distribution(ColumnExpression, levels: [Double])
  /// The sum and the number of values of every single unit, side by side for all expressions so needed.
  case unitColumns(ColumnExpression)
  /// The two sums of a ratio by unit (by row where rows are independent).
  case ratio(Ratio)
  /// The moments over units of a number that each unit has.
  case perUnit(PerUnit)

  /// The expressions that are summarised.
  public var expressions: [ColumnExpression] {
    switch self {
    case .moments(let expression), .unitSums(let expression), .quantiles(let expression, _),
      .values(let expression), .distribution(let expression, _), .unitColumns(let expression):
      [expression]
    case .ratio(let ratio): [ratio.numerator, ratio.denominator]
    case .perUnit(let perUnit): [perUnit.expression]
    }
  }

  /// The expressions all of whose values must be known before; empty for what one pass can tell.
  public var priorExpressions: [ColumnExpression] { expressions.flatMap(\.priorExpressions) }
}
