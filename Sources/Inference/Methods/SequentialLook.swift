import Distributions
import Glibc

/// One look at an experiment, and what it costs: nominal p-values into sequential ones, α into the level of one interval.
///
/// The statistic of a look is taken through its nominal p-value, so that a t test, a score test or a quantile's interval
/// are all read against the same boundary: at the boundary c the interval is that of the metric's own method at the
/// level 1 − 2·P(Z > c). For the z test that is estimate ± c·standard error, and it is a little wider for Student's t.
/// The sequential p-value is the smallest α at which this look would stop, so it is below α just when that interval
/// leaves out "no difference".
///
/// Boundaries beyond 7 standard errors are drawn in to 7, since a level nearer to 1 cannot be told from it. That costs
/// 2.6e-12 of α a look, and 1.3e-9 for a sequence over nine decades of growth; beyond it the p-value is the nominal one
/// times the looks, or times 1,000.
///
/// *Source:* C. Jennison and B. W. Turnbull, "Group Sequential Methods", 2000, chapter 9 (repeated confidence intervals)
/// and section 11.4 (the significance level approach); for the sequence, see ``AsymptoticSequence``.
public struct SequentialLook: Sendable, Equatable {
  /// Beyond so many standard errors boundaries are drawn in.
  public static let farthestBoundary = 7.0
  /// The method; not `none`.
  public let method: SequentialPlan.Method
  /// The share of the planned information at this look, above 0; above 1 after the planned end.
  public let share: Double
  /// The shares of this and earlier looks as boundaries take them, rising, in (0, 1].
  public let shares: [Double]
  /// The units of the smaller group.
  public let size: Double
  /// The sequence, where the method is one.
  public let sequence: AsymptoticSequence?
  /// Whether the planned end was looked at before: no α is left.
  public let isSpent: Bool

  /// A look at two groups; nil where the method is `none`.
  ///
  /// - Parameters:
  ///   - plan: the method, the looks and the planned units.
  ///   - alpha: α, inside (0, 1), for which a sequence is tuned.
  ///   - units: the units of control and treatment.
  ///   - total: the units of all compared groups.
  ///   - earlier: the shares of earlier looks, where a ledger tells; nil for the planned ones.
  /// - Throws: `invalidCount` without planned units, without units, or with too many looks; `invalidLevel`.
  public init?(
    plan: SequentialPlan, alpha: Double, units: (control: Int, treatment: Int), total: Int,
    earlier: [Double]? = nil
  ) throws(InferenceError) {
    guard plan.method != .none else { return nil }
    try checkInside01(alpha)
    guard let planned = plan.plannedUnits, planned > 0 else {
      throw .invalidCount(Double(plan.plannedUnits ?? 0))
    }
    guard (1...GroupSequentialDesign.mostLooks).contains(plan.looks) else {
      throw .invalidCount(Double(plan.looks))
    }
    let smaller = Double(min(units.control, units.treatment))
    guard smaller > 0, total > 0 else { throw .invalidCount(smaller) }
    method = plan.method
    let share = Double(total) / Double(planned)
    self.share = share
    size = smaller
    let usual = (1..<max(2, plan.looks)).map { Double($0) / Double(plan.looks) }
    let before = earlier ?? (plan.looks > 1 ? usual : [])
    // Looks that saw no less than this one would have to be undone; those beyond the end have spent everything.
    let taken = Self.rising(before.filter { $0 > 0 && $0 < min(share, 1) * (1 - 1e-9) })
    shares = taken.suffix(GroupSequentialDesign.mostLooks - 1) + [min(share, 1)]
    isSpent = plan.method.spending != nil && (earlier ?? []).contains { $0 >= 1 }
    sequence =
      plan.method == .confidenceSequence
      ? try AsymptoticSequence(plannedSize: smaller / share, alpha: alpha) : nil
  }

  /// The place of this look among all, from 1.
  public var number: Int { shares.count }

  /// The α that is spent up to this look, on both sides.
  ///
  /// - Parameter alpha: the α of the experiment.
  /// - Returns: the share of it that is spent; all of it for a sequence, which holds at every look together.
  public func spent(alpha: Double) -> Double {
    guard let spending = method.spending, let now = shares.last else { return alpha }
    return 2 * spending.spent(share: now, alpha: alpha)
  }

  /// The boundary of |z| for an α, at most ``farthestBoundary``.
  ///
  /// - Parameter alpha: α, inside (0, 1).
  /// - Returns: the boundary in standard errors.
  public func boundary(alpha: Double) -> Double {
    guard !isSpent else { return Self.farthestBoundary }
    if let sequence { return min(Self.farthestBoundary, sequence.multiplier(size: size, alpha: alpha)) }
    guard let spending = method.spending,
      let design = try? GroupSequentialDesign(shares: shares, alpha: alpha, spending: spending)
    else { return Self.farthestBoundary }
    return min(Self.farthestBoundary, design.boundaries.last ?? .infinity)
  }

  /// The level of the metric's own interval that keeps to a boundary.
  ///
  /// - Parameter boundary: the boundary in standard errors, up to ``farthestBoundary``.
  /// - Returns: 1 − 2·P(Z > boundary).
  public static func level(boundary: Double) -> Double { 1 - 2 * Normal.standard.survival(boundary) }

  /// The level of the metric's own interval that is valid at this look.
  ///
  /// - Parameter alpha: α, inside (0, 1).
  /// - Returns: 1 − 2·P(Z > boundary).
  public func level(alpha: Double) -> Double { Self.level(boundary: boundary(alpha: alpha)) }

  /// log₁₀ of the sequential p-value.
  ///
  /// - Parameter nominal: log₁₀ of the p-value of this look alone.
  /// - Returns: the logarithm, at most 0; NaN for NaN.
  public func log10PValue(nominal: Double) -> Double {
    guard !nominal.isNaN, !isSpent else { return nominal.isNaN ? nominal : 0 }
    let z = zScore(log10TwoSided: nominal)
    if let sequence {
      let exact = sequence.log10PValue(statistic: z, size: size)
      return z < Self.farthestBoundary ? exact : min(exact, nominal + 3)
    }
    guard z < Self.farthestBoundary, let spending = method.spending else {
      return min(0, nominal + log10(Double(shares.count)))
    }
    let p = try? GroupSequentialDesign.sequentialPValue(shares: shares, statistic: z, spending: spending)
    return p.map { log10($0) } ?? 0
  }

  /// Strictly rising shares, those nearly equal as one.
  private static func rising(_ shares: [Double]) -> [Double] {
    var result: [Double] = []
    for share in shares.sorted() where share > (result.last ?? 0) * (1 + 1e-9) { result.append(share) }
    return result
  }
}

/// The |z| whose two-sided p-value has a logarithm.
///
/// - Parameter logP: log₁₀ p, at most 0.
/// - Returns: |z|; far out by Newton's steps on the logarithm of the tail.
func zScore(log10TwoSided logP: Double) -> Double {
  guard logP < 0 else { return 0 }
  guard logP < -290 else { return Normal.standard.upperQuantile(pow(10, logP) / 2) }
  let target = logP * M_LN10 - M_LN2
  var z = (-2 * target).squareRoot()
  // The slope of ln P(Z > z) is nearly −z.
  for _ in 0..<60 {
    let step = (Normal.standard.logSurvival(z) - target) / z
    z += step
    if abs(step) < 1e-14 * z { break }
  }
  return z
}
