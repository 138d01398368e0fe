internal import Synchronization

/// Which units are in the sample that the spread of cells is taken from: those whose place is at most a bound.
///
/// Places are spread evenly over 64 bits, so that a bound of 2⁶⁴⁻ᵏ takes one unit in 2ᵏ, whatever they do. Workers look at
/// the bound only to pass over rows in vain; it falls, and never rises, so that what they leave out is not in the sample.
final class UnitThreshold: Sendable {
  /// The most units in the sample.
  let limit: Int
  private let bits = Atomic<UInt64>(.max)

  /// A sample of at most `limit` units, at least 1.
  init(limit: Int) { self.limit = max(1, limit) }

  /// The bound as it is known so far.
  var bound: UInt64 { bits.load(ordering: .relaxed) }

  /// Tells workers of a lower bound.
  func lower(to bound: UInt64) { _ = bits.min(bound, ordering: .relaxed) }

  /// The place of a unit.
  ///
  /// - Source: multiplicative hashing, D. E. Knuth, "The Art of Computer Programming", volume 3, 6.4.
  @inline(__always)
  static func place(of unit: UInt64) -> UInt64 { unit &* 0x9E37_79B9_7F4A_7C15 }
}
