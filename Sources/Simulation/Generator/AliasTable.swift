/// Draws of numbers from 0 with given chances, each in the same few steps however many there are.
///
/// *Source:* A. J. Walker, "An efficient method for generating discrete random variables with general distributions",
/// ACM TOMS 3 (1977), 253–256, doi:10.1145/355744.355749; the table in one pass by M. D. Vose, "A linear algorithm for
/// generating random numbers with a given distribution", IEEE TSE 17 (1991), 972–975, doi:10.1109/32.92917.
package struct AliasTable: Sendable {
  /// The share of each place that is its own.
  private var shares: [Double]
  /// Whose the rest of each place is.
  private var aliases: [Int32]

  /// A table of chances in proportion to `weights`: at least one, each finite and above 0.
  package init(weights: [Double]) {
    let scale = Double(weights.count) / weights.reduce(0, +)
    shares = weights.map { $0 * scale }
    aliases = (0..<weights.count).map { Int32(truncatingIfNeeded: $0) }
    var (small, large): ([Int], [Int]) = ([], [])
    for place in shares.indices { if shares[place] < 1 { small.append(place) } else { large.append(place) } }
    while let low = small.popLast(), let high = large.last {
      aliases[low] = Int32(truncatingIfNeeded: high)
      shares[high] -= 1 - shares[low]
      if shares[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    // What is left over is 1 but for rounding.
    for place in small + large where aliases[place] == Int32(truncatingIfNeeded: place) { shares[place] = 1 }
  }

  /// The number that 64 random bits draw.
  package func draw(_ bits: UInt64) -> Int {
    let product = bits.multipliedFullWidth(by: UInt64(shares.count))
    let place = Int(product.high)
    return RandomStream.uniform(product.low) < shares[place] ? place : Int(aliases[place])
  }
}
