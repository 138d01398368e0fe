import Inference
import Summaries
import TestSupport
import Testing

/// The means so far against those of the rows so far, from scratch.
@Suite struct CumulativeMeansTests {
  private static let metric: any Metric = {
    do {
      return try MetricSpecification(parsing: "response_time_ms:mean:decrease", role: .primary).metric
    } catch { preconditionFailure("\(error)") }
  }()

  @Test(arguments: [false, true])
  func everyPointIsThatOfTheRowsSoFar(_ isShifted: Bool) throws {
    let reference = try Reference("report_course")
    let tolerance = try #require(reference.toleranceRelative)
    for c in reference.cases {
      let rows = try CellRows(c)
      let found = CumulativeMeans(
        rows.sums(shift: isShifted ? rows.mean : 0), hasUnits: true, control: 0, treatment: 1)
      let points = try #require(c.value["points"]?.array).map { Reference.Case(value: $0) }
      try #require(found.points.count == points.count)
      let last = try #require(points.last).doubles("units")
      for (mine, point) in zip(found.points, points) {
        let units = try [mine.control, mine.treatment].map { try #require($0.units) }
        #expect(units.map { Double($0.count) } == (try point.doubles("units")))
        let (means, errors) = (try point.doubles("means"), try point.doubles("errors"))
        for group in 0...1 {
          let estimate = try Estimate(units[group])
          #expect(relativeError(estimate.value, means[group]) < 1e-13)
          #expect(relativeError(estimate.standardError, errors[group]) < tolerance)
        }
        let covariance = try point.double("covariance")
        #expect((mine.covariance - covariance).magnitude < tolerance * errors[0] * errors[1])
        try check(mine, point, planned: min(last[0], last[1]), tolerance: tolerance)
      }
    }
  }

  /// The lift with its interval, and with that of the confidence sequence.
  private func check(
    _ mine: CumulativeMeans.Point, _ point: Reference.Case, planned: Double, tolerance: Double
  ) throws {
    func lift(_ level: Double) -> RelativeLift? {
      Self.metric.compare(
        control: mine.control, treatment: mine.treatment, covariance: mine.covariance,
        settings: ComparisonSettings(level: level)
      ).lift
    }
    let units = try point.doubles("units")
    guard min(units[0], units[1]) >= 10 else { return }
    let one = try #require(lift(0.95))
    let (lower, upper) = (try point.double("lower"), try point.double("upper"))
    #expect((one.estimate - (try point.double("lift"))).magnitude < 1e-12)
    #expect((one.lower - lower).magnitude < tolerance * (upper - lower))
    #expect((one.upper - upper).magnitude < tolerance * (upper - lower))
    let sequence = try AsymptoticSequence(plannedSize: planned, alpha: 0.05)
    let multiplier = sequence.multiplier(size: min(units[0], units[1]), alpha: 0.05)
    #expect(relativeError(multiplier, try point.double("multiplier")) < 1e-12)
    guard point.has("sequence_form"), try point.string("sequence_form") == "bounded" else { return }
    let wide = try #require(lift(SequentialLook.level(boundary: multiplier)))
    let ends = (try point.double("sequence_lower"), try point.double("sequence_upper"))
    // 1 − 2·P(Z > w) has lost digits where w is large.
    #expect((wide.lower - ends.0).magnitude < 1e-6 * (ends.1 - ends.0))
    #expect((wide.upper - ends.1).magnitude < 1e-6 * (ends.1 - ends.0))
  }

  @Test func rowsWithoutUnitsAreUnits() throws {
    var generator = SplitMix64(seed: 31)
    let rows = CellRows.random(&generator, strata: 4, units: 200)
    let found = CumulativeMeans(
      rows.sums(shift: 100, areLone: true), hasUnits: true, control: 0, treatment: 1)
    let plain = CumulativeMeans(rows.sums(areLone: true), hasUnits: false, control: 0, treatment: 1)
    for (mine, other) in zip(found.points, plain.points) {
      let (one, two) = (try Estimate(try #require(mine.control.units)), try Estimate(other.control.moments))
      #expect(relativeError(one.value, two.value) < 1e-13)
      #expect(relativeError(one.variance, two.variance) < 1e-11)
      #expect(mine.covariance == 0 && other.control.units == nil)
    }
  }
}
