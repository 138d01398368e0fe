import LinearAlgebra
import TestSupport
import Testing

@Suite struct PowerSumsTests {
  @Test func agreesWithExactRationals() throws {
    let reference = try Reference("power_sums")
    let tolerance = try #require(reference.toleranceRelative)
    for item in reference.cases {
      let values = try item.doubles("values")
      let sums = PowerSums(of: values.span)
      let name = try item.string("name")
      #expect(ulps(between: sums.mean, and: try item.double("mean")) <= 1, "\(name)")
      #expect(relativeError(sums.secondCentral, try item.double("second")) < tolerance, "\(name)")
      #expect(relativeError(sums.fourthCentral, try item.double("fourth")) < tolerance, "\(name)")
      // The third may cancel to nothing: its error is measured against Σ|x − x̄|³.
      let error = abs(sums.thirdCentral - (try item.double("third")))
      #expect(error <= tolerance * (try item.double("absolute_third")), "\(name)")
      #expect(sums.minimum == values.min() && sums.maximum == values.max() && sums.count == values.count)
    }
    #expect(reference.cases.count == 8)
  }

  /// The four sums by OpenBLAS's inner products.
  @Test func agreesWithInnerProducts() {
    var random = SplitMix64(seed: 11)
    print("power sums: seed 11")
    let values = (0..<4099).map { _ in 50 + random.normal() }
    var shifted = values
    var shiftedSpan = shifted.mutableSpan
    subtract(50, from: values.span, into: &shiftedSpan)
    let squares = shifted.map { $0 * $0 }
    let sums = PowerSums(of: values.span, shift: 50)
    #expect(abs(sums.first - sum(shifted.span)) < 1e-11)
    #expect(relativeError(sums.second, dot(shifted.span, shifted.span)) < 1e-13)
    #expect(abs(sums.third - dot(squares.span, shifted.span)) < 1e-10)
    #expect(relativeError(sums.fourth, dot(squares.span, squares.span)) < 1e-13)
  }

  @Test func shiftOfTheValuesLeavesTheCentralSums() {
    var random = SplitMix64(seed: 12)
    let values = (0..<1000).map { _ in Double(Int(random.uniform() * 1024)) }
    let moved = values.map { $0 + 0x1p40 }
    let (near, far) = (PowerSums(of: values.span), PowerSums(of: moved.span))
    #expect(near.secondCentral == far.secondCentral && near.fourthCentral == far.fourthCentral)
    #expect(near.thirdCentral == far.thirdCentral && near.mean + 0x1p40 == far.mean)
  }

  @Test func edges() {
    let none: [Double] = []
    let empty = PowerSums(of: none.span)
    #expect(empty.count == 0 && empty.first == 0 && empty.minimum == .infinity && empty.maximum == -.infinity)
    #expect(empty.mean.isNaN)
    let equal = [Double](repeating: 0.1, count: 37)
    let same = PowerSums(of: equal.span)
    #expect(same.secondCentral == 0 && same.fourthCentral == 0 && same.mean == 0.1)
    for place in [0, 3, 9] {
      var values = [Double](repeating: 1, count: 10)
      values[place] = .nan
      #expect(PowerSums(of: values.span).second.isNaN)
    }
  }

  /// A number is summed at the speed of memory: well below the 1.2 ns that a request may cost.
  @Test func speed() {
    var random = SplitMix64(seed: 13)
    let values = (0..<4_000_000).map { _ in random.uniform() }
    let clock = ContinuousClock()
    var best = Duration.seconds(1)
    var total = 0.0
    for _ in 0..<5 {
      let elapsed = clock.measure {
        var start = 0
        while start < values.count {
          let end = min(start + 4096, values.count)
          total += PowerSums(of: values.span.extracting(start..<end)).fourthCentral
          start = end
        }
      }
      best = min(best, elapsed)
    }
    let each = best / values.count * 1000
    print("power sums: \(each / 1000) a number (4 M numbers, blocks of 4096; \(each) a thousand)")
    #expect(each < .nanoseconds(3600) && total > 0)
  }
}
