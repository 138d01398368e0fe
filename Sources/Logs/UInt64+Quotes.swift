extension UInt64 {
  /// The bits at and above an odd number of set bits: of the quotes in 64 bytes, what lies within them.
  ///
  /// A prefix sum of bits without carries; opening quotes are within, closing ones are not.
  ///
  /// *Source:* G. Langdale and D. Lemire, Parsing gigabytes of JSON per second, 2019,
  /// doi:10.1007/s00778-019-00578-5, section 3.1.1.
  @inline(__always)
  var withinPairs: UInt64 {
    var inside = self
    inside ^= inside << 1
    inside ^= inside << 2
    inside ^= inside << 4
    inside ^= inside << 8
    inside ^= inside << 16
    inside ^= inside << 32
    return inside
  }
}
