import CBoostMath
import Glibc

/// Iₓ(a, b), the regularised incomplete beta function, and 1 − Iₓ(a, b), each with its own digits.
///
/// Where both shapes are large Boost 1.74 keeps 12 digits, and where one of them is, sometimes not quite 13; there
/// the continued fraction takes its place, with the power in front of it taken relative to the mean.
///
/// - Parameters:
///   - a: The shape at 0, above 0.
///   - b: The shape at 1, above 0.
///   - x: The place, inside (0, 1).
///   - y: 1 − x, with its own digits.
///   - lambda: a − (a + b)·x, with its own digits.
/// - Returns: Iₓ(a, b) and 1 − Iₓ(a, b).
func betaTails(
  _ a: Double, _ b: Double, x: Double, y: Double, lambda: Double
) -> (lower: Double, upper: Double) {
  if min(a, b) >= 1 && max(a, b) >= 100 {
    if lambda >= 0 {
      if let tail = smallBetaTail(a, b, x: x, y: y, lambda: lambda) { return (tail, 1 - tail) }
    } else if let tail = smallBetaTail(b, a, x: y, y: x, lambda: -lambda) {
      return (1 - tail, tail)
    }
  }
  // Boost is given the smaller of x and y, which is the one with all its digits.
  return x <= y
    ? (cboost_beta_lower(a, b, x), cboost_beta_upper(a, b, x))
    : (cboost_beta_upper(b, a, y), cboost_beta_lower(b, a, y))
}

/// Iₓ(a, b) for an x up to the mean and large a and b; nil if 3,000 terms do not do.
private func smallBetaTail(_ a: Double, _ b: Double, x: Double, y: Double, lambda: Double) -> Double? {
  guard let fraction = betaFraction(a, b, x: x, y: y, lambda: lambda, terms: 3000) else { return nil }
  return smallBetaWeight(a, b, x: x, lambda: lambda) / fraction
}

/// xᵃyᵇ/B(a, b): x·y times the beta density at x, to the arguments of `betaTails`.
func betaWeight(_ a: Double, _ b: Double, x: Double, y: Double, lambda: Double) -> Double {
  lambda >= 0
    ? smallBetaWeight(a, b, x: x, lambda: lambda) : smallBetaWeight(b, a, x: y, lambda: -lambda)
}

/// xᵃyᵇ/B(a, b) for an x up to the mean.
private func smallBetaWeight(_ a: Double, _ b: Double, x: Double, lambda: Double) -> Double {
  let scale = (a * (b / (a + b))).squareRoot() / squareRootOfTwoPi
  return scale * exp(logBetaPower(a, b, x: x, lambda: lambda))
}

/// ln of xᵃyᵇ/B(a, b) ÷ √(ab/(2π(a + b))), without cancellation for large a and b.
///
/// Relative to the mean, x·(a + b)/a being 1 − λ/a and y·(a + b)/b being 1 + λ/b: both terms are of one sign.
/// The logarithms of x, y and B, added as they are, would cancel to nothing.
///
/// λ is a·y − b·x, at least 0; ln x is given where x underflows.
private func logBetaPower(
  _ a: Double, _ b: Double, x: Double, lambda: Double, logX: Double? = nil
) -> Double {
  let below = lambda / a
  // The product is rounded once or twice; a sum of logarithms would be off by an ulp of the larger.
  let near =
    below < 0.5
    ? log1pMinus(-below) : (logX.map { $0 + log1p(b / a) } ?? log(x * ((a + b) / a))) + below
  let power = a * near + b * log1pMinus(lambda / b)
  return power + stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b)
}

/// β₀ + α₁/(β₁ + α₂/(β₂ + …)), the fraction under xᵃyᵇ/B(a, b) in Iₓ(a, b); nil if it takes more terms.
///
/// *Source:* A. R. DiDonato and A. H. Morris, "Algorithm 708: Significant digit computation of the incomplete
/// beta function ratios", ACM Transactions on Mathematical Software 18 (1992), 360–373,
/// doi:10.1145/131766.131776, equation 9 (BFRAC).
private func betaFraction(
  _ a: Double, _ b: Double, x: Double, y: Double, lambda: Double, terms: Int
) -> Double? {
  var c = a * (lambda + 1) / (a + 1)
  var d = 0.0
  var fraction = c
  for term in 1...terms {
    let m = Double(term)
    let scale = a + 2 * m - 1
    let numerator = (a + m - 1) / scale * ((a + b + m - 1) / scale) * (m * (b - m) * x * x)
    let denominator = m + m * (b - m) * x / scale + (a + m) * (lambda + 1 + m * (1 + y)) / (scale + 2)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    fraction *= c * d
    if abs(c * d - 1) < 0x1p-52 { return fraction }
  }
  return nil
}

/// ln Iₓ(a, b), the regularised incomplete beta function, where I is too small for a Double.
///
///     x = 1/(1 + odds), 1 − x = odds/(1 + odds)
///     Iₓ(a, b) = xᵃ(1 − x)ᵇ/B(a, b) · 1/(β₀ + α₁/(β₁ + α₂/(β₂ + …)))
///
/// Taking the odds, not x, keeps the digits of 1 − x; taking their logarithm too, x may be 1e-400.
///
/// The fraction is that of `betaFraction`.
func logIncompleteBeta(_ a: Double, _ b: Double, odds: Double, logOdds: Double) -> Double {
  let x = 1 / (1 + odds)
  let y = odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds)
  let lambda = a * y - b * x
  let fraction = betaFraction(a, b, x: x, y: y, lambda: lambda, terms: 10_000)
  let logX = odds < 1e300 ? -log1p(odds) : -logOdds
  if min(a, b) >= 16 && lambda >= 0 {
    let scale = 0.5 * log(a * (b / (a + b))) - log(squareRootOfTwoPi)
    return logBetaPower(a, b, x: x, lambda: lambda, logX: logX) + scale - log(fraction ?? 1)
  }
  let logY = odds < 1e300 ? logOdds + logX : 0
  return a * logX + b * logY - logBeta(a, b) - log(fraction ?? 1)
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
