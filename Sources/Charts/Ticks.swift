internal import Glibc

/// Round numbers along an axis.
package struct Ticks: Sendable, Equatable {
  /// The numbers, rising.
  package var values: [Double]
  /// The decimals that it takes to tell them apart.
  package var decimals: Int

  /// Numbers of an axis.
  package init(values: [Double], decimals: Int) {
    self.values = values
    self.decimals = decimals
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - range: the numbers of the axis, finite.
  ///   - count: about how many are wanted, at least 2.
  /// - Returns: those in the range; none only where its ends cannot be told apart at that step.
  package static func linear(in range: ClosedRange<Double>, about count: Int) -> Ticks {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else { return Ticks(values: [range.lowerBound], decimals: 0) }
    let (factor, exponent) = step(span / Double(max(count, 2)))
    let size = scaled(factor, exponent)
    let slack = 1e-9
    let first = (range.lowerBound / size - slack).rounded(.up)
    let last = (range.upperBound / size + slack).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last >= first, last - first < 1_000 else {
      return Ticks(values: [], decimals: 0)
    }
    let values = (0...Int(last - first)).map { scaled((first + Double($0)) * factor, exponent) }
    return Ticks(values: values, decimals: max(0, -exponent))
  }

  /// Powers of ten, and 2 and 5 times these where there is room; round steps where less than half a power is shown.
  ///
  /// - Parameters:
  ///   - range: the numbers of the axis, above 0.
  ///   - count: the most that are wanted, at least 2.
  /// - Returns: those in the range.
  package static func logarithmic(in range: ClosedRange<Double>, about count: Int) -> Ticks {
    let low = log10(range.lowerBound)
    let high = log10(range.upperBound)
    guard low.isFinite, high.isFinite, high - low >= 0.5 else { return linear(in: range, about: count) }
    let first = Int(low.rounded(.down))
    let last = Int(high.rounded(.up))
    let shown = range.lowerBound * (1 - 1e-9)...range.upperBound * (1 + 1e-9)
    func inside(_ factors: [Double], every stride: Int) -> [Double] {
      let powers = (first...last).filter { $0 % stride == 0 }
      let values: [Double] = powers.flatMap { power in factors.map { scaled($0, power) } }
      return values.filter(shown.contains)
    }
    for factors in [[1.0, 2, 5], [1, 3], [1]] {
      let values = inside(factors, every: 1)
      if values.count <= count { return Ticks(values: values, decimals: max(0, -first)) }
    }
    let stride = max(1, Int((Double(last - first) / Double(max(count, 1))).rounded(.up)))
    return Ticks(values: inside([1], every: stride), decimals: max(0, -first))
  }

  /// The step whose ratio to a size is nearest to 1: its factor 1, 2 or 5, and the power of ten.
  private static func step(_ size: Double) -> (factor: Double, exponent: Int) {
    let exponent = Int(log10(size).rounded(.down))
    let share = size / scaled(1, exponent)
    // √2, √10 and √50 lie in the middle between 1, 2, 5 and 10 as ratios.
    if share < 2.0.squareRoot() { return (1, exponent) }
    if share < 10.0.squareRoot() { return (2, exponent) }
    return share < 50.0.squareRoot() ? (5, exponent) : (1, exponent + 1)
  }

  /// A number times a power of ten, by one rounding: 3 · 10⁻¹ is 0.3.
  private static func scaled(_ number: Double, _ exponent: Int) -> Double {
    if exponent >= 0 { return number * pow(10, Double(exponent)) }
    if exponent < -300 { return number * pow(10, Double(exponent + 300)) / 1e300 }
    return number / pow(10, Double(-exponent))
  }
}
