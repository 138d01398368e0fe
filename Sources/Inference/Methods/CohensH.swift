import Glibc

/// Cohen's h: the difference of two proportions on the arcsine scale, where their variance does not depend on them.
///
///     h = 2·asin√p_t − 2·asin√p_c
///
/// *Source:* J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, eq. 6.2.1.
public struct CohensH: Sendable, Equatable {
  /// h, in [−π, π], positive where the treatment is higher.
  public let h: Double

  /// The effect size of two proportions.
  ///
  /// - Parameters:
  ///   - control: the control's proportion, in [0, 1].
  ///   - treatment: the treatment's.
  /// - Throws: `invalidProbability`.
  public init(control: Double, treatment: Double) throws(InferenceError) {
    for proportion in [control, treatment] where !(proportion >= 0 && proportion <= 1) {
      throw .invalidProbability(proportion)
    }
    // The difference as one angle, its sine without cancellation: asin loses digits near 1, and twice near each other.
    let sum = (treatment * (1 - control)).squareRoot() + (control * (1 - treatment)).squareRoot()
    let sine = sum > 0 ? (treatment - control) / sum : 0
    let cosine = ((1 - control) * (1 - treatment)).squareRoot() + (control * treatment).squareRoot()
    h = 2 * atan2(sine, cosine)
  }
}
