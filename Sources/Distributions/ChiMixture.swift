import Glibc

/// ∫ f_ν(s)·Φ(±(t·s − δ)) ds, f_ν being the density of s = χ_ν/√ν, for t > 0.
///
///     f_ν(s) = K·exp(ν·(ln s − (s² − 1)/2))/s,   K = √(ν/π)·exp(−R(ν/2)),   R the remainder of Stirling's formula
///
/// With w(s) = s·f_ν(s)·Φ(…): ln w is concave, so w has one peak, found by Newton's method, and falls
/// ever faster from it; outside of where it is above e⁻⁴² of the peak nothing is left to count. Where |t·s − δ| > 9 on
/// the side on which Φ is 1 to 19 digits, the rest is an incomplete gamma function. What remains is smooth on the
/// scale of its own width, at most with a power of s at 0, for which the double exponential rule converges fast
/// whatever ν, t and δ are.
///
/// *Source:* H. Takahasi and M. Mori, "Double exponential formulas for numerical integration", Publ. RIMS 9 (1974),
/// 721–741, doi:10.2977/prims/1195192451; concavity: the product of log-concave functions of s.
package struct ChiMixture {
  let degreesOfFreedom: Double
  /// t, above 0.
  let slope: Double
  /// δ.
  let offset: Double
  /// Whether Φ(δ − t·s), the upper tail of the mixture, is meant; else Φ(t·s − δ).
  let upper: Bool
  /// How often the integrand or its slope has been evaluated: some hundred times; 6,000 times at most.
  package private(set) var evaluations = 0

  /// The mixture for t = `slope` and δ = `offset`.
  package init(degreesOfFreedom: Double, slope: Double, offset: Double, upper: Bool) {
    self.degreesOfFreedom = degreesOfFreedom
    self.slope = slope
    self.offset = offset
    self.upper = upper
  }

  /// Beyond this many standard deviations the normal tail, 1e-19, does not count beside 1.
  private static let certain = 9.0
  /// Where t·s is nothing beside δ and Z, t being up to 1e100.
  private static let nothing = 1e-150
  /// ln of the part of the peak below which the integrand does not count.
  private static let negligible = 42.0

  /// The integral.
  package mutating func value() -> Double {
    let peak = self.peak()
    let height = logWeight(peak)
    var low = end(from: peak, height: height, downwards: true)
    var high = end(from: peak, height: height, downwards: false)
    // The region where Φ is 1.
    let cut = (offset + (upper ? -Self.certain : Self.certain)) / slope
    var certain = 0.0
    let half = degreesOfFreedom / 2
    if upper {
      if cut > 0 { certain = lowerIncompleteGamma(half, half * cut * cut) }
      if cut >= high { return certain }
      low = max(low, cut)
    } else {
      if cut <= 0 { return 1 }
      certain = upperIncompleteGamma(half, half * cut * cut)
      if cut <= low { return certain }
      high = min(high, cut)
    }
    // With few degrees of freedom χ may be too small for a Double; there Φ is that of δ alone.
    if low == 0 && degreesOfFreedom < 0.25 {
      low = Self.nothing
      certain +=
        lowerIncompleteGamma(half, half * low * low) * standardSurvival(upper ? -offset : offset)
    }
    if height < -800 { return certain }
    let constant =
      (degreesOfFreedom / .pi).squareRoot() * exp(height - stirlingRemainder(half))
    return certain + constant * integral(from: low, to: high, height: height)
  }

  /// ln of s·f(s)·Φ(…), without its constant.
  private mutating func logWeight(_ s: Double) -> Double {
    evaluations += 1
    let z = slope * s - offset
    return degreesOfFreedom * logChi(s, s - 1) + logStandardSurvival(upper ? z : -z)
  }

  /// ln s − (s² − 1)/2, without cancellation near its peak, s = 1; `y` is s − 1.
  private func logChi(_ s: Double, _ y: Double) -> Double {
    abs(y) < 0.5 ? log1pMinus(y) - 0.5 * y * y : log(s) - 0.5 * (s * s - 1)
  }

  /// The derivative of `logWeight`, and the second derivative.
  private mutating func slopes(_ s: Double) -> (first: Double, second: Double) {
    evaluations += 1
    let z = upper ? slope * s - offset : offset - slope * s
    // φ(z)/P(Z > z), which is z + 1/z − … for a large z.
    let hazard = z > 8 ? 1 / millsRatio(z) : exp(-0.5 * z * z) / (squareRootOfTwoPi * standardSurvival(z))
    let sign = upper ? -slope : slope
    let nu = degreesOfFreedom
    return (
      nu / s - nu * s + sign * hazard,
      -nu / (s * s) - nu - slope * slope * max(0, hazard * (hazard - z))
    )
  }

  /// The s at which the weight is largest: Newton's method, kept inside a bracket that bisection shrinks.
  private mutating func peak() -> Double {
    var (low, high) = upper ? (1e-308, 1.0) : (1.0, 2.0)
    if !upper { while slopes(high).first > 0 && high < 1e300 { (low, high) = (high, 2 * high) } }
    if upper {
      var trial = 0.5
      while trial > 1e-300 && slopes(trial).first < 0 { (high, trial) = (trial, trial * trial) }
      low = trial
    }
    var s = high / 2 > low ? (low * high).squareRoot() : (low + high) / 2
    for _ in 0..<200 {
      let (first, second) = slopes(s)
      if first > 0 { low = s } else { high = s }
      var next = s - first / second
      if !(next > low && next < high) { next = high > 4 * low ? (low * high).squareRoot() : (low + high) / 2 }
      if abs(next - s) * (-second).squareRoot() < 1e-3 || abs(next - s) < 1e-15 * s { return next }
      s = next
    }
    return s
  }

  /// Where the weight has become negligible on one side of the peak; 0 when it is not before there.
  private mutating func end(from peak: Double, height: Double, downwards: Bool) -> Double {
    let floor = height - Self.negligible
    var width = (-2 * Self.negligible / slopes(peak).second).squareRoot()
    func place(_ width: Double) -> Double { downwards ? peak - width : peak + width }
    var inside = 0.0
    for _ in 0..<100 {
      if downwards && width >= 0.95 * peak { return 0 }
      if logWeight(place(width)) < floor { break }
      (inside, width) = (width, 2 * width)
    }
    for _ in 0..<4 {
      let middle = (inside + width) / 2
      if logWeight(place(middle)) < floor { width = middle } else { inside = middle }
    }
    return place(width)
  }

  /// ∫ w(s)/s ds over an interval, w relative to e to the `height`.
  private mutating func integral(from low: Double, to high: Double, height: Double) -> Double {
    let width = high - low
    // From 0 the integrand rises as a power ν − 1 of s, so that the left end must come close enough to it.
    let left = low > Self.nothing ? -3.5 : -min(6.2, asinh(14 / min(degreesOfFreedom, 1)))
    let right = 3.5
    func term(_ tau: Double) -> Double {
      evaluations += 1
      let q = 1 / (1 + exp(-.pi * sinh(tau)))
      let rest = 1 / (1 + exp(.pi * sinh(tau)))
      let s = low + width * q
      let y = low > Self.nothing ? (low - 1) + width * q : s - 1
      let z = low > Self.nothing ? slope * y + (slope - offset) : slope * s - offset
      let weight = degreesOfFreedom * logChi(s, y) - height
      let tail = upper ? z : -z
      let relative =
        tail > 8
        ? exp(weight - 0.5 * z * z) * millsRatio(tail) / squareRootOfTwoPi
        : exp(weight) * standardSurvival(tail)
      return s > 0 ? relative / s * q * rest * cosh(tau) : 0
    }
    var step = 0.25
    var total = 0.0
    for tau in stride(from: left, through: right, by: step) { total += term(tau) }
    var previous = total * step
    for _ in 0..<6 {
      for tau in stride(from: left + step / 2, through: right, by: step) { total += term(tau) }
      step /= 2
      let current = total * step
      if abs(current - previous) <= 1e-10 * current { return current * width * .pi }
      previous = current
    }
    return previous * width * .pi
  }
}
