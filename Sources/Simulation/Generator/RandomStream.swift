internal import Glibc

/// Random numbers one after the other, from a place that the seed and three numbers fix.
///
/// Uniform numbers are inside (0, 1), never at an end, of 52 bits; normal ones come in pairs, z = √(−2 ln u)·cos 2πv and
/// √(−2 ln u)·sin 2πv, and reach 8.6 standard deviations.
///
/// *Source:* G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", Annals of Mathematical
/// Statistics 29 (1958), 610–611, doi:10.1214/aoms/1177706645.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let philox: Philox
  private var counter: SIMD4<UInt64>
  private var words = SIMD4<UInt64>()
  private var place = 4
  private var spareNormal: Double?

  /// The numbers of one place.
  ///
  /// - Parameters:
  ///   - philox: the sequence.
  ///   - first: where in it, as are the next two; no two places share a number.
  ///   - second: the second coordinate.
  ///   - third: the third coordinate.
  public init(_ philox: Philox, _ first: Int, _ second: Int = 0, _ third: Int = 0) {
    self.philox = philox
    counter = SIMD4(
      0, UInt64(bitPattern: Int64(first)), UInt64(bitPattern: Int64(second)),
      UInt64(bitPattern: Int64(third)))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if place == 4 {
      words = philox.block(counter)
      counter.x &+= 1
      place = 0
    }
    place += 1
    return words[place - 1]
  }

  /// A uniform number inside (0, 1).
  public mutating func uniform() -> Double { Self.uniform(next()) }

  /// A standard normal number.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let (one, other) = Self.normals(next(), next())
    spareNormal = other
    return one
  }

  /// A whole number of the Poisson distribution.
  ///
  /// - Parameter mean: its mean, at least 0; NaN counts as 0, and more than 10⁶ as 10⁶.
  /// - Returns: the number.
  /// - Complexity: O(mean).
  /// *Source:* D. E. Knuth, "The Art of Computer Programming", volume 2, 3.4.1, algorithm Q; larger means are cut into
  /// parts of at most 16, whose numbers add up.
  public mutating func poisson(_ mean: Double) -> Int {
    var rest = mean > 0 ? min(mean, 1e6) : 0
    var count = 0
    while rest > 0 {
      let part = min(rest, 16)
      rest -= part
      let limit = exp(-part)
      var product = uniform()
      while product > limit {
        count += 1
        product *= uniform()
      }
    }
    return count
  }

  /// The uniform number that 64 bits make: the middle of one of 2⁵² equal steps.
  package static func uniform(_ bits: UInt64) -> Double { (Double(bits >> 12) + 0.5) * 0x1p-52 }

  /// The two independent normal numbers that 128 bits make.
  package static func normals(_ first: UInt64, _ second: UInt64) -> (Double, Double) {
    let radius = (-2 * log(uniform(first))).squareRoot()
    let angle = 2 * Double.pi * uniform(second)
    return (radius * cos(angle), radius * sin(angle))
  }
}
