import Glibc

/// Fisher's exact test of two proportions, two-sided.
///
/// With all margins held, the treatment's events are hypergeometric; p is the probability of all tables that are no
/// likelier than the observed one.
///
/// *Edge cases:* a margin of 0 leaves one table, and p = 1.
///
/// *Source:* R. A. Fisher, "Statistical Methods for Research Workers", 5th edition, 1934, section 21.02; the two-sided
/// rule of J. O. Irwin, Metron 12 (1935), 83–94.
public struct FisherExact: Sendable, Equatable {
  /// The name of the test, as documents write it.
  public static let name = "fisher"
  /// The two-sided p-value; it may underflow to 0.
  public let pValue: Double
  /// log₁₀ of the p-value, always finite.
  public let log10PValue: Double

  /// The test of two groups.
  ///
  /// - Parameters:
  ///   - control: events, in [0, trials], and trials, at least 1, of the control.
  ///   - treatment: the same of the treatment.
  /// - Throws: `tooFewRows` for a group without trials; `invalidCount` for events outside [0, trials].
  /// - Complexity: O(the smallest margin).
  public init(
    control: (events: Int, trials: Int), treatment: (events: Int, trials: Int)
  ) throws(InferenceError) {
    try checkCounts(events: Double(control.events), trials: Double(control.trials))
    try checkCounts(events: Double(treatment.events), trials: Double(treatment.trials))
    let events = control.events + treatment.events
    let first = max(0, events - control.trials)
    let last = min(events, treatment.trials)
    // Probabilities relative to the observed table's, outwards on both sides, as number · 2^(1000·exponent).
    let (trialsControl, trialsTreatment) = (Double(control.trials), Double(treatment.trials))
    /// P(X = count + 1) ÷ P(X = count).
    func growth(_ count: Int) -> Double {
      let (x, left) = (Double(count), Double(events - count))
      return (trialsTreatment - x) * left / ((x + 1) * (trialsControl - left + 1))
    }
    var total = ScaledSum()
    var tail = ScaledSum()
    func add(_ weight: ScaledSum) {
      total.add(weight)
      // Ties, which rounding parts by up to 1e-12, belong to the tail.
      if !weight.exceeds(1 + 1e-10) { tail.add(weight) }
    }
    var weight = ScaledSum(1)
    add(weight)
    for count in treatment.events..<max(last, treatment.events) {
      weight.multiply(by: growth(count))
      add(weight)
    }
    weight = ScaledSum(1)
    for count in (first..<max(first, treatment.events)).reversed() {
      weight.multiply(by: 1 / growth(count))
      add(weight)
    }
    let logarithm = min(0, tail.log2 - total.log2)
    log10PValue = logarithm == 0 ? 0 : logarithm * (M_LN2 / M_LN10)
    pValue = min(1, tail.quotient(by: total))
  }
}

/// A non-negative number beyond the range of a Double: significand · 2^(1000·exponent).
private struct ScaledSum {
  private var significand: Double
  private var exponent = 0

  init(_ value: Double = 0) { significand = value }

  /// log₂ of the number.
  var log2: Double { Glibc.log2(significand) + 1000 * Double(exponent) }

  /// Whether the number is above another that is near 1.
  func exceeds(_ bound: Double) -> Bool {
    exponent > 0 || (exponent == 0 && significand > bound)
  }

  mutating func multiply(by factor: Double) {
    significand *= factor
    if significand > 0x1p500 {
      significand *= 0x1p-1000
      exponent += 1
    } else if significand < 0x1p-500 && significand > 0 {
      significand *= 0x1p1000
      exponent -= 1
    }
  }

  mutating func add(_ other: ScaledSum) {
    guard other.significand > 0 else { return }
    guard significand > 0 else {
      self = other
      return
    }
    let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
    self = high
    if high.exponent == low.exponent {
      significand += low.significand
    } else if high.exponent == low.exponent + 1 {
      significand += low.significand * 0x1p-1000
    }
    if significand > 0x1p900 {
      significand *= 0x1p-1000
      exponent += 1
    }
  }

  /// The number ÷ another, 0 on underflow.
  func quotient(by other: ScaledSum) -> Double {
    scalbn(significand / other.significand, Int32(max(-3000, min(3000, 1000 * (exponent - other.exponent)))))
  }
}
