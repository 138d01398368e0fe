/// What a test of "no difference" says; values, from which everything printed is taken.
public struct TestResult: Sendable, Equatable {
  /// The name of the test, such as `welch`.
  public let name: String
  /// The statistic, positive where the treatment is higher.
  public let statistic: Double
  /// The degrees of freedom; nil for tests that have none.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value; it underflows to 0 below 1e-323, which its logarithm does not.
  public let pValue: Double
  /// log₁₀ of the p-value, finite wherever the statistic is.
  public let log10PValue: Double

  /// A result from its numbers.
  public init(
    name: String, statistic: Double, degreesOfFreedom: Double?, pValue: Double, log10PValue: Double
  ) {
    self.name = name
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.log10PValue = log10PValue
  }
}
