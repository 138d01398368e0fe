public import Columns

/// The quantiles that a first pass told a second one.
public struct PriorQuantiles: Sendable, Equatable {
  /// A level of the values of an expression.
  struct Key: Hashable, Sendable {
    var expression: ColumnExpression
    var level: Double
  }

  private var byGroup: [Key: [String: Double]] = [:]
  private var all: [Key: Double] = [:]

  /// Nothing known.
  public init() {}

  /// Whether nothing is known.
  public var isEmpty: Bool { byGroup.isEmpty && all.isEmpty }

  /// Keeps the quantile of a group's values.
  public mutating func set(
    _ value: Double, of expression: ColumnExpression, at level: Double, group: String
  ) {
    byGroup[Key(expression: expression, level: level), default: [:]][group] = value
  }

  /// Keeps the quantile of the values of all compared groups together.
  public mutating func setPooled(_ value: Double, of expression: ColumnExpression, at level: Double) {
    all[Key(expression: expression, level: level)] = value
  }

  /// The quantile of each group's values.
  func quantiles(of expression: ColumnExpression, at level: Double) -> [String: Double] {
    byGroup[Key(expression: expression, level: level)] ?? [:]
  }

  /// The quantile of all compared groups' values; nil where it is not known.
  func pooled(of expression: ColumnExpression, at level: Double) -> Double? {
    all[Key(expression: expression, level: level)]
  }
}
