/// Counts of numbers in fixed buckets, from which quantiles are told within a stated relative error.
///
/// A bucket holds the numbers whose sign, exponent and first nine digits of the significand are alike, so that its
/// ends lie 1/512 apart or less. Its numbers are represented by the one that is wrong by the smallest share whichever
/// of them was meant:
///
/// ```
/// r = 2·a·b/(a + b)  of a bucket [a, b),  |r − x| ≤ |x|·(b − a)/(b + a) < |x|·2⁻¹⁰
/// ```
///
/// Buckets do not move and counts are whole numbers, so merging is exact: the same numbers give the same sketch in any
/// order and in any parts. The counts of a power of two are made when it first occurs, 4 kB each: response times from
/// 1 ms to a minute take 64 kB, and all doubles there are 16 MB.
///
/// *Edge cases:* ``minimum`` and ``maximum`` are exact, and so are 0 and ±∞. Numbers below 2⁻¹⁰²² in magnitude, which
/// have fewer digits, are told within 2⁻¹⁰³¹ instead. NaN is not a number and must have been left out before.
///
/// *Source:* C. Masson, J. E. Rim and H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with
/// relative-error guarantees", PVLDB 12 (2019), 2195–2205, doi:10.14778/3352063.3352135; buckets by the bits of the
/// number as in G. Tene's HdrHistogram.
public struct QuantileSketch: Sendable {
  /// The relative error that no representative exceeds: 0.1 %, a little more than the 2⁻¹⁰ that can be reached.
  public static let relativeError = 0.001

  /// The significand's digits that tell buckets of one power of two apart.
  private static let digits = 9
  /// The buckets of one sign and power of two.
  private static let pageSize = 1 << digits
  /// How far a number's bits are shifted to leave sign, exponent and those digits.
  private static let shift = UInt64(Double.significandBitCount - digits)

  /// For each sign and exponent, the number of its page of counts, from 1; 0 where none of them occurred.
  ///
  /// Empty before the first number.
  private var pages: [UInt16] = []
  /// The counts, page by page; the first page stays empty.
  private var counts: [Int] = []
  /// The number of values.
  public private(set) var count = 0
  /// The smallest value; +∞ when there are none.
  public private(set) var minimum = Double.infinity
  /// The largest value; −∞ when there are none.
  public private(set) var maximum = -Double.infinity

  /// The sketch of no values.
  public init() {}

  /// The sketch of `values`, among them no NaN.
  public init(_ values: Span<Double>) { add(values) }

  /// Counts `values`, among them no NaN.
  ///
  /// - Complexity: O(n): a shift and an increment for each.
  public mutating func add(_ values: Span<Double>) {
    guard !values.isEmpty else { return }
    if pages.isEmpty { makeIndex() }
    var next = 0
    while next < values.count {
      next = count(values, from: next)
      if next < values.count { makePage(of: Self.key(of: values[next]) >> Self.digits) }
    }
    count += values.count
    for index in values.indices {
      minimum = min(minimum, values[index])
      maximum = max(maximum, values[index])
    }
  }

  /// The sketch of numbers that were counted elsewhere, in the same buckets.
  ///
  /// - Parameters:
  ///   - counted: any number of each bucket, none of them NaN, and how many there are.
  ///   - minimum: the smallest of all numbers.
  ///   - maximum: the largest.
  public init(_ counted: [(value: Double, count: Int)], minimum: Double, maximum: Double) {
    for (value, count) in counted where count > 0 && !value.isNaN {
      if pages.isEmpty { makeIndex() }
      let key = Self.key(of: value)
      if pages[key >> Self.digits] == 0 { makePage(of: key >> Self.digits) }
      counts[Int(pages[key >> Self.digits]) << Self.digits | key & (Self.pageSize - 1)] += count
      self.count += count
    }
    if count > 0 { (self.minimum, self.maximum) = (minimum, maximum) }
  }

  /// Adds the counts of another sketch.
  ///
  /// Exact: `a.merge(b)` is the sketch of the values of both, whichever comes first.
  public mutating func merge(_ other: QuantileSketch) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    for exponent in other.pages.indices where other.pages[exponent] != 0 {
      if pages[exponent] == 0 { makePage(of: exponent) }
      let start = Int(pages[exponent]) << Self.digits
      let otherStart = Int(other.pages[exponent]) << Self.digits
      for place in 0..<Self.pageSize { counts[start + place] += other.counts[otherStart + place] }
    }
    count += other.count
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }

  /// The number of bytes that the counts take.
  package var byteCount: Int { counts.count * MemoryLayout<Int>.stride + pages.count * 2 }

  /// Counts values up to one whose page is still missing.
  ///
  /// - Returns: the index of that value; the number of values where there is none.
  private mutating func count(_ values: Span<Double>, from start: Int) -> Int {
    let held = self.pages
    let pages = held.span
    var counts = counts.mutableSpan
    for index in start..<values.count {
      let key = Self.key(of: values[index])
      let page = Int(pages[key >> Self.digits])
      if page == 0 { return index }
      counts[page << Self.digits | key & (Self.pageSize - 1)] += 1
    }
    return values.count
  }

  private mutating func makeIndex() {
    pages = Array(repeating: 0, count: 1 << (64 - Double.significandBitCount))
    counts = Array(repeating: 0, count: Self.pageSize)
  }

  private mutating func makePage(of exponent: Int) {
    pages[exponent] = UInt16(counts.count >> Self.digits)
    counts += repeatElement(0, count: Self.pageSize)
  }

  /// Sign, exponent and first digits of a number.
  private static func key(of value: Double) -> Int { Int(value.bitPattern >> shift) }
}

extension QuantileSketch {
  /// Quantiles by linear interpolation between the order statistics' representatives.
  ///
  /// The convention is that of ``quantiles(at:of:)``, and each order statistic that it takes is told within
  /// ``relativeError`` of itself. So is the quantile; only one that lies between a negative and a positive value is
  /// told within that share of the larger of these. No values have no quantiles.
  ///
  /// - Parameter levels: the shares wanted, each in [0, 1].
  /// - Returns: a quantile for each level, in the order asked for.
  /// - Complexity: O(buckets), whatever the number of values.
  public func quantiles(at levels: [Double]) -> [Quantile] {
    guard count > 0 else { return [] }
    let positions = levels.map { level in
      precondition(level >= 0 && level <= 1)
      return QuantilePosition(level: level, count: count)
    }
    let ranks = Set(positions.flatMap { [$0.below, $0.above] }).sorted()
    let values = orderStatistics(ranks)
    return zip(levels, positions).map { level, position in
      Quantile(
        level: level,
        value: interpolate(
          values[position.below] ?? .nan, values[position.above] ?? .nan, position.fraction))
    }
  }

  /// The representatives of the values at `ranks`, which are counted from 0 and rise.
  private func orderStatistics(_ ranks: [Int]) -> [Int: Double] {
    var found: [Int: Double] = [:]
    var rest = ranks[...]
    var passed = 0
    walk { key, count in
      passed += count
      while let rank = rest.first, rank < passed {
        found[rank] = min(max(Self.representative(of: key), minimum), maximum)
        rest.removeFirst()
      }
      return !rest.isEmpty
    }
    if ranks.first == 0 { found[0] = minimum }
    if ranks.last == count - 1 { found[count - 1] = maximum }
    return found
  }

  /// The number of values for whose bucket a condition holds that holds for all smaller ones too.
  func rank(_ holds: (Double) -> Bool) -> Int {
    var passed = 0
    walk { key, count in
      guard holds(min(max(Self.representative(of: key), minimum), maximum)) else { return false }
      passed += count
      return true
    }
    return passed
  }

  /// Visits the buckets that hold values, from the smallest to the largest, while `visit` wants more.
  private func walk(_ visit: (_ key: Int, _ count: Int) -> Bool) {
    let signs = pages.count / 2
    // The larger the bits of a negative number, the smaller it is.
    for exponent in Array((signs..<pages.count).reversed()) + Array(0..<signs) where pages[exponent] != 0 {
      let start = Int(pages[exponent]) << Self.digits
      for place in 0..<Self.pageSize {
        let digits = exponent < signs ? place : Self.pageSize - 1 - place
        let count = counts[start + digits]
        if count > 0, !visit(exponent << Self.digits | digits, count) { return }
      }
    }
  }

  /// The number that stands for a bucket: the harmonic mean of its ends; the middle where numbers are subnormal.
  private static func representative(of key: Int) -> Double {
    let bits = UInt64(key) << shift
    let near = Double(bitPattern: bits)
    // 0 and ±∞ are alone in their buckets, the smallest numbers aside that stand with 0.
    guard near.isFinite, near != 0 else { return near == 0 ? 0 : near }
    let width = Double(bitPattern: bits | (1 << shift - 1)) - near
    if near.magnitude < .leastNormalMagnitude { return near + width / 2 }
    // 2·a·b/(a + b) = a·(1 + w/(2·a + w)) with b = a + w: no step overflows.
    let share = width / near
    return near * (1 + share / (2 + share))
  }
}

extension QuantileSketch: Equatable {
  /// Whether two sketches hold the same counts, in whatever order these were made.
  public static func == (first: QuantileSketch, second: QuantileSketch) -> Bool {
    guard
      first.count == second.count, first.minimum == second.minimum, first.maximum == second.maximum
    else { return false }
    return first.pages.indices.allSatisfy { exponent in
      let isAbsent = first.pages[exponent] == 0 && second.pages[exponent] == 0
      return isAbsent || first.page(exponent) == second.page(exponent)
    }
  }

  /// The counts of one sign and power of two; none where it did not occur.
  private func page(_ exponent: Int) -> ArraySlice<Int> {
    let start = Int(pages[exponent]) << Self.digits
    return counts[start..<start + Self.pageSize]
  }
}
