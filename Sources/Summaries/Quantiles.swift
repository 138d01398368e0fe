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
    let position = Double(count - 1) * level
    let below = min(Int(position), count - 1)
    select(rank: below, in: min(start, below)..<count, of: &span)
    start = below
    let lower = span[below]
    let fraction = position - Double(below)
    guard fraction > 0, below + 1 < count else {
      found.append(Quantile(level: level, value: lower))
      continue
    }
    var upper = span[below + 1]
    for index in below + 1..<count { upper = min(upper, span[index]) }
    found.append(Quantile(level: level, value: interpolate(lower, upper, fraction)))
  }
  return levels.compactMap { level in found.first { $0.level == level } }
}

/// The point between two values, from the nearer end, as numpy has it; equal ends give themselves.
private func interpolate(_ lower: Double, _ upper: Double, _ fraction: Double) -> Double {
  guard lower < upper else { return lower }
  let step = upper - lower
  return fraction < 0.5 ? lower + step * fraction : upper - step * (1 - fraction)
}
