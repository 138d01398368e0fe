internal import Glibc

/// About how many distinct hashes were seen, in 8 kB whatever their number.
///
/// A hash's first 13 bits choose a register, which keeps the longest run of zeros that the others begin with. Counts of
/// two halves merge into that of the whole, whatever they share. The standard error is 1.2 %, less for few hashes.
///
/// - Source: P. Flajolet, É. Fusy, O. Gandouet and F. Meunier, "HyperLogLog: the analysis of a near-optimal cardinality
///   estimation algorithm", AofA 2007, 137–156; the estimate by O. Ertl, "New cardinality estimation algorithms for
///   HyperLogLog sketches", 2017, arXiv:1702.01284, algorithm 6.
public struct DistinctCount: Sendable, Equatable {
  private static let bits = 13
  private var registers: [UInt8]

  /// No hashes.
  public init() {
    registers = Array(repeating: 0, count: 1 << Self.bits)
  }

  /// Takes in a hash of 64 good bits.
  public mutating func add(_ hash: UInt64) {
    let register = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.bits))
    let rest = hash << UInt64(Self.bits)
    let run = UInt8(truncatingIfNeeded: min(rest.leadingZeroBitCount, 64 - Self.bits) + 1)
    if registers[register] < run { registers[register] = run }
  }

  /// Takes in the hashes of another count.
  public mutating func merge(_ other: DistinctCount) {
    for register in registers.indices {
      registers[register] = max(registers[register], other.registers[register])
    }
  }

  /// About how many distinct hashes there are.
  public var estimate: Double {
    let longest = 64 - Self.bits
    let count = Double(registers.count)
    var multiplicities = [Double](repeating: 0, count: longest + 2)
    for register in registers { multiplicities[Int(register)] += 1 }
    var sum = count * Self.tau(1 - multiplicities[longest + 1] / count)
    for run in stride(from: longest, to: 0, by: -1) { sum = (sum + multiplicities[run]) / 2 }
    sum += count * Self.sigma(multiplicities[0] / count)
    return sum == .infinity ? 0 : count * count / (2 * log(2) * sum)
  }

  /// x + Σ x^(2^k)·2^(k−1): what the registers still empty stand for.
  private static func sigma(_ x: Double) -> Double {
    guard x < 1 else { return .infinity }
    var (power, factor, sum) = (x, 1.0, x)
    while true {
      power *= power
      let next = sum + power * factor
      if next == sum { return sum }
      (sum, factor) = (next, 2 * factor)
    }
  }

  /// (1 − x − Σ (1 − x^(2^−k))²·2^−k)/3: what the full registers stand for.
  private static func tau(_ x: Double) -> Double {
    guard x > 0 && x < 1 else { return 0 }
    var (root, factor, sum) = (x, 1.0, 1 - x)
    while true {
      root = root.squareRoot()
      factor /= 2
      let next = sum - (1 - root) * (1 - root) * factor
      if next == sum { return sum / 3 }
      sum = next
    }
  }
}
