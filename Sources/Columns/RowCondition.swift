/// How two numbers are compared.
public enum Comparison: String, Sendable, CaseIterable {
  /// Less than the threshold.
  case less = "<"
  /// Less, or equal.
  case lessOrEqual = "<="
  /// Greater than the threshold.
  case greater = ">"
  /// Greater, or equal.
  case greaterOrEqual = ">="
  /// Equal, as IEEE 754 has it: -0 equals 0, NaN nothing.
  case equal = "=="
  /// Not equal; NaN is neither equal nor unequal.
  case notEqual = "!="

  /// Whether `value` compares so with `threshold`; NaN compares with nothing.
  @inlinable
  public func holds(_ value: Double, _ threshold: Double) -> Bool {
    switch self {
    case .less: value < threshold
    case .lessOrEqual: value <= threshold
    case .greater: value > threshold
    case .greaterOrEqual: value >= threshold
    case .equal: value == threshold
    case .notEqual: value != threshold && value == value
    }
  }
}

/// Comparisons of a row's values, all of which must hold: `status_code >= 500 and response_time_ms > 1000`.
public struct RowCondition: Hashable, Sendable {
  /// One comparison.
  public struct Term: Hashable, Sendable {
    /// What is compared.
    public var value: ColumnExpression
    /// How.
    public var comparison: Comparison
    /// With what.
    public var threshold: Double

    /// A comparison of a value with a threshold.
    public init(_ value: ColumnExpression, _ comparison: Comparison, _ threshold: Double) {
      self.value = value
      self.comparison = comparison
      self.threshold = threshold
    }
  }

  /// The comparisons; with none of them the condition always holds.
  public var terms: [Term]

  /// The condition that all of `terms` hold.
  public init(_ terms: [Term]) { self.terms = terms }

  /// The columns that the values are made from.
  public var columns: [NumberColumn] { terms.flatMap(\.value.columns) }
}
