/// An estimate with a confidence interval.
public struct Interval: Sendable, Equatable {
  /// The estimate, in the unit of the metric.
  public let estimate: Double
  /// The lower end; −∞ where nothing bounds it.
  public let lower: Double
  /// The upper end; +∞ where nothing bounds it.
  public let upper: Double

  /// An interval from its three numbers.
  public init(estimate: Double, lower: Double, upper: Double) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }

  /// Whether a value lies in the interval, ends included; false for NaN.
  ///
  /// - Parameter value: Any number.
  /// - Returns: Whether it does.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// An interval of the form centre ± half width.
  init(around centre: Double, halfWidth: Double) {
    self.init(estimate: centre, lower: centre - halfWidth, upper: centre + halfWidth)
  }
}
