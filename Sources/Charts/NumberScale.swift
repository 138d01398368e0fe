internal import Glibc

/// Where numbers stand along an axis.
package struct NumberScale: Sendable, Equatable {
  /// How numbers are spread.
  package enum Kind: Sendable {
    /// Equal differences are equally long.
    case linear
    /// Equal ratios are equally long.
    case logarithmic
  }

  /// How numbers are spread.
  package let kind: Kind
  /// The numbers at the two ends, the smaller first.
  package let domain: ClosedRange<Double>
  /// The place of the smaller number.
  package let start: Double
  /// The place of the larger number; may lie before ``start``.
  package let end: Double

  /// A scale for numbers.
  ///
  /// - Parameters:
  ///   - kind: how they are spread; a logarithmic scale of numbers that are not all above 0 becomes linear.
  ///   - numbers: what must be seen; those that are not finite are left out. One number alone gets room around it,
  ///     none at all the room from 0 to 1.
  ///   - start: the place of the smallest.
  ///   - end: the place of the largest.
  ///   - margin: the share of the span that is added at both ends.
  package init(
    _ kind: Kind = .linear, of numbers: [Double], from start: Double, to end: Double, margin: Double = 0
  ) {
    let finite = numbers.filter { $0.isFinite && $0.magnitude < 1e300 }
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    self.start = start
    self.end = end
    guard kind == .logarithmic, low >= 1e-300 else {
      self.kind = .linear
      domain = Self.widened(low, high, margin: margin)
      return
    }
    self.kind = .logarithmic
    let wide = Self.widened(log10(low), log10(high), margin: margin)
    domain = pow(10, max(wide.lowerBound, -305))...pow(10, min(wide.upperBound, 305))
  }

  /// The place of a number, also beyond the ends; nil where it has none.
  package func place(_ number: Double) -> Double? {
    guard number.isFinite else { return nil }
    let share: Double
    switch kind {
    case .linear:
      share = (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    case .logarithmic:
      guard number > 0 else { return nil }
      share = log10(number / domain.lowerBound) / log10(domain.upperBound / domain.lowerBound)
    }
    let place = start + share * (end - start)
    return place.isFinite ? place : nil
  }

  /// The place of a number, moved to the nearer end where it lies beyond; nil only for what is not a number.
  package func clipped(_ number: Double) -> Double? {
    if number.isNaN { return nil }
    if number <= domain.lowerBound { return start }
    if number >= domain.upperBound { return end }
    return place(number)
  }

  /// Whether a number lies between the ends, which it may reach.
  package func shows(_ number: Double) -> Bool {
    number >= domain.lowerBound - slack && number <= domain.upperBound + slack
  }

  /// Round numbers along the axis.
  package func ticks(about count: Int) -> Ticks {
    switch kind {
    case .linear: Ticks.linear(in: domain, about: count)
    case .logarithmic: Ticks.logarithmic(in: domain, about: count)
    }
  }

  private var slack: Double { (domain.upperBound - domain.lowerBound) * 1e-9 }

  private static func widened(_ low: Double, _ high: Double, margin: Double) -> ClosedRange<Double> {
    let size = max(low.magnitude, high.magnitude)
    guard high - low > max(size * 1e-9, 1e-290) else {
      let half = size > 1e-290 ? size * 0.5 : 0.5
      return (low - half)...(high + half)
    }
    let more = (high - low) * margin
    return (low - more)...(high + more)
  }
}
