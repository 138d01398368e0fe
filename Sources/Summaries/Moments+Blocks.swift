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
      let sums = PowerSums(of: block, shift: mean.isFinite ? mean : block[0])
      merge(
        Moments(
          count: sums.count, mean: sums.mean, secondPowerSum: sums.secondCentral,
          thirdPowerSum: sums.thirdCentral, fourthPowerSum: sums.fourthCentral, minimum: sums.minimum,
          maximum: sums.maximum))
      start += block.count
    }
  }
}
