import Distributions
import Glibc

/// How the α of an experiment is spent over its looks, by the share t of the planned information.
///
///     O'Brien–Fleming type, per side: 2 − 2Φ(z_{α/4}/√t)
///     Pocock type, per side:          α/2·ln(1 + (e − 1)·t)
///
/// Both spend α/2 a side at t = 1. The first hardly stops early and leaves the last look nearly as it would be alone;
/// the second stops early more easily and pays for it at the end.
///
/// *Source:* K. K. G. Lan and D. L. DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70 (1983),
/// 659–663, doi:10.1093/biomet/70.3.659.
public enum SpendingFunction: String, Sendable, Equatable, CaseIterable {
  /// Like P. C. O'Brien and T. R. Fleming's boundary.
  case obrienFleming = "obrien_fleming"
  /// Like S. J. Pocock's boundary.
  case pocock

  /// The α spent on one side by a share of the information.
  ///
  /// - Parameters:
  ///   - share: t; below 0 it counts as 0, above 1 as 1.
  ///   - alpha: the α of both sides at the end, in (0, 1).
  /// - Returns: the α of one side, from 0 to α/2; it may underflow to 0.
  public func spent(share: Double, alpha: Double) -> Double {
    guard share > 0 else { return 0 }
    guard share < 1 else { return alpha / 2 }
    switch self {
    case .obrienFleming:
      return 2 * Normal.standard.survival(Normal.standard.upperQuantile(alpha / 4) / share.squareRoot())
    case .pocock: return alpha / 2 * log1p((M_E - 1) * share)
    }
  }
}
