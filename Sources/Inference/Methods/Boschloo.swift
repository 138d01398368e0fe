import Glibc

/// Boschloo's unconditional exact test of two proportions: Fisher's p as a statistic, uniformly more powerful than it.
///
///     p = sup over π of P(Fisher's one-sided p ≤ the observed one; both groups at π)
///
/// Given k events in all, the tables no further from "no difference" than the observed have a hypergeometric
/// probability c_k, so that the probability is Σ_k c_k·C(N, k)·π^k·(1 − π)^(N − k). Two-sided p = 2·min(less, greater).
///
/// *Edge cases:* no event, or nothing but events, in both groups: p = 1.
///
/// *Source:* R. D. Boschloo, "Raised conditional level of significance for the 2 × 2-table when testing the equality of
/// two probabilities", Statistica Neerlandica 24 (1970), 1–9, doi:10.1111/j.1467-9574.1970.tb00104.x.
public struct Boschloo: Sendable, Equatable {
  /// The name of the test, as documents write it.
  public static let name = "boschloo"
  /// The most rows, both groups together.
  public static let rowLimit = 1000
  /// The p-value against fewer events in the treatment.
  public let less: Double
  /// The p-value against more events in the treatment.
  public let greater: Double
  /// The two-sided p-value, min(1, 2·min(less, greater)).
  public var pValue: Double { min(1, 2 * min(less, greater)) }
  /// log₁₀ of the p-value, finite.
  public var log10PValue: Double { log10(pValue) }

  /// The test of two groups.
  ///
  /// - Parameters:
  ///   - control: events, in [0, trials], and trials, at least 1, of the control.
  ///   - treatment: the same of the treatment.
  /// - Throws: `tooFewRows` for a group without trials; `invalidCount` for events outside [0, trials]; `tooManyRows`
  ///   above 1,000 rows.
  /// - Complexity: O(N²) for N rows; some hundredths of a second at 1,000.
  public init(
    control: (events: Int, trials: Int), treatment: (events: Int, trials: Int)
  ) throws(InferenceError) {
    try checkCounts(events: Double(control.events), trials: Double(control.trials))
    try checkCounts(events: Double(treatment.events), trials: Double(treatment.trials))
    let total = control.trials + treatment.trials
    guard total <= Self.rowLimit else { throw .tooManyRows(found: total, limit: Self.rowLimit) }
    greater = supremum(of: tailsWithin(control: control, treatment: treatment))
    // Fewer events in the treatment are more of the opposite.
    less = supremum(
      of: tailsWithin(
        control: (control.trials - control.events, control.trials),
        treatment: (treatment.trials - treatment.events, treatment.trials)))
  }
}

/// For each total of events, the largest probability of many in the treatment that is no larger than the observed.
private func tailsWithin(control: (events: Int, trials: Int), treatment: (events: Int, trials: Int))
  -> [Double]
{
  let total = control.trials + treatment.trials
  let seen = treatmentTails(events: control.events + treatment.events, control.trials, treatment.trials)
  let place = min(control.events + treatment.events, treatment.trials) - treatment.events
  // Equal probabilities, which rounding parts by up to 1e-12, are no larger.
  let limit = seen[place] * (1 + 1e-10)
  return (0...total).map { events in
    treatmentTails(events: events, control.trials, treatment.trials).last { $0 <= limit } ?? 0
  }
}

/// P(X ≥ x) of the treatment's events x when there are `events` in all, from the largest x down; they rise to 1.
private func treatmentTails(events: Int, _ trialsControl: Int, _ trialsTreatment: Int) -> [Double] {
  let (first, last) = (max(0, events - trialsControl), min(events, trialsTreatment))
  // Weights relative to the largest, which lies near the mean; none underflows that matters beside a tail.
  let mode = (events + 1) * (trialsTreatment + 1) / (trialsControl + trialsTreatment + 2)
  let start = min(max(mode, first), last)
  var weights = [Double](repeating: 1, count: last - first + 1)
  func growth(_ x: Int) -> Double {
    Double(trialsTreatment - x) * Double(events - x)
      / (Double(x + 1) * Double(trialsControl - events + x + 1))
  }
  for x in start..<last { weights[x + 1 - first] = weights[x - first] * growth(x) }
  for x in (first..<start).reversed() { weights[x - first] = weights[x + 1 - first] / growth(x) }
  let sum = weights.reduce(0, +)
  var tail = 0.0
  return weights.reversed().map { weight in
    tail += weight / sum
    return min(1, tail)
  }
}

/// The largest value of Σ_k c_k·P(K = k), K binomial, over its probability.
///
/// On the scale of asin√π a binomial has the standard deviation 1/(2√N) everywhere; 20 points for each find every
/// peak, and each that comes near the highest is narrowed by golden sections.
private func supremum(of shares: [Double]) -> Double {
  guard let first = shares.first, let last = shares.last, max(first, last) < 1 else { return 1 }
  let trials = shares.count - 1
  func probability(_ angle: Double) -> Double { binomialMean(of: shares, probability: pow(sin(angle), 2)) }
  let points = 200 + 64 * Int(Double(trials).squareRoot())
  let step = Double.pi / 2 / Double(points)
  let values = (0...points).map { probability(step * Double($0)) }
  var highest = values.max() ?? 0
  let threshold = 0.95 * highest
  for index in 1..<points
  where values[index] >= threshold && values[index] >= values[index - 1] && values[index] >= values[index + 1]
  {
    var (low, high) = (step * Double(index - 1), step * Double(index + 1))
    let golden = (5.0.squareRoot() - 1) / 2
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (probability(left), probability(right))
    for _ in 0..<40 {
      highest = max(highest, atLeft, atRight)
      if atLeft < atRight {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = probability(right)
      } else {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = probability(left)
      }
    }
  }
  return min(1, highest)
}

/// Σ_k c_k·P(K = k) of a binomial K, with weights relative to the mode's.
private func binomialMean(of shares: [Double], probability: Double) -> Double {
  let trials = shares.count - 1
  guard probability > 0 && probability < 1 else { return probability <= 0 ? shares[0] : shares[trials] }
  let mode = min(trials, Int(Double(trials + 1) * probability))
  let odds = probability / (1 - probability)
  var (sum, total) = (shares[mode], 1.0)
  var weight = 1.0
  for k in mode..<trials {
    weight *= Double(trials - k) / Double(k + 1) * odds
    if weight < 1e-300 { break }
    sum += shares[k + 1] * weight
    total += weight
  }
  weight = 1
  for k in (0..<mode).reversed() {
    weight *= Double(k + 1) / (Double(trials - k) * odds)
    if weight < 1e-300 { break }
    sum += shares[k] * weight
    total += weight
  }
  return sum / total
}
