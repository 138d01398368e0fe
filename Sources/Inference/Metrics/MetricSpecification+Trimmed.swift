internal import Columns

extension MetricSpecification {
  /// The same mean without the values above a quantile of all compared groups together.
  ///
  /// - Parameter level: the level of the quantile, inside (0, 1).
  /// - Returns: the metric; nil for other kinds than means, and for values that are cut down already.
  public func trimmed(aboveQuantile level: Double) -> MetricSpecification? {
    guard kind == .mean, winsorizing == nil else { return nil }
    var trimmed = self
    trimmed.expression = .trimmed(expression, aboveQuantile: level)
    return trimmed
  }
}
