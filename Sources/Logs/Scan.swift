import CScan

/// Searches through bytes, 64 at a time.
enum Scan {
  /// The index in `range` of the first byte that is `one` or `other`, or the range's end; 64 bytes past it are read.
  static func first(
    _ one: UInt8, _ other: UInt8, in bytes: UnsafeRawPointer, _ range: Range<Int>
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let found = unsafe cscan_equal64(bytes + index, one) | cscan_equal64(bytes + index, other)
      if found != 0 { return min(index + found.trailingZeroBitCount, range.upperBound) }
      index += 64
    }
    return range.upperBound
  }

  /// The number of bytes in `range` that are `value`; 64 bytes past it must be readable.
  @inline(__always)
  static func count(_ value: UInt8, in bytes: UnsafeRawPointer, _ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      var found = unsafe cscan_equal64(bytes + index, value)
      let left = range.upperBound - index
      if left < 64 { found &= (1 << UInt64(left)) - 1 }
      count += found.nonzeroBitCount
      index += 64
    }
    return count
  }
}
