internal import LinearAlgebra

extension Moments {
  /// The number of values that are summed relative to one mean; they stay in the first-level cache.
  private static var blockLength: Int { 4096 }

  /// The moments of numbers, none of which is NaN.
  public init(_ values: Span<Double>) {
    self.init()
    add(values)
  }

  /// Adds numbers, none of which is NaN.
  ///
  /// Each block of 4,096 values is summed relative to its own mean, and the blocks are merged in order, so that the
  /// result depends only on where calls begin.
  ///
  /// - Complexity: O(n), two passes over values in cache.
  public mutating func add(_ values: Span<Double>) {
    var start = 0
    while start < values.count {
      let block = values.extracting(start..<min(start + Self.blockLength, values.count))
      let mean = sum(block) / Double(block.count)
      merge(Moments(PowerSums(of: block, shift: mean.isFinite ? mean : block[0])))
      start += block.count
    }
  }

  /// The moments of one block; NaN where a value was ±∞.
  private init(_ sums: PowerSums) {
    let isFinite = sums.first.isFinite
    self.init(
      count: sums.count, mean: sums.shift, secondPowerSum: isFinite ? sums.secondCentral : .nan,
      thirdPowerSum: isFinite ? sums.thirdCentral : .nan,
      fourthPowerSum: isFinite ? sums.fourthCentral : .nan,
      minimum: sums.minimum, maximum: sums.maximum)
    moveMean(by: sums.first / Double(sums.count))
  }
}
