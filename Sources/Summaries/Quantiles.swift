/// A quantile: the level that was asked for and the value at it.
public struct Quantile: Sendable, Equatable {
  /// The share of values at or below, in [0, 1].
  public var level: Double
  /// The value, in the unit of the values.
  public var value: Double

  /// A value at a level.
  public init(level: Double, value: Double) {
    self.level = level
    self.value = value
  }
}

/// Exact quantiles of numbers by linear interpolation between order statistics.
///
/// ```
/// h = (n − 1)·p,  q = x_⌊h⌋ + (h − ⌊h⌋)·(x_⌊h⌋₊₁ − x_⌊h⌋)   (x sorted, counted from 0)
/// ```
///
/// No values have no quantiles; one value is every quantile.
///
/// - Parameters:
///   - levels: the shares wanted, each in [0, 1].
///   - values: the numbers, without NaN; they are rearranged.
/// - Returns: a quantile for each level, in the order asked for.
/// - Complexity: O(n) for each new level: by selection, nothing is sorted.
/// - Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
///   (1996), 361–365, definition 7 (the default of R and numpy).
public func quantiles(at levels: [Double], of values: inout [Double]) -> [Quantile] {
  guard !values.isEmpty else { return [] }
  let count = values.count
  var span = values.mutableSpan
  var found: [Quantile] = []
  var start = 0
  for level in levels.sorted() {
    precondition(level >= 0 && level <= 1)
    let position = QuantilePosition(level: level, count: count)
    let below = position.below
    select(rank: below, in: min(start, below)..<count, of: &span)
    start = below
    var upper = span[position.above]
    if position.above > below {
      for index in position.above..<count { upper = min(upper, span[index]) }
    }
    found.append(Quantile(level: level, value: interpolate(span[below], upper, position.fraction)))
  }
  return levels.compactMap { level in found.first { $0.level == level } }
}

/// Where a quantile lies among sorted values: between two ranks, counted from 0.
struct QuantilePosition {
  /// The rank at or below it.
  let below: Int
  /// The next rank; the same where the quantile is an order statistic.
  let above: Int
  /// How far it is from the one to the other, in [0, 1).
  let fraction: Double

  /// The place of `level`, in [0, 1], among `count` values, at least one.
  init(level: Double, count: Int) {
    let position = Double(count - 1) * level
    below = min(Int(position), count - 1)
    let rest = position - Double(below)
    let isBetween = rest > 0 && below + 1 < count
    above = isBetween ? below + 1 : below
    fraction = isBetween ? rest : 0
  }
}

/// The point between two values, from the nearer end, as numpy has it; equal ends give themselves.
func interpolate(_ lower: Double, _ upper: Double, _ fraction: Double) -> Double {
  guard lower < upper else { return lower }
  let step = upper - lower
  // Ends of opposite sign may be further apart than the largest number.
  guard step.isFinite else { return lower * (1 - fraction) + upper * fraction }
  return fraction < 0.5 ? lower + step * fraction : upper - step * (1 - fraction)
}
