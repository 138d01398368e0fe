import Summaries
import TestSupport
import Testing

private let levels = [0, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]

/// The sketch of an array.
private func sketch(_ values: [Double]) -> QuantileSketch { QuantileSketch(values.span) }

/// The levels at which a sketch is further from the exact quantile than it may be.
private func wrongLevels(_ values: [Double]) -> [Double] {
  let sorted = values.sorted()
  var kept = values
  let exact = quantiles(at: levels, of: &kept)
  return zip(exact, sketch(values).quantiles(at: levels)).filter { truth, found in
    let below = Int(Double(sorted.count - 1) * truth.level)
    let ends = sorted[below..<min(below + 2, sorted.count)]
    let isAcrossZero = (ends.first ?? 0) < 0 && (ends.last ?? 0) > 0
    let scale = isAcrossZero ? ends.map(\.magnitude).max() ?? 0 : truth.value.magnitude
    // A hair more than the bound, for the rounding of interpolation.
    return !((found.value - truth.value).magnitude <= scale * 0x1p-10 * (1 + 1e-12) + 0x1p-1031)
  }.map(\.0.level)
}

@Suite struct QuantileSketchTests {
  @Test(arguments: try Reference("quantile_sketch").cases)
  func quantilesAreTheReference(_ known: Reference.Case) throws {
    let found = sketch(try known.doubles("values"))
    for truth in try #require(known.value["quantiles"]?.array) {
      func number(_ key: String) throws -> Double { try #require(truth[key]?.double) }
      let quantile = found.quantiles(at: [try number("level")])[0].value
      let rounding = 1e-12 * (try number("scale"))
      #expect((quantile - (try number("sketch"))).magnitude <= rounding, "\(truth)")
      #expect((quantile - (try number("exact"))).magnitude <= (try number("bound")) + rounding, "\(truth)")
    }
  }

  @Test func theErrorOfManyDistributionsIsBounded() {
    let seed: UInt64 = 2019
    var random = SplitMix64(seed: seed)
    let draws: [(name: String, draw: (inout SplitMix64) -> Double)] = [
      ("uniform", { $0.uniform() }), ("normal", { $0.normal() }),
      ("far from zero", { 1e9 + $0.normal() }),
      (
        "cubes",
        {
          let z = $0.normal(); return z * z * z
        }
      ),
      ("heavy tail", { 1 / ($0.uniform() * $0.uniform() + 1e-300) }),
      ("ratio of normals", { $0.normal() / $0.normal() }),
      ("whole", { Double($0.next() % 5_000) }), ("few", { Double($0.next() % 3) - 1 }),
      ("any double", { Double(bitPattern: $0.next() & ~(1 << 62)) }),
      ("large", { Double(sign: .plus, exponent: 1_000, significand: 1 + $0.uniform()) }),
      ("tiny", { Double(sign: .minus, exponent: -1_020, significand: 1 + $0.uniform()) }),
    ]
    for (name, draw) in draws {
      for count in [1, 2, 10, 1_000, 20_000] {
        let values = (0..<count).map { _ in draw(&random) }
        #expect(wrongLevels(values) == [], "\(name), \(count) values, seed \(seed)")
      }
    }
  }

  @Test func mergingIsReadingTheWhole() {
    let law = MergeLaw<Double, QuantileSketch>(
      read: { sketch($0) }, merge: { $0.merge($1) },
      disagreement: { merged, whole in
        merged == whole && merged.quantiles(at: levels) == whole.quantiles(at: levels)
          ? nil : "\(merged.count) values, \(merged.quantiles(at: [0.5])) and \(whole.quantiles(at: [0.5]))"
      })
    var random = SplitMix64(seed: 7)
    let values = (0..<300).map { _ in random.normal() / random.uniform() }
    #expect(law.violations(on: values) == [])
    let extremes = [0, -0.0, .leastNonzeroMagnitude, -1e308, .infinity, 1e308, -.infinity]
    #expect(law.violations(on: extremes) == [])
  }

  @Test func theOrderDoesNotMatter() {
    var random = SplitMix64(seed: 8)
    let values = (0..<5_000).map { _ in random.normal() / random.uniform() }
    let whole = sketch(values)
    for _ in 0..<5 {
      var parts = (0..<7).map { _ in QuantileSketch() }
      for value in values.shuffled(using: &random) {
        let one = [value]
        parts[Int(random.next() % 7)].add(one.span)
      }
      var joined = QuantileSketch()
      for part in parts.shuffled(using: &random) { joined.merge(part) }
      #expect(joined == whole)
    }
  }

  @Test func oneCountLessIsAnotherSketch() {
    let values = [1.0, 2, 3, 3, 1e9]
    #expect(sketch(values) == sketch(values.reversed()))
    #expect(sketch(values) != sketch([1, 2, 2, 3, 1e9]))
    #expect(sketch(values) != sketch([1, 2, 3, 1e9]))
    #expect(sketch(values) != QuantileSketch())
    #expect(sketch([]) == QuantileSketch())
  }

  @Test func endsAndCountsAreExact() {
    let values = [0.123, 451.7, 88.001, -3.75, 19]
    let found = sketch(values)
    #expect(found.count == 5)
    #expect(found.minimum == -3.75 && found.maximum == 451.7)
    #expect(found.quantiles(at: [0, 1]).map(\.value) == [-3.75, 451.7])
    #expect(sketch([7.77]).quantiles(at: [0, 0.3, 1]).map(\.value) == [7.77, 7.77, 7.77])
    #expect(sketch([7.77, 7.77, 7.77]).quantiles(at: [0.5]).map(\.value) == [7.77])
  }

  @Test func zeroAndInfinityAreExact() {
    let values: [Double] = [-.infinity, -.infinity, -5, 0, -0.0, 0, 3, .infinity, .infinity]
    let found = sketch(values).quantiles(at: [0, 0.125, 0.375, 0.5, 0.625, 0.875, 1]).map(\.value)
    #expect(found == [-.infinity, -.infinity, 0, 0, 0, .infinity, .infinity])
  }

  @Test func levelsMayComeInAnyOrderAndTwice() {
    let found = sketch([1, 2, 4, 8, 16]).quantiles(at: [1, 0, 1, 0])
    #expect(found.map(\.level) == [1, 0, 1, 0])
    #expect(found.map(\.value) == [16, 1, 16, 1])
  }

  @Test func noValuesHaveNoQuantiles() {
    #expect(QuantileSketch().quantiles(at: [0.5]) == [])
    #expect(sketch([1]).quantiles(at: []) == [])
  }

  @Test func memoryIsThatOfThePowersOfTwoThatOccur() {
    var random = SplitMix64(seed: 9)
    let values = (0..<100_000).map { _ in 1 + 1_000 * random.uniform() }
    #expect(sketch(values).byteCount < 64 << 10)
    var all = QuantileSketch()
    for exponent in 0..<0x7FF {
      let pair = [Double(bitPattern: UInt64(exponent) << 52 | 1 << 50)]
      let other = [-pair[0]]
      all.add(pair.span)
      all.add(other.span)
    }
    #expect(all.count == 2 * 0x7FF)
    #expect(all.byteCount <= 17 << 20)
  }
}
