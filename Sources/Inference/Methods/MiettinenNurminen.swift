import Distributions
import Glibc

/// Miettinen and Nurminen's score test of two proportions, and the intervals that are its inversion.
///
///     z(δ) = (p̂_t − p̂_c − δ)/√((p̃_t·q̃_t/n_t + p̃_c·q̃_c/n_c)·N/(N − 1))
///
/// with p̃ the maximum-likelihood proportions under a difference of δ; under none they are the pooled proportion.
/// The interval of the difference is {δ : |z(δ)| ≤ z}, and that of the ratio likewise, so that either excludes
/// "no difference" just when p < 1 − level. Counts may be real: with units they are divided by the design effect.
///
/// *Edge cases:* 0 and n events are answers. No event at all, or nothing but events, in both groups: p = 1, and an
/// interval of the difference of positive width. No event in the control: there is no lift.
///
/// *Source:* O. Miettinen and M. Nurminen, "Comparative analysis of two rates", Statistics in Medicine 4 (1985),
/// 213–226, doi:10.1002/sim.4780040211, eqs 8–10 and appendix I.
public struct MiettinenNurminen: Sendable, Equatable {
  /// The method, as documents write it.
  public static let name = "miettinen_nurminen"
  /// Events and trials of the control and the treatment.
  let eventsControl: Double
  let trialsControl: Double
  let eventsTreatment: Double
  let trialsTreatment: Double

  /// The comparison of two proportions.
  ///
  /// - Parameters:
  ///   - control: events, in [0, trials], and trials, finite and above 0, of the control.
  ///   - treatment: the same of the treatment.
  /// - Throws: `invalidCount`; `tooFewRows` when a group has no trials or both together not more than one.
  public init(
    control: (events: Double, trials: Double), treatment: (events: Double, trials: Double)
  ) throws(InferenceError) {
    try checkCounts(events: control.events, trials: control.trials)
    try checkCounts(events: treatment.events, trials: treatment.trials)
    let total = control.trials + treatment.trials
    guard total > 1 else { throw .tooFewRows(found: Int(total), needed: 2) }
    (eventsControl, trialsControl) = control
    (eventsTreatment, trialsTreatment) = treatment
  }

  /// p̂_t − p̂_c.
  public var difference: Double {
    // Over a common denominator, where the difference of whole counts is exact.
    (eventsTreatment * trialsControl - eventsControl * trialsTreatment) / (trialsTreatment * trialsControl)
  }

  /// The score test of no difference, two-sided by the normal distribution.
  public var test: TestResult {
    twoSidedTResult(name: Self.name, statistic: score(difference: 0), degreesOfFreedom: .infinity)
  }

  /// The score test of a difference, two-sided by the normal distribution: the dual of ``difference(level:)``.
  ///
  /// - Parameter margin: The difference p_t − p_c under the hypothesis, inside [−1, 1].
  /// - Returns: The result; its statistic is ±∞ where that difference cannot give what was observed.
  /// - Throws: `invalidProbability` outside [−1, 1].
  public func test(difference margin: Double) throws(InferenceError) -> TestResult {
    guard (-1...1).contains(margin) else { throw .invalidProbability(margin) }
    return twoSidedTResult(
      name: Self.name, statistic: score(difference: margin), degreesOfFreedom: .infinity)
  }

  /// The score test of a relative difference, two-sided: the dual of ``lift(level:)``.
  ///
  /// - Parameter margin: p_t ÷ p_c − 1 under the hypothesis, above −1.
  /// - Returns: The result.
  /// - Throws: `invalidProbability` at or below −1; `controlMeanNotPositive` without events in the control.
  public func test(lift margin: Double) throws(InferenceError) -> TestResult {
    guard margin > -1, margin.isFinite else { throw .invalidProbability(margin) }
    guard eventsControl > 0 else { throw .controlMeanNotPositive(0) }
    return twoSidedTResult(
      name: Self.name, statistic: score(logRatio: log1p(margin)), degreesOfFreedom: .infinity)
  }

  /// The confidence interval of p_t − p_c, inside [−1, 1].
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The difference with its interval, ends to 1e-13.
  /// - Throws: `invalidLevel`.
  public func difference(level: Double) throws(InferenceError) -> Interval {
    let z = try criticalValue(level: level, degreesOfFreedom: .infinity)
    let mirrored = swapped
    return Interval(
      estimate: difference, lower: -mirrored.upperDifference(z), upper: upperDifference(z))
  }

  /// The confidence interval of p_t ÷ p_c − 1.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The lift with its interval, always `bounded`; −1 is its lower end without events in the treatment.
  /// - Throws: `invalidLevel`; `controlMeanNotPositive` without events in the control.
  public func lift(level: Double) throws(InferenceError) -> RelativeLift {
    let z = try criticalValue(level: level, degreesOfFreedom: .infinity)
    guard eventsControl > 0 else { throw .controlMeanNotPositive(0) }
    let interval = Interval(
      estimate: difference / (eventsControl / trialsControl), lower: lowerLift(z), upper: upperLift(z))
    return RelativeLift(bounded: interval, method: Self.name)
  }

  /// The confidence interval of p_t ÷ p_c, inside [0, ∞].
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The ratio with its interval; estimate and upper end are ∞ without events in the control.
  /// - Throws: `invalidLevel`; `controlMeanNotPositive` without events in either group.
  public func ratio(level: Double) throws(InferenceError) -> Interval {
    let z = try criticalValue(level: level, degreesOfFreedom: .infinity)
    guard eventsControl + eventsTreatment > 0 else { throw .controlMeanNotPositive(0) }
    let upper = eventsControl > 0 ? 1 + upperLift(z) : .infinity
    let estimate = (eventsTreatment / trialsTreatment) / (eventsControl / trialsControl)
    return Interval(estimate: estimate, lower: 1 + lowerLift(z), upper: upper)
  }

  /// The comparison with the groups' roles exchanged.
  var swapped: Self {
    Self(
      eventsControl: eventsTreatment, trialsControl: trialsTreatment, eventsTreatment: eventsControl,
      trialsTreatment: trialsControl)
  }

  init(
    eventsControl: Double, trialsControl: Double, eventsTreatment: Double, trialsTreatment: Double
  ) {
    self.eventsControl = eventsControl
    self.trialsControl = trialsControl
    self.eventsTreatment = eventsTreatment
    self.trialsTreatment = trialsTreatment
  }

  /// The difference above which the score falls below −z.
  ///
  /// Zero, where it can be, is an end of the bracket: so the root lies on the side of zero that the test says.
  private func upperDifference(_ z: Double) -> Double {
    let estimate = difference
    guard estimate < 1 else { return 1 }
    func excess(_ delta: Double) -> Double { delta == estimate ? z : score(difference: delta) + z }
    guard estimate < 0 else { return bracketedRoot(between: estimate, and: 1, of: excess) }
    return excess(0) < 0
      ? bracketedRoot(between: estimate, and: 0, of: excess) : bracketedRoot(between: 0, and: 1, of: excess)
  }
}
