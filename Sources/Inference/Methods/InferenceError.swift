/// Why a method has no answer, with the numbers that say so; none of them is ever a "pass".
public enum InferenceError: Error, Equatable, Sendable {
  /// Fewer rows than the method needs.
  case tooFewRows(found: Int, needed: Int)
  /// Fewer units than the method needs.
  case tooFewUnits(found: Int, needed: Int)
  /// More rows than an exact method can enumerate.
  case tooManyRows(found: Int, limit: Int)
  /// All values are equal, or units in both groups vary alike, so that there is nothing to measure a difference with.
  case zeroVariance
  /// A mean or variance that is NaN or ±∞.
  case notFinite
  /// A confidence level, significance level or power that is not inside (0, 1).
  case invalidLevel(Double)
  /// A probability or share that is not where it must be.
  case invalidProbability(Double)
  /// A count, size, ratio or rate of traffic that is not where it must be.
  case invalidCount(Double)
  /// Degrees of freedom that are not above 0.
  case invalidDegreesOfFreedom(Double)
  /// Lists that must be of one length are not.
  case unequalLengths(Int, Int)
  /// A control mean of 0 or below, relative to which nothing can be stated.
  case controlMeanNotPositive(Double)
  /// No value of the unknown reaches the target.
  case noSolution(target: Double)
}
