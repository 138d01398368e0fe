import Inference
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct AnalysisChecksTests {
  static let metric = specification("latency")

  static func checks(
    _ sizes: [Int], clustered: Bool, split: [Double]?, shared: [[Int]]? = nil, lone: Int = 0, size: Int = 1
  ) throws -> [String: Check] {
    let names = ["legacy", "canary", "third"]
    let groups = zip(names, sizes).map { name, count in
      Data(
        name: name,
        metrics: [(metric, (0..<count).map { unit in (0..<size).map { _ in Double(unit % 13) } })],
        requestsWithoutUnit: lone)
    }
    var made = summary(groups, clustered: clustered)
    if let shared { made.sharedUnits = shared.map { $0.map { SharedUnits(count: $0) } } }
    var settings = AnalysisSettings()
    settings.split = try split.map { try Split(weights: $0) }
    let found = try analysis(made, [metric], settings: settings).checks
    return Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0) })
  }

  /// χ² by hand: units decide, requests only warn.
  @Test(arguments: [
    ([5000, 5000], [50.0, 50], Check.Status.pass), ([5100, 4900], [50, 50], .pass),
    ([5200, 4800], [50, 50], .fail),
    ([9500, 500], [95, 5], .pass), ([9500, 600], [95, 5], .fail), ([9500, 500], [50, 50], .fail),
    ([1000, 1000, 1000], [1, 1, 1], .pass), ([1000, 1000, 800], [1, 1, 1], .fail),
    ([10, 12], [95, 5], .fail),
  ])
  func sampleRatios(_ sizes: [Int], _ split: [Double], _ status: Check.Status) throws {
    let total = Double(sizes.reduce(0, +))
    let weight = split.reduce(0, +)
    let truth = zip(sizes, split).reduce(0.0) { sum, group in
      let expected = total * group.1 / weight
      return sum + (Double(group.0) - expected) * (Double(group.0) - expected) / expected
    }
    let units = try #require(try Self.checks(sizes, clustered: true, split: split)["sample_ratio"])
    #expect(units.status == status && relativeError(units.statistic ?? .nan, truth) <= 1e-12)
    #expect(units.detail.contains("units: legacy \(sizes[0])") && units.detail.contains("planned"))
    #expect(units.pValue.map { ($0 < 0.001) == (status == .fail) } == true)
    let requests = try #require(try Self.checks(sizes, clustered: false, split: split)["sample_ratio"])
    #expect(requests.status == (status == .fail ? .warn : .pass) && requests.statistic == units.statistic)
    #expect(requests.detail.contains("requests: "))
  }

  /// A small share is not rounded away.
  @Test(arguments: [
    ([50.0, 50], "50 % / 50 %"), ([95, 5], "95 % / 5 %"), ([99.5, 0.5], "99.5 % / 0.5 %"),
    ([9999, 1], "99.99 % / 0.01 %"), ([2, 1], "66.67 % / 33.33 %"),
  ])
  func plannedSharesAreShown(_ split: [Double], _ text: String) throws {
    let check = try #require(try Self.checks([500, 500], clustered: true, split: split)["sample_ratio"])
    #expect(check.detail.contains("planned \(text)"), "\(check.detail)")
  }

  @Test func withoutASplitNothingIsChecked() throws {
    let check = try #require(try Self.checks([100, 900], clustered: true, split: nil)["sample_ratio"])
    #expect(check.status == .notChecked && check.detail.contains("--split") && check.pValue == nil)
  }

  @Test func aGroupPlannedAtNothingFails() throws {
    let check = try #require(
      try Self.checks([500, 480, 1], clustered: true, split: [50, 50, 0])["sample_ratio"])
    #expect(check.status == .fail && check.detail.contains("planned to get none"))
    let two = try #require(try Self.checks([500, 480], clustered: true, split: [100, 0])["sample_ratio"])
    #expect(two.status == .fail)
  }

  @Test func unitsInTwoGroupsAreCounted() throws {
    let none = try #require(
      try Self.checks([100, 100], clustered: true, split: nil)["units_in_several_groups"])
    #expect(none.status == .pass && none.detail == "every unit is in one group")
    let some = try #require(
      try Self.checks([100, 100], clustered: true, split: nil, shared: [[0, 7], [7, 0]])[
        "units_in_several_groups"])
    #expect(some.status == .warn && some.detail.hasPrefix("7 of 193 units are in more than one group"))
    #expect(try Self.checks([100, 100], clustered: false, split: nil)["units_in_several_groups"] == nil)
  }

  /// Of three groups only pairs are known: a unit in all three must not be counted three times over.
  @Test func unitsInThreeGroupsAreCountedByPair() throws {
    let shared = [[0, 100, 100], [100, 0, 100], [100, 100, 0]]
    let check = try #require(
      try Self.checks([100, 100, 100], clustered: true, split: nil, shared: shared)["units_in_several_groups"]
    )
    #expect(check.status == .warn && !check.detail.contains("of 0 units"), "\(check.detail)")
    #expect(
      check.detail.contains("100 in legacy and canary") && check.detail.contains("100 in canary and third"))
  }

  @Test func requestsWithoutUnitWarnAboveOnePercent() throws {
    for (lone, status) in [(0, Check.Status.pass), (10, .pass), (11, .warn)] {
      let check = try #require(
        try Self.checks([1000, 1000], clustered: true, split: nil, lone: lone)["requests_without_unit"])
      #expect(check.status == status && (lone == 0 || check.detail.contains("\(2 * lone) of 2000")))
    }
    #expect(try Self.checks([100, 100], clustered: false, split: nil)["requests_without_unit"] == nil)
  }

  @Test func rejectedRowsAreShownByReason() throws {
    var groups = AnalysisRefusalTests.groups([("legacy", 1000, 0), ("canary", 1000, 0)])
    let clean = try analysis(summary(groups), [AnalysisRefusalTests.metric])
    #expect(clean.checks.first { $0.name == "rejected_rows" }?.status == .pass)
    groups[0].rejected = 4
    var made = summary(groups)
    made.rows.rejected = ["bad_time": 1, "bad_number": 3]
    let check = try analysis(made, [AnalysisRefusalTests.metric]).checks.first { $0.name == "rejected_rows" }
    #expect(check?.status == .warn && check?.detail == "4 of 2004 rows: 3 bad_number, 1 bad_time")
  }
}
