import Distributions
import Glibc

/// The confidence sequence of a proportion, exact for independent rows at any number of looks.
///
/// Against every p stands a mixture of proportions with mean p; its likelihood ratio is a martingale where p is true,
/// so that it ever reaches 1/α with a chance of at most α (Ville):
///
///     M(p) = B(κp + x, κq + n − x)/B(κp, κq) ÷ (p^x·q^(n−x)),   {p : M(p) < 1/α}
///
/// κ makes the sequence narrowest at the number of rows planned. ln M is convex in p, so the set is an interval, and it
/// holds x/n, where M ≤ 1. Counts may be real: with units they are divided by the design effect, as for other methods.
///
/// *Edge cases:* 0 or n events: the set reaches to 0 or 1. Before any row it is the whole of [0, 1].
///
/// *Source:* S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
/// sequences", Annals of Statistics 49 (2021), 1055–1080, doi:10.1214/20-AOS1991, proposition 7 (two-sided beta-binomial
/// mixture); H. Robbins, Annals of Mathematical Statistics 41 (1970), 1397–1409, doi:10.1214/aoms/1177696786.
public struct BetaBinomialSequence: Sendable, Equatable {
  /// x, in [0, n].
  public let events: Double
  /// n, at least 0.
  public let trials: Double
  /// κ, the weight of the mixture in rows.
  public let concentration: Double

  /// A proportion.
  ///
  /// - Parameters:
  ///   - events: x, in [0, trials].
  ///   - trials: n, finite, at least 0.
  ///   - plannedTrials: the rows for which the sequence is tuned, finite and above 0.
  ///   - alpha: the α for which it is tuned, inside (0, 1).
  /// - Throws: `invalidCount`, `invalidLevel`.
  public init(
    events: Double, trials: Double, plannedTrials: Double, alpha: Double = 0.05
  ) throws(InferenceError) {
    try self.init(
      events: events, trials: trials, plannedTrials: plannedTrials, alpha: alpha, dimensions: 1)
  }

  init(
    events: Double, trials: Double, plannedTrials: Double, alpha: Double, dimensions: Double
  ) throws(InferenceError) {
    try checkInside01(alpha)
    guard trials >= 0 && trials.isFinite else { throw .invalidCount(trials) }
    guard events >= 0 && events <= trials else { throw .invalidCount(events) }
    guard plannedTrials > 0 && plannedTrials.isFinite else { throw .invalidCount(plannedTrials) }
    self.events = events
    self.trials = trials
    concentration = max(1e-6, plannedTrials / mixtureInformation(alpha: alpha, dimensions: dimensions))
  }

  /// ln M(p), the evidence against a proportion.
  ///
  /// By Stirling's formula with its remainders δ: with s = κ + n, a = κp + x, b = κq + n − x,
  ///
  ///     ln M = s·KL(a/s ‖ p) + ½·ln(s·κp·κq/(a·b·κ)) + δ(a) + δ(b) − δ(s) − δ(κp) − δ(κq) + δ(κ)
  ///
  /// in which nothing large cancels.
  ///
  /// - Parameter p: the proportion.
  /// - Returns: ln M; +∞ for a p outside [0, 1] or one that cannot give what was seen.
  public func logEvidence(against p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .infinity }
    let misses = trials - events
    if p == 0 || p == 1 { return (p == 0 ? events : misses) == 0 ? 0 : .infinity }
    let q = 1 - p
    let (kp, kq) = (concentration * p, concentration * q)
    guard kp > 0 && kq > 0 else { return .infinity }
    let (a, b, s) = (kp + events, kq + misses, concentration + trials)
    let deviation = events * q - misses * p
    let divergence = s * (p * spread(deviation / (s * p)) + q * spread(-deviation / (s * q)))
    let remainders =
      (stirlingRemainder(a) - stirlingRemainder(kp)) + (stirlingRemainder(b) - stirlingRemainder(kq))
      - (stirlingRemainder(s) - stirlingRemainder(concentration))
    return divergence + 0.5 * (log(kp / a) + log(kq / b) + log(s / concentration)) + remainders
  }

  /// log₁₀ of the always-valid p-value of a proportion.
  ///
  /// - Parameter p: the proportion under test.
  /// - Returns: the logarithm, at most 0; −∞ for what cannot be.
  public func log10PValue(proportion p: Double) -> Double { min(0, -logEvidence(against: p) / M_LN10) }

  /// The interval of the sequence at this look.
  ///
  /// - Parameter alpha: α, inside (0, 1).
  /// - Returns: x/n with its interval inside [0, 1]; the estimate is NaN without rows.
  /// - Throws: `invalidLevel`.
  public func interval(alpha: Double) throws(InferenceError) -> Interval {
    try checkInside01(alpha)
    guard trials > 0 else { return Interval(estimate: .nan, lower: 0, upper: 1) }
    let threshold = -log(alpha)
    return Interval(
      estimate: events / trials, lower: lowerEnd(threshold: threshold),
      upper: smallUpperEnd(threshold: threshold) ?? 1 - mirrored.lowerEnd(threshold: threshold))
  }

  /// The same with events and misses exchanged.
  private var mirrored: Self {
    Self(events: trials - events, trials: trials, concentration: concentration)
  }

  private init(events: Double, trials: Double, concentration: Double) {
    self.events = events
    self.trials = trials
    self.concentration = concentration
  }

  /// The p above x/n at which ln M reaches a threshold; nil where it is not below a half, and the mirror tells better.
  private func smallUpperEnd(threshold: Double) -> Double? {
    let (nearest, farthest) = (events > 0 ? log(events / trials) : -690, -M_LN2)
    func excess(_ logP: Double) -> Double { logEvidence(against: exp(logP)) - threshold }
    guard nearest < farthest, excess(nearest) < 0, excess(farthest) > 0 else { return nil }
    return exp(bracketedRoot(between: nearest, and: farthest, of: excess))
  }

  /// The p below x/n at which ln M reaches a threshold; 0 where it does nowhere.
  private func lowerEnd(threshold: Double) -> Double {
    guard events > 0 else { return 0 }
    let (farthest, nearest) = (-690.0, log(events / trials))
    func excess(_ logP: Double) -> Double { logEvidence(against: exp(logP)) - threshold }
    guard nearest > farthest, excess(farthest) > 0 else { return 0 }
    guard events < trials else {
      // x/n = 1: there M ≤ 1, just below it the formula holds.
      return exp(bracketedRoot(between: farthest, and: -1e-16, of: excess))
    }
    return exp(bracketedRoot(between: farthest, and: nearest, of: excess))
  }
}

/// (1 + u)·ln(1 + u) − u, without cancellation near 0.
private func spread(_ u: Double) -> Double {
  guard abs(u) > 0.3 else { return (1 + u) * log1pMinus(u) + u * u }
  return u <= -1 ? 1 : (1 + u) * log1p(u) - u
}
