public import Columns

/// A summary that a metric cannot do without.
///
/// The needs of all metrics are united before the log is read, so that it is read once; each metric then sees only
/// what it asked for.
public enum Need: Hashable, Sendable {
  /// Count, mean, central powers and extremes of the rows of each group.
  case moments(ColumnExpression)
  /// Sums and sizes of each unit of each group.
  case unitSums(ColumnExpression)
  /// Exact quantiles of the rows of each group, at levels in [0, 1].
  case quantiles(ColumnExpression, levels: [Double])

  /// The expression that is summarised.
  public var expression: ColumnExpression {
    switch self {
    case .moments(let expression), .unitSums(let expression), .quantiles(let expression, _): expression
    }
  }
}
