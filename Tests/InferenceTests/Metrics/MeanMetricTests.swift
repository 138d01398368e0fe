import Inference
import Summaries
import TestSupport
import Testing

/// Whether two numbers agree to one part in 10¹¹.
private func close(_ found: Double?, _ truth: Double?, tolerance: Double = 1e-11) -> Bool {
  switch (found, truth) {
  case (nil, nil): true
  case (let found?, let truth?): relativeError(found, truth) <= tolerance
  default: false
  }
}

@Suite struct MeanMetricTests {
  let settings = ComparisonSettings()

  @Test(arguments: [false, true])
  func estimatesAndTestsAreTheTextbooks(_ clustered: Bool) throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 61)
    for _ in 0..<50 {
      let control = Sample.means(10 + Int(random.next() % 100), about: 1000, random: &random)
      let treatment = Sample.means(10 + Int(random.next() % 100), about: 950, random: &random)
      let (c, t) = (control.truth, treatment.truth)
      let (vc, vt) = clustered ? (c.clustered, t.clustered) : (c.naive, t.naive)
      let (fc, ft) =
        clustered
        ? (Double(control.units.count - 1), Double(treatment.units.count - 1))
        : (Double(control.values.count - 1), Double(treatment.values.count - 1))
      let found = metric.compare(
        control: control.summary(clustered: clustered), treatment: treatment.summary(clustered: clustered),
        settings: settings)
      let test = try #require(found.test)
      #expect(found.reason == nil && found.liftReason == nil && test.name == "welch")
      #expect(close(found.difference?.estimate, t.mean - c.mean))
      #expect(close(test.statistic, (t.mean - c.mean) / (vc + vt).squareRoot()))
      #expect(close(test.degreesOfFreedom, (vc + vt) * (vc + vt) / (vc * vc / fc + vt * vt / ft)))
      #expect(close(found.lift?.estimate, t.mean / c.mean - 1))
      #expect(close(found.designEffect, clustered ? (vc + vt) / (c.naive + t.naive) : nil))
      let (n, m) = (Double(control.values.count), Double(treatment.values.count))
      let pooled = ((n - 1) * c.deviation * c.deviation + (m - 1) * t.deviation * t.deviation) / (n + m - 2)
      #expect(close(found.effectSize?.cohensD, (t.mean - c.mean) / pooled.squareRoot()))
      let estimate = metric.estimate(control.summary(clustered: clustered), besides: nil, level: 0.95)
      #expect(close(estimate.mean, c.mean) && close(estimate.standardError, vc.squareRoot()))
      #expect(close(estimate.standardDeviation, c.deviation) && estimate.count == control.values.count)
      #expect(estimate.units == (clustered ? control.units.count : nil))
      #expect(estimate.minimum == control.values.min() && estimate.maximum == control.values.max())
    }
  }

  @Test(arguments: try Reference("clustered_mean").cases)
  func clusteredComparisonsAreTheReference(_ known: Reference.Case) throws {
    func sample(_ group: String) throws -> Sample {
      Sample(
        units: try #require(try known.object(group).value["units"]?.array).map {
          $0.array?.compactMap(\.double) ?? []
        })
    }
    let (control, treatment) = (try sample("control"), try sample("treatment"))
    let found = try metric("latency").compare(
      control: control.summary(clustered: true), treatment: treatment.summary(clustered: true),
      settings: settings)
    guard min(control.units.count, treatment.units.count) >= 10 else {
      #expect(found.test == nil && found.outcome == .inconclusive && found.reason?.contains("units") == true)
      return
    }
    #expect(close(found.difference?.estimate, try known.double("difference")))
    #expect(close(found.difference?.lower, try known.double("lower_95"), tolerance: 1e-10))
    #expect(close(found.difference?.upper, try known.double("upper_95"), tolerance: 1e-10))
    #expect(close(found.test?.pValue, try known.double("p_value"), tolerance: 1e-10))
    #expect(close(found.designEffect, try known.double("design_effect"), tolerance: 1e-10))
    #expect(close(found.lift?.lower, try known.double("relative_lower_95"), tolerance: 1e-9))
    #expect(close(found.lift?.upper, try known.double("relative_upper_95"), tolerance: 1e-9))
  }

  /// Milliseconds, seconds or minutes: everything without a unit stays to the last digits.
  @Test(arguments: [false, true], [0.5, 1024, 0.001, 1 / 60000.0, 1e9])
  func scaleChangesNothingButTheUnit(_ clustered: Bool, _ scale: Double) throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 62)
    for _ in 0..<20 {
      let samples = [Sample.means(60, about: 1000, random: &random), .means(50, about: 930, random: &random)]
      let plain = samples.map { $0.summary(clustered: clustered) }
      let scaled = samples.map { $0.map { $0 * scale }.summary(clustered: clustered) }
      let one = metric.compare(control: plain[0], treatment: plain[1], settings: settings)
      let other = metric.compare(control: scaled[0], treatment: scaled[1], settings: settings)
      #expect(
        close(other.test?.statistic, one.test?.statistic) && close(other.test?.pValue, one.test?.pValue))
      #expect(close(other.lift?.lower, one.lift?.lower) && close(other.lift?.upper, one.lift?.upper))
      #expect(close(other.effectSize?.cohensD, one.effectSize?.cohensD))
      #expect(close(other.effectSize?.lower, one.effectSize?.lower, tolerance: 1e-8))
      #expect(close(other.designEffect, one.designEffect) && other.outcome == one.outcome)
      #expect(close(other.difference?.lower, one.difference.map { $0.lower * scale }))
    }
  }

  @Test(arguments: [false, true])
  func aShiftLeavesTestEffectAndDifference(_ clustered: Bool) throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 63)
    let samples = [Sample.means(60, about: 1000, random: &random), .means(50, about: 930, random: &random)]
    let plain = samples.map { $0.summary(clustered: clustered) }
    let shifted = samples.map { $0.map { $0 + 4096 }.summary(clustered: clustered) }
    let one = metric.compare(control: plain[0], treatment: plain[1], settings: settings)
    let other = metric.compare(control: shifted[0], treatment: shifted[1], settings: settings)
    #expect(close(other.test?.statistic, one.test?.statistic) && close(other.test?.pValue, one.test?.pValue))
    #expect(close(other.difference?.lower, one.difference?.lower))
    #expect(close(other.effectSize?.cohensD, one.effectSize?.cohensD))
  }

  @Test(arguments: [false, true])
  func swappingTheGroupsMirrorsEverything(_ clustered: Bool) throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 64)
    for _ in 0..<20 {
      let samples = [Sample.means(40, about: 1000, random: &random), .means(70, about: 960, random: &random)]
        .map { $0.summary(clustered: clustered) }
      let one = metric.compare(control: samples[0], treatment: samples[1], settings: settings)
      let other = metric.compare(control: samples[1], treatment: samples[0], settings: settings)
      #expect(
        close(other.test?.statistic, one.test.map { -$0.statistic })
          && close(other.test?.pValue, one.test?.pValue))
      #expect(close(other.difference?.lower, one.difference.map { -$0.upper }))
      #expect(close(other.effectSize?.cohensD, one.effectSize?.cohensD.map { -$0 }))
      #expect(close(other.effectSize?.upper, one.effectSize?.lower.map { -$0 }, tolerance: 1e-8))
      #expect(close(other.lift?.lower, one.lift.map { 1 / (1 + $0.upper) - 1 }, tolerance: 1e-9))
      #expect(close(other.lift?.upper, one.lift.map { 1 / (1 + $0.lower) - 1 }, tolerance: 1e-9))
    }
  }

  @Test func dataThatCannotAnswerSayWhy() throws {
    let metric = try metric("latency")
    let good = Sample(units: (0..<20).map { [Double($0)] })
    let few = Sample(units: (0..<9).map { [Double($0), 3] })
    let one = Sample(units: [[5]])
    let constant = Sample(units: (0..<20).map { _ in [5] })
    let infinite = Sample(units: (0..<20).map { (row: Int) -> [Double] in [row == 3 ? .infinity : 1] })
    let cases: [(Sample, Bool, String)] = [
      (one, false, "1 value and needs 2"), (Sample(units: []), false, "0 values and needs 2"),
      (few, true, "9 units and needs 10"), (infinite, false, "not a finite number"),
      (infinite, true, "not a finite number"),
    ]
    for (bad, clustered, reason) in cases {
      for (control, treatment) in [(good, bad), (bad, good)] {
        let found = metric.compare(
          control: control.summary(clustered: clustered), treatment: treatment.summary(clustered: clustered),
          settings: settings)
        #expect(found.reason?.contains(reason) == true, "\(found.reason ?? "no reason")")
        #expect(
          found.test == nil && found.difference == nil && found.lift == nil && found.outcome == .inconclusive)
      }
    }
    for clustered in [false, true] {
      let summary = constant.summary(clustered: clustered)
      let found = metric.compare(control: summary, treatment: summary, settings: settings)
      #expect(found.reason?.contains("vary") == true && found.test == nil)
      let estimate = metric.estimate(summary, besides: nil, level: 0.95)
      #expect(estimate.mean == 5 && estimate.interval == nil && estimate.standardError.isNaN)
    }
    let nothing = metric.estimate(MetricSummary(moments: Moments()), besides: nil, level: 0.95)
    #expect(nothing.count == 0 && nothing.mean.isNaN && nothing.minimum.isNaN && nothing.interval == nil)
  }

  /// Nine units are too few by unit, and twenty rows enough without units.
  @Test func fewUnitsStillCompareAsRequests() throws {
    let few = Sample(units: (0..<9).map { [Double($0), 3] })
    let found = try metric("latency").compare(
      control: few.summary(clustered: false), treatment: few.map { $0 + 1 }.summary(clustered: false),
      settings: settings)
    #expect(found.test != nil && found.reason == nil)
  }

  @Test func aControlAtOrBelowZeroHasNoLift() throws {
    let metric = try metric("balance:increase")
    let values = Sample(units: (0..<40).map { (row: Int) -> [Double] in [Double(row % 9) - 5] })
    let found = metric.compare(
      control: values.summary(clustered: false), treatment: values.map { $0 + 100 }.summary(clustered: false),
      settings: settings)
    #expect(found.lift == nil && found.liftReason?.contains("above 0") == true && found.reason == nil)
    #expect(found.test != nil && found.difference?.estimate == 100)
  }

  @Test func testsOnRequest() throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 65)
    let samples = [Sample.means(40, about: 1000, random: &random), .means(70, about: 960, random: &random)]
      .map { $0.summary(clustered: false) }
    for test in ComparisonSettings.Test.allCases {
      let found = metric.compare(
        control: samples[0], treatment: samples[1], settings: ComparisonSettings(test: test))
      #expect(found.test?.name == test.rawValue)
      #expect((found.test?.degreesOfFreedom == nil) == (test == .z))
      let excludesZero = found.difference.map { !$0.contains(0) }
      #expect(excludesZero == found.test.map { $0.pValue < 0.05 })
    }
  }

  @Test func powerNeedsATarget() throws {
    let metric = try metric("latency")
    var random = SplitMix64(seed: 66)
    let samples = [
      Sample.means(200, about: 1000, random: &random), .means(200, about: 1000, random: &random),
    ]
    .map { $0.summary(clustered: true) }
    let without = metric.compare(control: samples[0], treatment: samples[1], settings: settings)
    let smallest = try #require(without.power?.minimumDetectableEffect)
    #expect(smallest > 0 && without.power?.requiredSampleSize == nil)
    let mean = samples[0].moments.mean
    for lift in [0.001, 0.01, 0.1] {
      let found = metric.compare(
        control: samples[0], treatment: samples[1], settings: ComparisonSettings(targetLift: lift))
      let quotient = smallest / (lift * mean)
      let truth = (Double(samples[1].moments.count) * quotient * quotient).rounded(.up)
      #expect(found.power?.requiredSampleSize == Int(truth))
    }
  }

  @Test func needsAreTheExpressions() throws {
    let metric = try metric("latency")
    let expression = metric.specification.expression
    #expect(metric.needs(quantileLevels: []) == [.moments(expression), .unitSums(expression)])
    #expect(metric.needs(quantileLevels: [0.5]).last == .quantiles(expression, levels: [0.5]))
    #expect(metric.needs(quantileLevels: [0.5]).allSatisfy { $0.expressions.first == expression })
  }
}
