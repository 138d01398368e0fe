import Inference
import Summaries
import TestSupport
import Testing

/// Two groups of a reference case that share units.
private struct Pair {
  var control: Sample
  var treatment: Sample
  var covariance: Double
  /// What was taken from the values, as summaries of a log do where the mean dwarfs the spread.
  var shift = 0.0

  init(_ known: Reference.Case) throws {
    let units = try #require(known.value["units"]?.array)
    func sample(_ role: String) -> Sample {
      Sample(units: units.map { $0[role]?.array?.compactMap(\.double) ?? [] }.filter { !$0.isEmpty })
    }
    control = sample("control")
    treatment = sample("treatment")
    covariance = try known.double("covariance")
    let mean = try known.object("control").double("mean")
    shift = mean > 1e6 ? mean.rounded() : 0
  }

  private func summary(_ sample: Sample) -> MetricSummary {
    var summary = MetricSummary(moments: Moments(sample.values.span))
    var pairs = Comoments(variables: 2)
    let flat = sample.units.flatMap { [$0.reduce(0) { $0 + ($1 - shift) }, Double($0.count)] }
    pairs.add(rows: flat.span)
    summary.units = UnitMoments(pairs, shift: shift)
    return summary
  }

  func compare(
    _ metric: any Metric, swapped: Bool = false, settings: ComparisonSettings = ComparisonSettings()
  ) -> MetricComparison {
    let pair = swapped ? (treatment, control) : (control, treatment)
    return metric.compare(
      control: summary(pair.0), treatment: summary(pair.1), covariance: covariance, settings: settings)
  }

  /// The same of values that are changed by a factor.
  func scaled(by factor: Double) -> Pair {
    var copy = self
    copy.control = control.map { $0 * factor }
    copy.treatment = treatment.map { $0 * factor }
    copy.covariance *= factor * factor
    copy.shift *= factor
    return copy
  }
}

private func close(_ found: Double?, _ truth: Double?, tolerance: Double = 1e-10) -> Bool {
  switch (found, truth) {
  case (nil, nil): true
  case (let found?, let truth?): relativeError(found, truth) <= tolerance
  default: false
  }
}

/// An interval or its end beside the truth; the error counts in half widths where the end is near zero.
private func close(_ found: Double?, _ truth: Double, width: Double) -> Bool {
  found.map { ($0 - truth).magnitude <= 1e-10 * max(truth.magnitude, width) } ?? false
}

@Suite struct SharedUnitsTests {
  static let known: [Reference.Case] = (try? Reference("shared_units").cases) ?? []

  @Test(arguments: try Reference("shared_units").cases)
  func comparisonsAreTheReference(_ known: Reference.Case) throws {
    let pair = try Pair(known)
    let metric = try metric("latency")
    let found = pair.compare(metric)
    guard try known.string("kind") != "copies" else {
      #expect(found.reason?.contains("vary alike") == true && found.test == nil && found.difference == nil)
      #expect(found.lift == nil && found.outcome == .inconclusive)
      return
    }
    let error = try known.double("standard_error")
    // Means at 10⁹ hold the difference to 10⁻⁷ only.
    let digits = try 4e-16 * known.object("control").double("mean") / error
    let tolerance = max(1e-10, digits)
    #expect(close(found.test?.statistic, try known.double("t"), tolerance: 1e-10 + 100 * digits))
    #expect(close(found.test?.degreesOfFreedom, try known.double("degrees_of_freedom")))
    #expect(close(found.test?.pValue, try known.double("p_value"), tolerance: 1e-9 + 100 * digits))
    #expect(close(found.designEffect, try known.double("design_effect")))
    let interval = try #require(found.difference)
    let (lower, upper) = (try known.double("lower_95"), try known.double("upper_95"))
    #expect(close(interval.upper - interval.lower, upper - lower, tolerance: tolerance))
    #expect((interval.lower - lower).magnitude <= tolerance * 10 * error)
    #expect((interval.upper - upper).magnitude <= tolerance * 10 * error)
    let lift = try #require(found.lift)
    let ends = (try known.double("relative_lower_95"), try known.double("relative_upper_95"))
    let relative = error / (try known.object("control").double("mean"))
    #expect((lift.lower - ends.0).magnitude <= tolerance * 10 * relative)
    #expect((lift.upper - ends.1).magnitude <= tolerance * 10 * relative)
    #expect(lift.contains(0) == ((found.test?.pValue ?? 0) >= 0.05))
  }

  /// Every summary that counts on the standard error takes the covariance in.
  @Test func theZTestAndThePowerTakeItToo() throws {
    let metric = try metric("latency")
    for known in Self.known where try known.string("kind") == "all" {
      let pair = try Pair(known)
      let found = pair.compare(metric, settings: ComparisonSettings(test: .z, targetLift: 0.1))
      var apart = pair
      apart.covariance = 0
      let without = apart.compare(metric, settings: ComparisonSettings(test: .z, targetLift: 0.1))
      let ratio = ((found.designEffect ?? .nan) / (without.designEffect ?? .nan)).squareRoot()
      #expect(found.test?.name == "z" && ratio < 0.9)
      #expect(close(found.test?.statistic, without.test.map { $0.statistic / ratio }))
      #expect(
        close(
          found.power?.minimumDetectableEffect, without.power.map { $0.minimumDetectableEffect * ratio },
          tolerance: 1e-6))
      #expect(close(found.effectSize?.cohensD, without.effectSize?.cohensD))
      #expect(found.effectSize == without.effectSize)
    }
  }

  @Test func swappingMirrorsAndScaleChangesNothing() throws {
    let metric = try metric("latency")
    for known in Self.known where try known.string("kind") != "copies" {
      let pair = try Pair(known)
      let one = pair.compare(metric)
      let other = pair.compare(metric, swapped: true)
      #expect(other.test?.statistic == one.test.map { -$0.statistic })
      #expect(other.difference?.lower == one.difference.map { -$0.upper })
      #expect(close(other.designEffect, one.designEffect))
      let width = (one.lift?.upper ?? 0) - (one.lift?.lower ?? 0)
      let (lower, upper) = (one.lift?.lower ?? .nan, one.lift?.upper ?? .nan)
      #expect(close(other.lift?.lower, -upper / (1 + upper), width: width))
      #expect(close(other.lift?.upper, -lower / (1 + lower), width: width))
      for factor in [1024, 0x1p-10] {
        let scaled = pair.scaled(by: factor).compare(metric)
        #expect(scaled.test == one.test && scaled.lift == one.lift)
        #expect(scaled.designEffect == one.designEffect)
      }
    }
  }

  /// Copies of units: whatever their number and sizes, rounding does not pass for variance.
  @Test func copiesLeaveNoVariance() throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 67)
    for count in [10, 11, 100, 1000, 20_000] {
      for mean in [0.0, 1, 1000] {
        let sample = Sample.means(count, about: mean, random: &random)
        let units = sample.truth.clustered
        for rounding in [-1e-13, -1e-15, 0, 1e-15, 1e-13] {
          let found = metric.compare(
            control: sample.summary(clustered: true), treatment: sample.summary(clustered: true),
            covariance: units * (1 + rounding), settings: ComparisonSettings())
          #expect(found.reason?.contains("vary") == true, "\(count) units about \(mean), \(rounding)")
          #expect(found.test == nil && found.designEffect == nil && found.power == nil)
        }
      }
    }
  }

  /// A constant group has no covariance with anything; what a summary says of it is rounding.
  @Test func aConstantGroupHasNone() throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 68)
    let constant = Sample(units: (0..<30).map { Array(repeating: 7.1, count: 1 + $0 % 3) })
    let varying = Sample.means(30, about: 7, random: &random)
    for covariance in [-1e-18, 1e-18] {
      let found = metric.compare(
        control: constant.summary(clustered: true), treatment: varying.summary(clustered: true),
        covariance: covariance, settings: ComparisonSettings())
      let without = metric.compare(
        control: constant.summary(clustered: true), treatment: varying.summary(clustered: true),
        settings: ComparisonSettings())
      #expect(found == without && found.test != nil)
      let none = metric.compare(
        control: constant.summary(clustered: true), treatment: constant.summary(clustered: true),
        covariance: covariance, settings: ComparisonSettings())
      #expect(none.test == nil && none.reason?.contains("nor the units vary") == true)
    }
    let bad = metric.compare(
      control: varying.summary(clustered: true), treatment: varying.summary(clustered: true),
      covariance: .nan, settings: ComparisonSettings())
    #expect(bad.test == nil && bad.reason?.contains("finite") == true)
  }

  @Test func aCovarianceOfZeroChangesNoBit() throws {
    var random = SplitMix64(seed: 69)
    for text in ["latency", "success"] {
      let metric = try metric(text)
      let samples =
        text == "latency"
        ? [Sample.means(40, about: 1000, random: &random), .means(50, about: 990, random: &random)]
        : [Sample.flags(40, share: 0.9, random: &random), .flags(50, share: 0.8, random: &random)]
      let (control, treatment) = (samples[0].summary(clustered: true), samples[1].summary(clustered: true))
      let without = metric.compare(control: control, treatment: treatment, settings: ComparisonSettings())
      let zero = metric.compare(
        control: control, treatment: treatment, covariance: 0, settings: ComparisonSettings())
      #expect(zero == without && zero.test != nil)
      guard text == "success" else { continue }
      let some = metric.compare(
        control: control, treatment: treatment, covariance: 1e-4, settings: ComparisonSettings())
      #expect(some == without, "a proportion has no place for it")
    }
  }
}
