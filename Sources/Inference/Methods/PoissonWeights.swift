/// How often each unit is drawn in a resample: random whole numbers, Poisson with mean 1, many at a time.
///
/// Sixteen bits decide nearly always: so many of their 65,536 values stand for 0, for 1, … as fit into e⁻¹/k!; the five
/// that are left over ask for a further word, whose 64 bits decide by what is missing of each probability. So the
/// probabilities are right to within 2⁻⁵², at the price of a few comparisons.
///
/// *Source:* the mixture of a table and its remainder: A. J. Walker, ACM TOMS 3 (1977), 253–256,
/// doi:10.1145/355744.355749; G. Marsaglia, "Generating discrete random variables in a computer", CACM 6 (1963), 37–38,
/// doi:10.1145/366193.366228.
public struct PoissonWeights: Sendable {
  /// How many weights are made at a time; a multiple of four.
  public static let block = 1_024
  /// For k = 1, 2, …: the first of the 2¹⁶ values, from −2¹⁵, that stands for k; the last stands for "ask again".
  private static let starts: [Int16] = table.starts
  /// For k = 0, 1, …: of 2⁶⁴ words asked again, the first that stands for more than k.
  private static let limits: [UInt64] = table.limits

  private let words: SplitMix
  private let further: SplitMix

  /// The weights of one resample.
  ///
  /// - Parameters:
  ///   - seed: the seed of all resamples.
  ///   - stream: which resample; two streams of a seed overlap with a chance of about 2⁻⁴⁰.
  public init(seed: UInt64, stream: UInt64) {
    let keys = SplitMix(seed: SplitMix(seed: seed).word(0))
    words = SplitMix(seed: keys.word(2 &* stream))
    further = SplitMix(seed: keys.word(2 &* stream &+ 1))
  }

  /// Writes the weights of a block of units.
  ///
  /// - Parameters:
  ///   - block: which block: units block·1024 and on.
  ///   - bits: room for the random bits, 1024 numbers (checked).
  ///   - weights: where the weights go.
  ///   - place: from which place on: 1024 numbers (checked).
  public func write(
    block: Int, bits: inout [Int16], into weights: inout MutableSpan<Double>, at place: Int = 0
  ) {
    let size = Self.block
    precondition(bits.count == size && place >= 0 && weights.count - place >= size)
    let first = UInt64(truncatingIfNeeded: block &* (size / 4))
    let most = unsafe bits.withUnsafeMutableBytes { bytes in
      for index in 0..<size / 4 {
        let word = words.word(first &+ UInt64(truncatingIfNeeded: index))
        unsafe bytes.storeBytes(of: word, toByteOffset: index &* 8, as: UInt64.self)
      }
      return unsafe Self.decide(bytes)
    }
    unsafe bits.withUnsafeBufferPointer { bits in
      unsafe weights.withUnsafeMutableBufferPointer { weights in
        for index in 0..<size { unsafe weights[place &+ index] = Double(bits[index]) }
      }
    }
    guard most == 8 else { return }
    for index in 0..<size where weights[place + index] == 8 {
      weights[place + index] = rest(first &* 4 &+ UInt64(truncatingIfNeeded: index))
    }
  }

  /// Puts in the place of every sixteen bits the number that they stand for, and answers the largest of these.
  private static func decide(_ bytes: UnsafeMutableRawBufferPointer) -> Int16 {
    let limits = starts.map { SIMD8<Int16>(repeating: $0) }
    let (one, two, three, four) = (limits[0], limits[1], limits[2], limits[3])
    let (five, six, seven, eight) = (limits[4], limits[5], limits[6], limits[7])
    let (zeros, ones) = (SIMD8<Int16>.zero, SIMD8<Int16>(repeating: 1))
    var most = zeros
    var offset = 0
    while offset < block &* 2 {
      let value = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int16>.self)
      var weight = zeros.replacing(with: ones, where: value .>= one)
      weight &+= zeros.replacing(with: ones, where: value .>= two)
      weight &+= zeros.replacing(with: ones, where: value .>= three)
      weight &+= zeros.replacing(with: ones, where: value .>= four)
      weight &+= zeros.replacing(with: ones, where: value .>= five)
      weight &+= zeros.replacing(with: ones, where: value .>= six)
      weight &+= zeros.replacing(with: ones, where: value .>= seven)
      weight &+= zeros.replacing(with: ones, where: value .>= eight)
      most.replace(with: weight, where: weight .> most)
      unsafe bytes.storeBytes(of: weight, toByteOffset: offset, as: SIMD8<Int16>.self)
      offset &+= 16
    }
    return most.max()
  }

  /// The weight of a unit whose sixteen bits did not decide.
  private func rest(_ unit: UInt64) -> Double {
    let word = further.word(unit)
    return Double(Self.limits.firstIndex { word < $0 } ?? Self.limits.count)
  }

  /// The table, from the probabilities e⁻¹/k!.
  private static let table: (starts: [Int16], limits: [UInt64]) = {
    var probability = 0.367879441171442321595523770161460867
    var (starts, missing): ([Int16], [Double]) = ([], [])
    var taken = 0
    for k in 0..<20 {
      let share = probability * 65_536
      let whole = share.rounded(.down)
      taken += Int(whole)
      if k < 8 { starts.append(Int16(truncatingIfNeeded: taken - 32_768)) }
      missing.append(share - whole)
      probability /= Double(k + 1)
    }
    let total = missing.reduce(0, +)
    var sum = 0.0
    let limits = missing.dropLast().map { share in
      sum += share
      return UInt64(min(sum / total * 0x1p64, 0x1p64.nextDown))
    }
    return (starts, limits)
  }()
}
