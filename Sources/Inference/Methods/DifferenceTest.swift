import Distributions

/// A test of two means by a difference and its standard error; what t tests and the z test have in common.
public protocol DifferenceTest: Sendable {
  /// The name of the test, as documents write it.
  static var name: String { get }
  /// Treatment − control, in the unit of the metric.
  var difference: Double { get }
  /// The standard error of the difference, above 0.
  var standardError: Double { get }
  /// The degrees of freedom of the standard error; ∞ for the normal.
  var degreesOfFreedom: Double { get }
}

extension DifferenceTest {
  /// The difference in standard errors; positive where the treatment is higher.
  public var statistic: Double { difference / standardError }

  /// The two-sided test of no difference, p = 2·P(T > |t|).
  public var test: TestResult { result(statistic: statistic) }

  /// The two-sided test of the difference being `shift`.
  ///
  /// - Parameter shift: The difference under test, in the unit of the metric.
  /// - Returns: The result; its p is below 1 − level just when `interval(level:)` leaves `shift` out.
  public func test(shift: Double) -> TestResult { result(statistic: (difference - shift) / standardError) }

  /// The confidence interval of the difference.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: difference ± t·standard error.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    let critical = try criticalValue(level: level, degreesOfFreedom: degreesOfFreedom)
    return Interval(around: difference, halfWidth: critical * standardError)
  }

  private func result(statistic: Double) -> TestResult {
    twoSidedTResult(name: Self.name, statistic: statistic, degreesOfFreedom: degreesOfFreedom)
  }
}

/// The two-sided result of a t statistic; of a z statistic where the degrees of freedom are infinite.
func twoSidedTResult(name: String, statistic: Double, degreesOfFreedom: Double) -> TestResult {
  let finite = degreesOfFreedom.isFinite
  guard let distribution = try? StudentT(degreesOfFreedom: degreesOfFreedom), statistic != 0 else {
    return TestResult(
      name: name, statistic: statistic, degreesOfFreedom: finite ? degreesOfFreedom : nil,
      pValue: statistic == 0 ? 1 : .nan, log10PValue: statistic == 0 ? 0 : .nan)
  }
  return TestResult(
    name: name, statistic: statistic, degreesOfFreedom: finite ? degreesOfFreedom : nil,
    pValue: distribution.twoSidedPValue(statistic), log10PValue: distribution.log10TwoSidedPValue(statistic))
}
