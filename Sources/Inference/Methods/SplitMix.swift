/// Random words by their number: the n-th can be had without those before it.
///
///     wordₙ = mix(seed + (n + 1)·γ)
///
/// So work can be shared among any number of threads, in any order, and gives the same.
///
/// *Source:* G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// 453–472, doi:10.1145/2660193.2660195; mixing constants of D. Stafford's variant 13, as in S. Vigna's splitmix64.
public struct SplitMix: Sendable, Equatable {
  /// γ, the odd number nearest to 2⁶⁴ divided by the golden ratio.
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Where the sequence starts.
  public let seed: UInt64

  /// The sequence of a seed.
  ///
  /// - Parameter seed: Any number.
  public init(seed: UInt64) { self.seed = seed }

  /// A word of the sequence.
  ///
  /// - Parameter index: Its number, from 0.
  /// - Returns: 64 random bits.
  @inline(__always)
  public func word(_ index: UInt64) -> UInt64 {
    var bits = seed &+ (index &+ 1) &* Self.increment
    bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits &>> 31)
  }
}
