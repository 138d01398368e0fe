/// Count, mean, central power sums and extremes of a set of numbers.
///
/// Held relative to the mean, and the mean with what its rounding left out, so that large offsets cost no digits: for
/// x = 10⁹ + noise the variance of the noise keeps 12 digits over any number of merges, which Σx² − n·x̄² would lose
/// altogether.
///
/// - Note: NaN is not a number and must have been left out before; ±∞ makes every moment NaN or infinite, which
///   every method reports as "no data".
/// - Source: T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample variance", The American
///   Statistician 37 (1983), 242–247, eq. 2.1; for third and fourth powers P. Pébay, Sandia report SAND2008-6212,
///   eq. 3.1; the rest of the mean by D. E. Knuth, "The Art of Computer Programming", volume 2, 4.2.2, theorem B.
public struct Moments: Sendable, Equatable {
  /// The number of values, n.
  public private(set) var count: Int
  /// The arithmetic mean; 0 when there are no values.
  public private(set) var mean: Double
  /// Σ(x − mean)².
  public private(set) var secondPowerSum: Double
  /// Σ(x − mean)³.
  public private(set) var thirdPowerSum: Double
  /// Σ(x − mean)⁴.
  public private(set) var fourthPowerSum: Double
  /// The smallest value; +∞ when there are none.
  public private(set) var minimum: Double
  /// The largest value; −∞ when there are none.
  public private(set) var maximum: Double
  /// What rounding left out of ``mean``: the mean is the sum of both.
  private var meanRest = 0.0

  /// The moments of no values.
  public init() {
    count = 0
    mean = 0
    secondPowerSum = 0
    thirdPowerSum = 0
    fourthPowerSum = 0
    minimum = .infinity
    maximum = -.infinity
  }

  /// Moments that were computed elsewhere.
  ///
  /// - Parameters:
  ///   - count: n ≥ 0.
  ///   - mean: the arithmetic mean.
  ///   - secondPowerSum: Σ(x − mean)² ≥ 0, which is (n − 1)·variance.
  ///   - thirdPowerSum: Σ(x − mean)³; NaN where unknown.
  ///   - fourthPowerSum: Σ(x − mean)⁴; NaN where unknown.
  ///   - minimum: the smallest value; NaN where unknown.
  ///   - maximum: the largest value; NaN where unknown.
  public init(
    count: Int, mean: Double, secondPowerSum: Double, thirdPowerSum: Double = .nan,
    fourthPowerSum: Double = .nan,
    minimum: Double = .nan, maximum: Double = .nan
  ) {
    self.count = count
    self.mean = mean
    self.secondPowerSum = secondPowerSum
    self.thirdPowerSum = thirdPowerSum
    self.fourthPowerSum = fourthPowerSum
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Moments that were computed elsewhere relative to a number, whose mean then keeps the digits that a sum would lose.
  ///
  /// - Parameters:
  ///   - count: n ≥ 0.
  ///   - centre: what was taken from every value.
  ///   - relativeMean: the mean of what was left.
  ///   - secondPowerSum: Σ(x − mean)² ≥ 0.
  ///   - minimum: the smallest value; NaN where unknown.
  ///   - maximum: the largest value; NaN where unknown.
  package init(
    count: Int, centre: Double, relativeMean: Double, secondPowerSum: Double, minimum: Double, maximum: Double
  ) {
    self.init(
      count: count, mean: centre, secondPowerSum: secondPowerSum, minimum: minimum, maximum: maximum)
    moveMean(by: relativeMean)
  }

  /// The sample variance, Σ(x − mean)²/(n − 1); NaN when n < 2.
  public var variance: Double { count < 2 ? .nan : secondPowerSum / Double(count - 1) }

  /// The sample standard deviation; NaN when n < 2.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean of independent values, s/√n; NaN when n < 2.
  public var standardError: Double { (variance / Double(count)).squareRoot() }

  /// The skewness g₁ = √n·Σd³/(Σd²)^1.5; NaN when all values are equal.
  public var skewness: Double {
    guard secondPowerSum > 0 else { return .nan }
    return Double(count).squareRoot() * thirdPowerSum / (secondPowerSum * secondPowerSum.squareRoot())
  }

  /// The excess kurtosis g₂ = n·Σd⁴/(Σd²)² − 3; NaN when all values are equal.
  public var excessKurtosis: Double {
    guard secondPowerSum > 0 else { return .nan }
    return Double(count) * fourthPowerSum / (secondPowerSum * secondPowerSum) - 3
  }

  /// Joins the moments of another set of values to these.
  ///
  /// `a.merge(b)` equals the moments of both sets read together up to rounding.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let n1 = Double(count)
    let n2 = Double(other.count)
    let n = n1 + n2
    let delta = (other.mean - mean) + (other.meanRest - meanRest)
    let step = delta / n
    let spread = delta * step * n1 * n2
    fourthPowerSum +=
      other.fourthPowerSum + spread * step * step * (n1 * n1 - n1 * n2 + n2 * n2)
      + 6 * step * step * (n1 * n1 * other.secondPowerSum + n2 * n2 * secondPowerSum)
      + 4 * step * (n1 * other.thirdPowerSum - n2 * thirdPowerSum)
    thirdPowerSum +=
      other.thirdPowerSum + spread * step * (n1 - n2)
      + 3 * step * (n1 * other.secondPowerSum - n2 * secondPowerSum)
    secondPowerSum += other.secondPowerSum + spread
    moveMean(by: n2 * step)
    count += other.count
    // Where one is not known, neither is that of both.
    minimum = minimum.isNaN || other.minimum.isNaN ? .nan : min(minimum, other.minimum)
    maximum = maximum.isNaN || other.maximum.isNaN ? .nan : max(maximum, other.maximum)
  }

  /// Adds to the mean, and keeps what rounding leaves out.
  mutating func moveMean(by step: Double) {
    let addend = step + meanRest
    let sum = mean + addend
    let added = sum - mean
    let rest = (mean - (sum - added)) + (addend - added)
    mean = sum
    meanRest = rest.isFinite ? rest : 0
  }
}
