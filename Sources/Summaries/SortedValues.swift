internal import Columns

/// All values of an expression in a group, from which any quantile can be told.
///
/// Exact, from the sorted values, or where these take too much memory, from a sketch.
public struct SortedValues: Sendable {
  private enum Source: Sendable {
    case sorted([Double])
    case sketch(QuantileSketch)
    case part(ValuePart)
  }

  private let source: Source

  /// The values, in ascending order; without NaN.
  public init(sorted values: [Double]) { source = .sorted(values) }

  /// Any values; NaN, a missing value, is left out, and −0 counts as 0.
  public init(_ values: [Double]) { self.init(sorted: inOrder(values)) }

  init(_ sketch: QuantileSketch) { source = .sketch(sketch) }

  /// Values of which only those around a quantile are known, as a warehouse tells them.
  public init(_ part: ValuePart) { source = .part(part) }

  init(_ chunks: consuming ValueChunks) {
    var values: [Double] = []
    values.reserveCapacity(chunks.count)
    for chunk in chunks.chunks { values.append(contentsOf: chunk) }
    self.init(values)
  }

  /// The number of values.
  public var count: Int {
    switch source {
    case .sorted(let values): values.count
    case .sketch(let sketch): sketch.count
    case .part(let part): part.count
    }
  }

  /// Whether what is told of a value is exact, and not that of a sketch.
  public var isExact: Bool {
    if case .sketch = source { false } else { true }
  }

  /// The values in ascending order; nil where only a sketch of them is kept.
  public var exact: [Double]? {
    if case .sorted(let values) = source { values } else { nil }
  }

  /// The quantile at a level in [0, 1], of definition 7 of Hyndman and Fan (1996); nil where there are no values, and
  /// where it lies outside of the part that is known.
  public func quantile(at level: Double) -> Double? {
    guard count > 0, (0...1).contains(level) else { return nil }
    switch source {
    case .sorted(let values):
      let position = QuantilePosition(level: level, count: values.count)
      return interpolate(values[position.below], values[position.above], position.fraction)
    case .sketch(let sketch): return sketch.quantiles(at: [level]).first?.value
    case .part(let part): return part.quantile(at: level)
    }
  }

  /// The number of values below `value`.
  public func count(below value: Double) -> Int { rank { $0 < value } }

  /// The number of values at or below `value`.
  public func count(atMost value: Double) -> Int { rank { $0 <= value } }

  /// The share of values below `value`, equal ones counted half; NaN where there are no values.
  public func placement(of value: Double) -> Double {
    guard count > 0 else { return .nan }
    return (Double(count(below: value)) + Double(count(atMost: value))) / (2 * Double(count))
  }

  /// The largest value below `value` and the smallest above it; nil where there is none, and of a sketch.
  public func neighbours(of value: Double) -> (below: Double?, above: Double?) {
    if case .part(let part) = source { return part.neighbours(of: value) }
    guard case .sorted(let values) = source else { return (nil, nil) }
    let (low, high) = (count(below: value), count(atMost: value))
    return (low > 0 ? values[low - 1] : nil, high < values.count ? values[high] : nil)
  }

  /// The number of values for which a condition holds that holds for all smaller ones too.
  private func rank(_ holds: (Double) -> Bool) -> Int {
    switch source {
    case .sorted(let values):
      let span = values.span
      var (low, high) = (0, span.count)
      while low < high {
        let middle = low + (high - low) / 2
        if holds(span[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    case .sketch(let sketch): return sketch.rank(holds)
    case .part(let part): return part.rank(holds)
    }
  }
}

extension SortedValues: Equatable {
  /// Whether both hold the same values; sketches are never equal.
  public static func == (one: SortedValues, other: SortedValues) -> Bool {
    one.exact.map { $0 == other.exact } ?? false
  }
}

extension SortedValues {
  /// The quantile at a level of the values of several groups together; nil where there are none.
  ///
  /// Found by bisection over the values of all groups: the smallest number with enough values at or below it, and the
  /// next one.
  static func pooledQuantile(of groups: [SortedValues], at level: Double) -> Double? {
    let parts = groups.filter { $0.count > 0 }
    guard parts.count > 1 else { return parts.first?.quantile(at: level) }
    let position = QuantilePosition(level: level, count: parts.map(\.count).reduce(0, +))
    guard let below = statistic(position.below, of: parts), let above = statistic(position.above, of: parts)
    else { return nil }
    return interpolate(below, above, position.fraction)
  }

  /// The value of a rank, counted from 0, among all groups' values.
  private static func statistic(_ rank: Int, of parts: [SortedValues]) -> Double? {
    // The bits of numbers, so turned that they order as the numbers do.
    var low = key(of: -.infinity)
    var high = key(of: .infinity)
    while low < high {
      let middle = low + (high - low) / 2
      let value = number(of: middle)
      if parts.map({ $0.count(atMost: value) }).reduce(0, +) > rank {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return number(of: low)
  }

  private static func key(of value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func number(of key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key ^ 1 << 63 : ~key)
  }
}
