import Distributions
import Glibc

/// Confidence sequences of the difference and the ratio of two proportions, exact for independent rows at any looks.
///
/// The product of the two groups' beta-binomial martingales is a martingale where (p_c, p_t) is the truth, in whatever
/// order the rows of the groups come. The set of pairs with M_c(p_c)·M_t(p_t) < 1/α is convex; its shadows on the
/// difference and on the ratio are intervals that hold together, and the p-value of "no difference" is their dual:
///
///     p = min(1, 1 ÷ min over p of M_c(p)·M_t(p))
///
/// At the number planned it is about 12 % wider than the asymptotic sequence at α = 0.05: what the second dimension costs.
///
/// *Edge cases:* without events in the control the ratio has no upper end; without any event in both groups p = 1.
///
/// *Source:* the mixtures of S. R. Howard et al., Annals of Statistics 49 (2021), 1055–1080, doi:10.1214/20-AOS1991;
/// a product of martingales over groups, projected.
public struct ProportionSequence: Sendable, Equatable {
  /// The name of the test, as documents write it.
  public static let name = "beta_binomial_mixture"
  /// The control.
  public let control: BetaBinomialSequence
  /// The treatment.
  public let treatment: BetaBinomialSequence

  /// Two proportions.
  ///
  /// - Parameters:
  ///   - control: the control's events and trials.
  ///   - treatment: the treatment's.
  ///   - planned: the trials planned for each group, above 0.
  ///   - alpha: the α for which the sequence is tuned, inside (0, 1).
  /// - Throws: `invalidCount`; `invalidLevel`; `tooFewRows` for a group without trials.
  public init(
    control: (events: Double, trials: Double), treatment: (events: Double, trials: Double),
    planned: (control: Double, treatment: Double), alpha: Double = 0.05
  ) throws(InferenceError) {
    try checkCounts(events: control.events, trials: control.trials)
    try checkCounts(events: treatment.events, trials: treatment.trials)
    self.control = try BetaBinomialSequence(
      events: control.events, trials: control.trials, plannedTrials: planned.control, alpha: alpha,
      dimensions: 2)
    self.treatment = try BetaBinomialSequence(
      events: treatment.events, trials: treatment.trials, plannedTrials: planned.treatment, alpha: alpha,
      dimensions: 2)
  }

  /// p̂_t − p̂_c.
  public var difference: Double { treatment.events / treatment.trials - control.events / control.trials }

  /// The always-valid test of no difference; the statistic is 2·ln of the evidence, with the sign of the difference.
  public var test: TestResult {
    let evidence = max(0, logEvidence(difference: 0))
    return TestResult(
      name: Self.name, statistic: difference < 0 ? -2 * evidence : 2 * evidence, degreesOfFreedom: nil,
      pValue: exp(-evidence), log10PValue: -evidence / M_LN10)
  }

  /// The smallest evidence against any pair with a difference.
  ///
  /// - Parameter delta: p_t − p_c.
  /// - Returns: ln M; +∞ outside [−1, 1].
  public func logEvidence(difference delta: Double) -> Double {
    guard delta >= -1 && delta <= 1 else { return .infinity }
    return smallest(from: max(0, -delta), to: min(1, 1 - delta)) { (p: $0, other: $0 + delta) }
  }

  /// The smallest evidence against any pair with a ratio.
  ///
  /// - Parameter logRatio: ln(p_t/p_c).
  /// - Returns: ln M.
  func logEvidence(logRatio: Double) -> Double {
    if logRatio == 0 { return logEvidence(difference: 0) }
    let ratio = exp(logRatio)
    return ratio <= 1
      ? smallest(from: 0, to: 1) { (p: $0, other: ratio * $0) }
      : smallest(from: 0, to: 1) { (p: $0 / ratio, other: $0) }
  }

  /// The interval of the difference.
  ///
  /// - Parameter alpha: α, inside (0, 1).
  /// - Returns: p̂_t − p̂_c with its interval inside [−1, 1]; it leaves 0 out just when p < α.
  /// - Throws: `invalidLevel`.
  public func interval(alpha: Double) throws(InferenceError) -> Interval {
    try checkInside01(alpha)
    let threshold = -log(alpha)
    func excess(_ delta: Double) -> Double { logEvidence(difference: delta) - threshold }
    return Interval(
      estimate: difference, lower: end(from: difference, towards: -1, of: excess),
      upper: end(from: difference, towards: 1, of: excess))
  }

  /// The interval of the relative difference p_t/p_c − 1.
  ///
  /// - Parameter alpha: α, inside (0, 1).
  /// - Returns: the lift; its upper end is ∞ where the control may have no events at all.
  /// - Throws: `invalidLevel`; `controlMeanNotPositive` for a control without events.
  public func lift(alpha: Double) throws(InferenceError) -> RelativeLift {
    try checkInside01(alpha)
    guard control.events > 0 else { throw .controlMeanNotPositive(0) }
    let threshold = -log(alpha)
    func excess(_ logRatio: Double) -> Double { logEvidence(logRatio: logRatio) - threshold }
    let ratio = treatment.events / treatment.trials / (control.events / control.trials)
    let upper = end(from: ratio > 0 ? log(ratio) : -700, towards: 700, of: excess)
    let lower = ratio > 0 ? end(from: log(ratio), towards: -700, of: excess) : -700
    return RelativeLift(
      bounded: Interval(
        estimate: ratio - 1, lower: lower <= -700 ? -1 : expm1(lower),
        upper: upper >= 700 ? .infinity : expm1(upper)), method: Self.name)
  }

  /// Where the evidence reaches the threshold between an estimate and a limit; the limit where it does not.
  ///
  /// 0, where it lies between them, is an end of the bracket, so that the test of no difference and the interval agree.
  private func end(from estimate: Double, towards limit: Double, of excess: (Double) -> Double) -> Double {
    var (near, far) = (estimate, limit)
    if (near < 0 && far > 0) || (near > 0 && far < 0) {
      if excess(0) > 0 { far = 0 } else { near = 0 }
    }
    guard excess(far) > 0 else { return far }
    guard excess(near) < 0 else { return near }
    return near < far
      ? bracketedRoot(between: near, and: far, of: excess)
      : bracketedRoot(between: far, and: near, of: excess)
  }

  /// The smallest sum of both groups' evidence on a line of pairs, on which it is convex, by golden sections.
  ///
  /// *Source:* J. Kiefer, Proceedings of the American Mathematical Society 4 (1953), 502–506.
  private func smallest(
    from low: Double, to high: Double, along line: (Double) -> (p: Double, other: Double)
  ) -> Double {
    guard high > low else {
      let pair = line(low)
      return control.logEvidence(against: pair.p) + treatment.logEvidence(against: min(1, max(0, pair.other)))
    }
    func value(_ place: Double) -> Double {
      let pair = line(place)
      let sum =
        control.logEvidence(against: pair.p) + treatment.logEvidence(against: min(1, max(0, pair.other)))
      return sum.isNaN ? .infinity : sum
    }
    let golden = 0.5 * (5.0.squareRoot() - 1)
    var (low, high) = (low, high)
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (value(left), value(right))
    for _ in 0..<200 {
      if high - low <= 1e-9 * min(high, 1 - low) { break }
      // Where both are infinite the finite stretch lies nearer the ends than the sections: towards small p.
      if atLeft < atRight || (atLeft == .infinity && atRight == .infinity) {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = value(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = value(right)
      }
    }
    return min(atLeft, atRight, value(low), value(high))
  }
}
