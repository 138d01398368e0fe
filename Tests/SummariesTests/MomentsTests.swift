import Summaries
import TestSupport
import Testing

/// The moments as the textbook has them: two passes, no blocks.
private func naive(_ values: [Double]) -> Moments {
  guard !values.isEmpty else { return Moments() }
  let mean = values.reduce(0, +) / Double(values.count)
  func sum(_ power: Int) -> Double {
    values.reduce(0) { total, value in
      total + (0..<power).reduce(1.0) { product, _ in product * (value - mean) }
    }
  }
  return Moments(
    count: values.count, mean: mean, secondPowerSum: sum(2), thirdPowerSum: sum(3), fourthPowerSum: sum(4),
    minimum: values.min() ?? .infinity, maximum: values.max() ?? -.infinity)
}

/// What differs by more than `tolerance`, third powers against the size of their terms; nil where nothing does.
private func difference(_ found: Moments, _ truth: Moments, tolerance: Double = 1e-12) -> String? {
  guard found.count == truth.count else { return "count \(found.count) for \(truth.count)" }
  guard found.minimum == truth.minimum, found.maximum == truth.maximum else { return "extremes" }
  let scale = (truth.secondPowerSum * truth.fourthPowerSum).squareRoot()
  let third =
    found.thirdPowerSum == truth.thirdPowerSum
    ? 0 : (found.thirdPowerSum - truth.thirdPowerSum).magnitude / scale
  let errors = [
    ("mean", relativeError(found.mean, truth.mean)),
    ("second", relativeError(found.secondPowerSum, truth.secondPowerSum)), ("third", third),
    ("fourth", relativeError(found.fourthPowerSum, truth.fourthPowerSum)),
  ]
  let worst = errors.max { $0.1 < $1.1 }
  return worst.flatMap { $0.1 <= tolerance ? nil : "\($0.0) off by \($0.1)" }
}

private let law = MergeLaw<Double, Moments>(
  read: { Moments($0.span) }, merge: { $0.merge($1) }, disagreement: { difference($0, $1) })

@Suite struct MomentsTests {
  @Test(arguments: try Reference("moments").cases)
  func momentsAreTheReference(_ known: Reference.Case) throws {
    let values = try known.doubles("values")
    let moments = Moments(values.span)
    #expect(moments.count == values.count)
    #expect(moments.minimum == (try known.double("minimum")))
    #expect(moments.maximum == (try known.double("maximum")))
    #expect(relativeError(moments.mean, try known.double("mean")) <= 1e-15)
    // The sum of squares of subnormal numbers is no double.
    if known.has("variance"), moments.minimum.magnitude >= 1e-160 || moments.maximum >= 1e-160 {
      #expect(relativeError(moments.variance, try known.double("variance")) <= 1e-13)
      #expect(relativeError(moments.standardDeviation, try known.double("standard_deviation")) <= 1e-13)
      #expect(relativeError(moments.secondPowerSum, try known.double("sum_of_squares")) <= 1e-13)
    } else if !known.has("variance") {
      #expect(moments.variance.isNaN && moments.standardDeviation.isNaN && moments.standardError.isNaN)
    }
  }

  @Test(arguments: try Reference("moments").cases)
  func referencesMergeAtEveryCut(_ known: Reference.Case) throws {
    let values = try known.doubles("values")
    // Fourth powers of the others are no doubles.
    guard values.allSatisfy({ $0 == 0 || (1e-70...1e70).contains($0.magnitude) }) else { return }
    #expect(law.violations(on: values).prefix(3) == [])
  }

  @Test(arguments: [0, 1e3, 1e9, -1e9, 1e12])
  func partsMergeAtEveryCutWhateverTheOffset(_ offset: Double) {
    var random = SplitMix64(seed: 11)
    let noise = (0..<400).map { _ in random.normal().rounded(toMultipleOf: 0x1p-12) }
    #expect(law.violations(on: noise.map { $0 + offset }).prefix(3) == [])
  }

  /// The offset is a whole number and the noise a multiple of 2⁻¹², so that subtracting the offset is exact.
  @Test(arguments: [1e9, -1e9, 1e12])
  func anOffsetCostsNoDigitsOverManyBlocks(_ offset: Double) {
    var random = SplitMix64(seed: 12)
    let noise = (0..<50_000).map { _ in random.normal().rounded(toMultipleOf: 0x1p-12) }
    let (plain, shifted) = (naive(noise), noise.map { $0 + offset })
    let moments = Moments(shifted.span)
    #expect(relativeError(moments.secondPowerSum, plain.secondPowerSum) <= 1e-12)
    #expect(relativeError(moments.fourthPowerSum, plain.fourthPowerSum) <= 1e-12)
    #expect((moments.skewness - plain.skewness).magnitude <= 1e-12)
  }

  @Test func naiveFormulasAgree() {
    var random = SplitMix64(seed: 13)
    for count in [2, 3, 7, 8, 9, 100, 4095, 4096, 4097, 10_000] {
      let values = (0..<count).map { _ in 500 + 120 * random.normal() + 40 * random.uniform() }
      #expect(difference(Moments(values.span), naive(values)) == nil, "\(count)")
    }
  }

  @Test func shapesOfSmallSamples() {
    let values: [Double] = [0, 0, 0, 10]
    let moments = Moments(values.span)
    // d = −2.5 three times and 7.5: Σd² = 75, Σd³ = 375, Σd⁴ = 3281.25.
    #expect(relativeError(moments.skewness, 2 * 375 / (75 * (75.0).squareRoot())) <= 1e-15)
    #expect(relativeError(moments.excessKurtosis, 4 * 3281.25 / 5625 - 3) <= 1e-13)
    #expect(relativeError(moments.standardError, 2.5) <= 1e-15)
  }

  @Test func nothingAndEqualValuesHaveNoShape() {
    #expect(Moments().count == 0 && Moments().mean == 0 && Moments().variance.isNaN)
    #expect(Moments().minimum == .infinity && Moments().maximum == -.infinity)
    let equal = [Double](repeating: 0.1, count: 9000)
    let moments = Moments(equal.span)
    #expect(moments.mean == 0.1 && moments.variance == 0)
    #expect(moments.skewness.isNaN && moments.excessKurtosis.isNaN)
  }

  @Test func infinitiesAreNeverANumber() {
    for values: [Double] in [
      [1, .infinity, 2], [-.infinity, .infinity], [.infinity], [.infinity, .infinity],
    ] {
      let moments = Moments(values.span)
      #expect(moments.count == values.count)
      #expect(!moments.mean.isFinite && !moments.variance.isFinite)
    }
  }

  @Test func mergingNothingChangesNothing() {
    let values: [Double] = [1, 2, 4]
    var moments = Moments(values.span)
    moments.merge(Moments())
    #expect(moments == Moments(values.span))
    var none = Moments()
    none.merge(moments)
    #expect(none == moments)
  }
}
