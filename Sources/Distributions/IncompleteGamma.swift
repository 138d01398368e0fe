import CBoostMath
import Glibc

/// P(a, x), the regularised lower incomplete gamma function.
func lowerIncompleteGamma(_ a: Double, _ x: Double) -> Double {
  if x == .infinity { return 1 }
  guard isUniform(a, x) && x < a else { return cboost_gamma_p(a, x) }
  return exp(logUniformTail(a, x))
}

/// Q(a, x), the regularised upper incomplete gamma function.
func upperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
  if x == .infinity { return 0 }
  guard isUniform(a, x) && x > a else { return cboost_gamma_q(a, x) }
  return exp(logUniformTail(a, x))
}

/// Whether `logUniformTail` is to answer: in the tails of a large a, where Boost 1.74 keeps 9 digits at a = 5e6.
///
/// Beyond a million times a the upper tail has long underflowed, and η and μ would cancel.
private func isUniform(_ a: Double, _ x: Double) -> Bool {
  a >= 2000 && abs(x - a) > 4.4 * a.squareRoot() && x > 0 && x < 1e6 * a
}

/// ln of the smaller tail of the gamma distribution, P for x < a and Q for x > a, for a large a and x far from it.
///
///     λ = x/a, μ = λ − 1, η²/2 = μ − ln λ, η having the sign of μ
///     Q(a, x) = ½·erfc(η√(a/2)) + e^(−aη²/2)/√(2πa) · (c₀(η) + c₁(η)/a + c₂(η)/a² + …)
///
/// The cₖ, differences of powers of 1/η and 1/μ, would cancel near η = 0; the tails are not there.
///
/// *Source:* N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM J. Math. Anal. 10
/// (1979), 757–766, doi:10.1137/0510071; NIST, "Digital Library of Mathematical Functions", 8.12.3–8.12.10.
private func logUniformTail(_ a: Double, _ x: Double) -> Double {
  let mu = (x - a) / a
  let exponent = -log1pMinus(mu)
  let eta = mu < 0 ? -(2 * exponent).squareRoot() : (2 * exponent).squareRoot()
  let (m, e) = (1 / mu, 1 / eta)
  let c0 = m - e
  let c1 = e * e * e - m * (m * (m + 1) + 1.0 / 12)
  let c2 =
    m * (1.0 / 288 + m * (1.0 / 12 + m * (25.0 / 12 + m * (5 + 3 * m)))) - 3 * e * e * e * e * e
  let correction = (c0 + (c1 + c2 / a) / a) / a.squareRoot()
  let mills = millsRatio(eta.magnitude * a.squareRoot())
  return log(mills + (mu < 0 ? -correction : correction)) - log(squareRootOfTwoPi) - a * exponent
}

/// ln Q(a, x), the regularised upper incomplete gamma function, where Q is too small for a Double (x ≫ a).
///
///     Q(a, x) = xᵃe⁻ˣ/Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − 2·(2 − a)/(x + 5 − a − …)))
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 8.9.2 (its even part); evaluated by the
/// method of W. J. Lentz, Applied Optics 15 (1976), 668–671, doi:10.1364/AO.15.000668.
func logUpperIncompleteGamma(_ a: Double, _ x: Double) -> Double {
  if isUniform(a, x) { return logUniformTail(a, x) }
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
  return logGammaPower(a, x) + 0.5 * log(a) - log(squareRootOfTwoPi) + log(fraction)
}

/// ln of xᵃe⁻ˣ/Γ(a) ÷ √(a/2π), relative to the saddle at x = a, so that a·ln a never meets ln Γ(a).
func logGammaPower(_ a: Double, _ x: Double) -> Double {
  let ratio = x / a
  let deviation = (x - a) / a
  // The quotient is rounded once; the difference of its logarithms would be off by an ulp of the larger.
  let near =
    ratio > 0.5
    ? log1pMinus(deviation) : (ratio > 1e-300 ? log(ratio) : log(x) - log(a)) - deviation
  let power = ratio < .infinity ? a * near : a * (log(x) - log(a)) - (x - a)
  return power - stirlingRemainder(a)
}

/// ln Γ(a) − (a − ½)·ln a + a − ½·ln 2π, which falls as 1/12a.
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 5.11.1.
package func stirlingRemainder(_ a: Double) -> Double {
  guard a >= 16 else {
    return cboost_log_gamma(a) - ((a - 0.5) * log(a) - a + log(squareRootOfTwoPi))
  }
  let r = 1 / (a * a)
  let series =
    1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360_360))))
  return series / a
}

/// ln(1 + x) − x, without cancellation near 0.
///
///     s = x/(2 + x):  ln(1 + x) = 2·(s + s³/3 + s⁵/5 + …),  2s − x = −x²/(2 + x)
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 4.6.5.
package func log1pMinus(_ x: Double) -> Double {
  guard abs(x) < 0.35 else { return log1p(x) - x }
  let s = x / (2 + x)
  let r = s * s
  let near = 1.0 / 3 + r * (1.0 / 5 + r * (1.0 / 7 + r * (1.0 / 9 + r * (1.0 / 11 + r * (1.0 / 13)))))
  let far = 1.0 / 15 + r * (1.0 / 17 + r * (1.0 / 19 + r * (1.0 / 21 + r * (1.0 / 23 + r / 25))))
  let r3 = r * r * r
  return 2 * s * r * (near + r3 * r3 * far) - x * s
}
