import CBoostMath
import Glibc

/// ln Q(a, x), the regularised upper incomplete gamma function, where Q is too small for a Double (x ≫ a).
///
///     Q(a, x) = xᵃe⁻ˣ/Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …)))
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 8.9.2 (its even part); evaluated by the
/// method of W. J. Lentz, Applied Optics 15 (1976), 668–671, doi:10.1364/AO.15.000668.
func logUpperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
  var denominator = x + 1 - a
  var c = 1e300
  var d = 1 / denominator
  var fraction = d
  for term in 1...10_000 {
    let index = Double(term)
    let numerator = -index * (index - a)
    denominator += 2
    d = 1 / (numerator * d + denominator)
    c = denominator + numerator / c
    fraction *= c * d
    if abs(c * d - 1) < 0x1p-52 { break }
  }
  // ln(xᵃe⁻ˣ/Γ(a)): relative to the saddle at x = a, so that a·ln a never meets ln Γ(a).
  let deviation = (x - a) / a
  let power = deviation < 1e3 ? a * cboost_log1p_minus_x(deviation) : a * (log(x) - log(a)) - (x - a)
  return power + 0.5 * log(a) - log(squareRootOfTwoPi) - stirlingRemainder(a) + log(fraction)
}

/// ln Γ(a) − (a − ½)·ln a + a − ½·ln 2π, which falls as 1/12a.
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 5.11.1.
func stirlingRemainder(_ a: Double) -> Double {
  guard a >= 16 else {
    return cboost_log_gamma(a) - ((a - 0.5) * log(a) - a + log(squareRootOfTwoPi))
  }
  let r = 1 / (a * a)
  let series =
    1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360_360))))
  return series / a
}

/// ln Iₓ(a, b), the regularised incomplete beta function, where I is too small for a Double.
///
///     x = 1/(1 + odds), 1 − x = odds/(1 + odds)
///     Iₓ(a, b) = xᵃ(1 − x)ᵇ/B(a, b) · 1/(β₀ + α₁/(β₁ + α₂/(β₂ + …)))
///
/// Taking the odds, not x, keeps the digits of 1 − x; taking their logarithm too, x may be 1e-400.
///
/// *Source:* A. R. DiDonato and A. H. Morris, "Algorithm 708: Significant digit computation of the incomplete
/// beta function ratios", ACM Transactions on Mathematical Software 18 (1992), 360–373,
/// doi:10.1145/131766.131776, equation 9 (BFRAC).
func logIncompleteBeta(_ a: Double, _ b: Double, odds: Double, logOdds: Double) -> Double {
  let x = 1 / (1 + odds)
  let y = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds)
  let lambda = a * y - b * x
  var c = a * (lambda + 1) / (a + 1)
  var d = 0.0
  var fraction = c
  for term in 1...10_000 {
    let m = Double(term)
    let scale = a + 2 * m - 1
    let numerator = (a + m - 1) / scale * ((a + b + m - 1) / scale) * (m * (b - m) * x * x)
    let denominator = m + m * (b - m) * x / scale + (a + m) * (lambda + 1 + m * (1 + y)) / (scale + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    fraction *= c * d
    if abs(c * d - 1) < 0x1p-52 { break }
  }
  let logX = odds < 1e300 ? -log1p(odds) : -logOdds
  let logY = odds < 1e300 ? logOdds + logX : 0
  return a * logX + b * logY - logBeta(a, b) - log(fraction)
}

/// ln B(a, b), by the ratio of gammas when one argument is much larger than the other.
func logBeta(_ a: Double, _ b: Double) -> Double {
  let (small, large) = (min(a, b), max(a, b))
  if large < 10 { return log(cboost_beta_function(a, b)) }
  return small < 10
    ? cboost_log_gamma(small) + log(cboost_gamma_delta_ratio(large, small))
    : log(squareRootOfTwoPi) + (small - 0.5) * log(small / (small + large)) - large * log1p(small / large)
      - 0.5 * log(large) + stirlingRemainder(small) + stirlingRemainder(large)
      - stirlingRemainder(small + large)
}
