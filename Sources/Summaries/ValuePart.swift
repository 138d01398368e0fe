/// The values of a group around one or more quantiles, with how often each occurs, and how many lie below.
///
/// What is told of them is exact; of values elsewhere only the smallest and the largest are known.
public struct ValuePart: Sendable, Equatable {
  /// All values between two ends.
  public struct Stretch: Sendable, Equatable {
    /// The known values, in ascending order.
    fileprivate let values: [Double]
    /// The number of all values at or below each of them.
    fileprivate let upTo: [Int]
    /// The number of values below all of them.
    fileprivate let below: Int

    /// A stretch; nil where the numbers contradict each other.
    ///
    /// - Parameters:
    ///   - below: the number of values below all known ones.
    ///   - known: every value between the ends with the number of times that it occurs, each value once, in any order.
    public init?(below: Int, known: [(value: Double, count: Int)]) {
      let known = known.sorted { $0.value < $1.value }
      var upTo: [Int] = []
      var sum = below
      for entry in known {
        guard entry.count > 0, entry.value.isFinite else { return nil }
        sum += entry.count
        upTo.append(sum)
      }
      guard below >= 0, zip(known, known.dropFirst()).allSatisfy({ $0.value < $1.value }) else { return nil }
      self.below = below
      values = known.map(\.value)
      self.upTo = upTo
    }

    /// The value of a rank, counted from 0; nil where it is not among these.
    fileprivate func value(rank: Int) -> Double? {
      guard rank >= below, let last = upTo.last, rank < last else { return nil }
      var (low, high) = (0, upTo.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if upTo[middle] > rank { high = middle } else { low = middle + 1 }
      }
      return values[low]
    }
  }

  /// The number of all values.
  public let count: Int
  private let stretches: [Stretch]
  private let minimum: Double
  private let maximum: Double

  /// A part of some values.
  ///
  /// - Parameters:
  ///   - count: the number of all values.
  ///   - stretches: what is known of them.
  ///   - minimum: the smallest of all values.
  ///   - maximum: the largest of all values.
  public init(count: Int, stretches: [Stretch], minimum: Double, maximum: Double) {
    self.count = count
    self.stretches = stretches.sorted { $0.below < $1.below }
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The value of a rank, counted from 0; nil where it is not known.
  private func value(rank: Int) -> Double? {
    if rank == 0 { return minimum }
    if rank == count - 1 { return maximum }
    for stretch in stretches {
      if let value = stretch.value(rank: rank) { return value }
    }
    return nil
  }

  /// The quantile at a level in [0, 1]; nil where it is not known.
  public func quantile(at level: Double) -> Double? {
    guard count > 0, (0...1).contains(level) else { return nil }
    let position = QuantilePosition(level: level, count: count)
    guard let lower = value(rank: position.below), let upper = value(rank: position.above) else { return nil }
    return interpolate(lower, upper, position.fraction)
  }

  /// The nearest values below and above a number that lies within a known stretch; nil where there is none.
  func neighbours(of value: Double) -> (below: Double?, above: Double?) {
    let values = stretches.flatMap(\.values)
    let smaller = values.last { $0 < value } ?? (minimum < value ? minimum : nil)
    let larger = values.first { $0 > value } ?? (maximum > value ? maximum : nil)
    return (smaller, larger)
  }

  /// The number of values for which a condition holds that holds for all smaller ones too, as far as they are known.
  func rank(_ holds: (Double) -> Bool) -> Int {
    if holds(maximum) { return count }
    if !holds(minimum) { return 0 }
    var found = 1
    for stretch in stretches {
      for (place, value) in stretch.values.enumerated() where holds(value) { found = stretch.upTo[place] }
    }
    return found
  }
}
