/// Random bits as a function of a place: Philox with four words of 64 bits and ten rounds.
///
/// It has no state: block n of a key is computed from n alone, so that work can be shared between any number of threads
/// without changing a bit of it. Blocks of different keys, and of different counters, are independent for every test of
/// randomness that is known.
///
/// *Source:* J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// doi:10.1145/2063384.2063405, section 3.3 and table 2.
public struct Philox: Sendable, Equatable {
  /// The two words that tell one sequence from another.
  private let key: (UInt64, UInt64)

  /// The sequence of a key.
  ///
  /// - Parameters:
  ///   - seed: the first word of the key.
  ///   - stream: the second word; another stream of the same seed is independent of it.
  public init(seed: UInt64, stream: UInt64) {
    key = (seed, stream)
  }

  /// Whether two sequences are the same.
  public static func == (one: Philox, other: Philox) -> Bool { one.key == other.key }

  /// The four words at a place.
  ///
  /// - Parameter counter: the place.
  /// - Returns: 256 random bits.
  public func block(_ counter: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var (a, b, c, d) = (counter.x, counter.y, counter.z, counter.w)
    var (first, second) = key
    for _ in 0..<10 {
      let low = a.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let high = c.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (a, b, c, d) = (high.high ^ b ^ first, high.low, low.high ^ d ^ second, low.low)
      // The golden ratio and √3 − 1, as 64 bits behind the point.
      first &+= 0x9E37_79B9_7F4A_7C15
      second &+= 0xBB67_AE85_84CA_A73B
    }
    return SIMD4(a, b, c, d)
  }
}
