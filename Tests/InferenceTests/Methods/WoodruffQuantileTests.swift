import Inference
import Summaries
import TestSupport
import Testing

@Suite struct WoodruffQuantileTests {
  @Test func reference() throws {
    var worst = Worst("woodruff")
    var absent = 0
    for c in try Reference("woodruff").cases {
      let sample = Sample(
        units: try #require(c.value["units"]?.array).map { $0.array?.compactMap(\.double) ?? [] })
      let values = SortedValues(sample.values)
      for entry in try #require(c.value["levels"]?.array).map({ Reference.Case(value: $0) }) {
        let level = try entry.double("level")
        let limit = try #require(values.quantile(at: level))
        let below = sample.map { $0 <= limit ? 1 : 0 }.summary(clustered: true).units
        for (name, indicator) in [("clustered", below), ("plain", nil)] {
          let quantile = try WoodruffQuantile(values, level: level, indicator: indicator)
          worst.take(quantile.value, try entry.double("value"), "value of \(entry)")
          for confidence in [95, 99] {
            worst.count()
            let known = try entry.object("\(name)_\(confidence)")
            let found = try quantile.interval(level: Double(confidence) / 100)
            for (end, told) in [(found.lower, "lower"), (found.upper, "upper")] {
              #expect((end == nil) == !known.has(told), "\(told) of \(known)")
              if let end, known.has(told) { worst.take(end, try known.double(told), "\(told) of \(known)") }
            }
            let error = try quantile.standardError(level: Double(confidence) / 100)
            #expect((error == nil) == !known.has("standard_error"), "\(known)")
            if let error { worst.take(error, try known.double("standard_error"), "error of \(known)") }
            worst.take(quantile.designEffect, try known.double("effect"), "effect of \(known)")
            absent += error == nil ? 1 : 0
          }
        }
      }
    }
    print(worst.report)
    #expect(worst.cases >= 250 && absent > 20 && absent < worst.cases / 2)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  /// 381 values tell a 95 % interval of p99, 380 do not; nor does the double number at a design effect above 2.
  @Test func tooFewValuesForTheLevel() throws {
    func interval(_ count: Int, effect: Double = 1) throws -> (lower: Double?, upper: Double?) {
      let values = SortedValues((0..<count).map(Double.init))
      let share = 0.99 * 0.01
      let units = UnitMoments(
        count: count, meanSum: 0.99, varianceSum: share * effect, meanSize: 1, varianceSize: 0, covariance: 0)
      return try WoodruffQuantile(values, level: 0.99, indicator: units).interval(level: 0.95)
    }
    #expect(try interval(381).lower != nil && interval(380).lower == nil && interval(380).upper == nil)
    #expect(try interval(781, effect: 2.1).lower == nil && interval(820, effect: 2.1).lower != nil)
  }

  @Test func equalEndsMoveToTheNeighbours() throws {
    let values = SortedValues(Array(repeating: 5, count: 900) + [4] + Array(repeating: 7, count: 99))
    let median = try WoodruffQuantile(values, level: 0.5)
    let ends = try median.interval(level: 0.95)
    #expect(median.value == 5 && ends.lower == 4 && ends.upper == 7)
    let constant = try WoodruffQuantile(SortedValues(Array(repeating: 5, count: 900)), level: 0.5)
    #expect(throws: InferenceError.zeroVariance) { _ = try constant.interval(level: 0.95) }
    #expect(throws: InferenceError.zeroVariance) { _ = try constant.estimate(level: 0.95) }
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      _ = try WoodruffQuantile(SortedValues([1]), level: 0.5)
    }
    #expect(throws: InferenceError.notFinite) {
      _ = try WoodruffQuantile(SortedValues([1, .infinity, .infinity]), level: 0.5)
    }
    for level in [0, 1, -0.5, .nan] {
      #expect(throws: InferenceError.self) {
        _ = try WoodruffQuantile(SortedValues([1, 2, 3]), level: level)
      }
    }
    let one = UnitMoments(
      count: 1, meanSum: 1, varianceSum: .nan, meanSize: 3, varianceSize: .nan, covariance: .nan)
    #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      _ = try WoodruffQuantile(SortedValues([1, 2, 3]), level: 0.5, indicator: one)
    }
  }
}
