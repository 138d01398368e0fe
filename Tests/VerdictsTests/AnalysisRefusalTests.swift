import Inference
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct AnalysisRefusalTests {
  static let metric = specification("latency")

  /// Groups of varying rows: names, rows, rows of them without a value.
  static func groups(_ sizes: [(String, Int, Int)]) -> [Data] {
    sizes.map { name, count, missing in
      Data(name: name, metrics: [(metric, (0..<count).map { [$0 < missing ? .nan : Double($0 % 17)] })])
    }
  }

  static func error(_ summary: Summary, limit: Double = 0.01) -> AnalysisError? {
    var settings = AnalysisSettings()
    settings.maximumRejected = limit
    do {
      _ = try analysis(summary, [metric], settings: settings)
      return nil
    } catch { return error as? AnalysisError }
  }

  @Test func logsWithoutRowsAreRefused() {
    var none = summary(Self.groups([("legacy", 0, 0), ("canary", 0, 0)]))
    #expect(Self.error(none) == .noRows)
    none.rows.excluded[.blankRow] = 5
    #expect(Self.error(none) == .noRows)
    none.rows.excluded[.outsideTimeRange] = 12
    #expect(Self.error(none) == .noRowsLeft(none.rows))
  }

  /// Exactly 1 % passes, one row more does not.
  @Test func moreThanOnePercentOverallIsRefused() {
    for thousands in 1...60 {
      var made = summary(Self.groups([("legacy", 500 * thousands, 0), ("canary", 490 * thousands, 0)]))
      made.rows.rejected = ["bad_number": 10 * thousands]
      #expect(Self.error(made) == nil, "\(thousands)")
      made.rows.rejected = ["bad_number": 10 * thousands, "missing_group": 1]
      #expect(
        Self.error(made)
          == .tooManyRejected(
            group: nil, rejected: 10 * thousands + 1, rows: 1000 * thousands + 1, limit: 0.01,
            reasons: made.rows.rejected))
    }
  }

  @Test func moreThanOnePercentOfOneGroupIsRefused() {
    // A fifth of a 5 % canary is 1 % of all rows.
    var groups = Self.groups([("legacy", 9500, 0), ("canary", 400, 0)])
    groups[1].rejected = 100
    #expect(
      Self.error(summary(groups))
        == .tooManyRejected(
          group: "canary", rejected: 100, rows: 500, limit: 0.01, reasons: ["bad_number": 100]))
    groups[1].rejected = 4
    #expect(Self.error(summary(groups)) == nil)
    groups[1].rejected = 5
    #expect(Self.error(summary(groups)) != nil && Self.error(summary(groups), limit: 0.02) == nil)
  }

  @Test func rowsWithoutAGroupCountAgainstTheSmallest() {
    var made = summary(Self.groups([("legacy", 9500, 0), ("canary", 495, 0)]))
    made.rows.rejected = ["missing_group": 5]
    made.rejectedWithoutGroup = 5
    #expect(Self.error(made) == nil)
    made.rows.rejected = ["missing_group": 6]
    made.rejectedWithoutGroup = 6
    #expect(
      Self.error(made)
        == .tooManyRejected(
          group: "canary", rejected: 6, rows: 501, limit: 0.01, reasons: ["missing_group": 6]))
  }

  @Test func missingJudgedValuesAreRefused() {
    #expect(Self.error(summary(Self.groups([("legacy", 1000, 10), ("canary", 1000, 10)]))) == nil)
    #expect(
      Self.error(summary(Self.groups([("legacy", 10_000, 0), ("canary", 1000, 11)])))
        == .tooManyMissing(metric: "latency", group: "canary", missing: 11, rows: 1000, limit: 0.01))
    #expect(
      Self.error(summary(Self.groups([("legacy", 100, 2), ("canary", 1000, 0)])))
        == .tooManyMissing(metric: "latency", group: "legacy", missing: 2, rows: 100, limit: 0.01))
  }

  /// Rejected rows and missing values together may not exceed the limit.
  @Test func rejectedAndMissingAddUp() {
    var groups = Self.groups([("legacy", 10_000, 0), ("canary", 995, 6)])
    groups[1].rejected = 5
    #expect(
      Self.error(summary(groups))
        == .tooManyMissing(metric: "latency", group: "canary", missing: 11, rows: 1000, limit: 0.01))
    groups = Self.groups([("legacy", 10_000, 0), ("canary", 995, 5)])
    groups[1].rejected = 5
    #expect(Self.error(summary(groups)) == nil)
  }

  @Test func aMetricThatOneGroupLacksIsRefused() {
    var made = summary(Self.groups([("legacy", 100, 0), ("canary", 100, 0)]))
    made.groups[1].expressions = [:]
    #expect(
      Self.error(made)
        == .tooManyMissing(metric: "latency", group: "canary", missing: 100, rows: 100, limit: 0.01))
  }

  @Test func missingGuardrailsAreRefused() {
    let guardrail = specification("cpu:decrease", .guardrail)
    let groups = ["legacy", "canary"].map { name in
      let rows = (0..<100).map { [Double($0 % 7)] }
      let sparse = (0..<100).map { [name == "canary" && $0 < 2 ? .nan : Double($0 % 5)] }
      return Data(name: name, metrics: [(Self.metric, rows), (guardrail, sparse)])
    }
    #expect(
      throws: AnalysisError.tooManyMissing(metric: "cpu", group: "canary", missing: 2, rows: 100, limit: 0.01)
    ) {
      _ = try analysis(summary(groups), [Self.metric, guardrail])
    }
  }

  /// What is not judged may be missing: the check says so.
  @Test func missingValuesOfOtherMetricsAreShown() throws {
    let other = specification("cpu:decrease", .secondary)
    let groups = ["legacy", "canary"].map { name in
      let rows = (0..<100).map { [Double($0 % 7)] }
      let sparse = (0..<100).map { [name == "canary" && $0 < 40 ? .nan : Double($0 % 5)] }
      return Data(name: name, metrics: [(Self.metric, rows), (other, sparse)])
    }
    let found = try analysis(summary(groups), [Self.metric, other])
    let check = try #require(found.checks.first { $0.name == "missing_values:cpu" })
    #expect(
      check.status == .warn && check.detail.hasPrefix("legacy 0 of 100, canary 40 of 100; more are missing"))
    // Fisher's exact p of 0/100 against 40/100 is below 1e-14.
    #expect((check.pValue ?? 1) < 1e-10)
    #expect(!found.checks.contains { $0.name == "missing_values:latency" })
  }

  @Test func aSplitOfAnotherNumberOfGroupsIsRefused() throws {
    var settings = AnalysisSettings()
    settings.split = try Split(weights: [1, 1, 1])
    let made = summary(Self.groups([("legacy", 100, 0), ("canary", 100, 0)]))
    #expect(throws: AnalysisError.splitMismatch(shares: 3, groups: 2)) {
      _ = try analysis(made, [Self.metric], settings: settings)
    }
  }
}
