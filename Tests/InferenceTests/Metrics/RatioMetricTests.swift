import Inference
import Summaries
import TestSupport
import Testing

/// Two numbers of each row, by unit.
private struct Pairs {
  var units: [[(Double, Double)]]

  init(_ units: [[(Double, Double)]]) { self.units = units }

  init(_ known: Reference.Case) throws {
    units = try #require(known.value["units"]?.array).map { unit in
      (unit.array ?? []).compactMap { row in
        guard let numbers = row.array?.compactMap(\.double), numbers.count == 2 else { return nil }
        return (numbers[0], numbers[1])
      }
    }
  }

  private func moments(_ rows: [(Double, Double)]) -> UnitMoments {
    var pairs = Comoments(variables: 2)
    let flat = rows.flatMap { [$0.0, $0.1] }
    pairs.add(rows: flat.span)
    return UnitMoments(pairs, shift: 0)
  }

  func summary(clustered: Bool = true) -> MetricSummary {
    let rows = units.flatMap(\.self)
    let numerators = rows.map(\.0)
    var summary = MetricSummary(moments: Moments(numerators.span))
    summary.rows = moments(rows)
    if clustered {
      summary.units = moments(units.map { $0.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) } })
    }
    return summary
  }
}

@Suite struct RatioMetricTests {
  @Test func reference() throws {
    let metric = try metric("errors/requests:ratio:decrease")
    var worst = Worst("ratio_metric")
    for c in try Reference("ratio_metric").cases {
      worst.count()
      let control = try Pairs(c.object("control")).summary()
      let treatment = try Pairs(c.object("treatment")).summary()
      for (role, summary) in [("control", control), ("treatment", treatment)] {
        let estimate = metric.estimate(summary, besides: nil, level: 0.95)
        worst.take(estimate.value, try c.number(role, "value"), "value of \(role)")
        worst.take(estimate.standardError, try c.number(role, "standard_error"), "error of \(role)")
        #expect(estimate.mean.isNaN && estimate.units == summary.units?.count)
      }
      let found = metric.compare(control: control, treatment: treatment, settings: ComparisonSettings())
      let scale = try c.number("control", "value")
      worst.take(
        try #require(found.difference?.estimate), try c.double("difference"), scale: scale, "difference")
      worst.take(
        try #require(found.test?.degreesOfFreedom), try c.double("degrees_of_freedom"), "degrees of freedom")
      worst.take(try #require(found.test?.pValue), try c.double("p_value"), "p")
      worst.take(try #require(found.test?.log10PValue), try c.double("log10_p_value"), scale: 1, "log p")
      worst.take(try #require(found.designEffect), try c.double("design_effect"), "design effect")
      let lift = try #require(found.lift)
      #expect(lift.form.rawValue == (try c.string("relative_form")))
      if lift.form == .bounded {
        worst.take(lift.lower, try c.double("relative_lower"), scale: 1, "lower lift")
        worst.take(lift.upper, try c.double("relative_upper"), scale: 1, "upper lift")
      }
    }
    print(worst.report)
    #expect(worst.cases == 14 && worst.error <= 1e-11, "\(worst.report)")
  }

  /// A ratio over the number of requests is the mean of the number above.
  @Test func overOnesItIsTheMean() throws {
    var random = SplitMix64(seed: 31)
    let samples = (0..<2).map { _ in Sample.means(40, about: 200, random: &random) }
    let ones = samples.map { sample in Pairs(sample.units.map { $0.map { ($0, 1) } }) }
    for clustered in [true, false] {
      let ratio = try metric("latency/requests:ratio:decrease").compare(
        control: ones[0].summary(clustered: clustered), treatment: ones[1].summary(clustered: clustered),
        settings: ComparisonSettings())
      let mean = try metric("latency:mean").compare(
        control: samples[0].summary(clustered: clustered),
        treatment: samples[1].summary(clustered: clustered),
        settings: ComparisonSettings())
      let (one, other) = (try #require(ratio.test), try #require(mean.test))
      #expect(relativeError(one.pValue, other.pValue) < 1e-11)
      #expect(relativeError(try #require(one.degreesOfFreedom), try #require(other.degreesOfFreedom)) < 1e-11)
      #expect((ratio.designEffect == nil) == !clustered)
    }
  }

  @Test func noAnswer() throws {
    let metric = try metric("a/b:ratio:decrease")
    let some = Pairs((0..<12).map { [(Double($0), 2)] })
    let settings = ComparisonSettings()
    let few = Pairs((0..<9).map { [(Double($0), 2)] })
    #expect(
      metric.compare(control: some.summary(), treatment: few.summary(), settings: settings).reason?
        .contains("9 units") == true)
    let zero = Pairs((0..<12).map { [(Double($0), 0)] })
    let over = metric.compare(control: some.summary(), treatment: zero.summary(), settings: settings)
    #expect(over.test == nil && over.outcome == .inconclusive && over.reason != nil)
    let nothing = MetricSummary(moments: Moments())
    let empty = metric.compare(control: some.summary(), treatment: nothing, settings: settings)
    #expect(empty.test == nil && empty.reason != nil)
    #expect(metric.estimate(nothing, besides: nil, level: 0.95).value.isNaN)
  }
}
