import Columns
import Summaries
import TestSupport
import Testing

@Suite struct LogSummaryTests {
  static let groups = ["legacy", "canary", "third"]

  @Test func everyCutGivesTheWhole() async throws {
    let log = Rows.random(150, units: 40, groups: Self.groups, seed: 51)
    let naive = NaiveSummary(log.rows)
    for cut in 0...150 {
      for call in [1, 64] {
        let summary = try await log.summary(cutAt: [cut], call: call)
        #expect(disagreements(summary, naive) == [], "cut at \(cut), \(call) blocks a call")
      }
    }
  }

  @Test func blocksOfOneRowGiveTheWhole() async throws {
    let log = Rows.random(150, units: 40, groups: Self.groups, seed: 52)
    for call in [1, 2, 64, 200] {
      let summary = try await log.summary(cutAt: Array(1..<150), call: call)
      #expect(disagreements(summary, NaiveSummary(log.rows)) == [], "\(call) blocks a call")
    }
  }

  /// The first block decides what is taken from sums: it may hold one row, or none with a value.
  @Test(arguments: [[], [1], [2], [20], Array(1..<400)])
  func anOffsetCostsNoDigitsOfTheClusteredVariance(_ cuts: [Int]) async throws {
    for call in [1, 64, 1000] {
      for isLate in [false, true] {
        var log = Rows.random(400, units: 60, groups: ["legacy", "canary"], offset: 1e9, seed: 53)
        if isLate { for row in 0..<20 { log.rows[row].values[0] = .nan } }
        let naive = NaiveSummary(log.rows, offset: 1e9)
        let summary = try await log.summary(cutAt: cuts, call: call)
        #expect(
          disagreements(summary, naive) == [], "\(cuts.count) cuts, \(call) blocks a call, late \(isLate)")
      }
    }
  }

  @Test func workersChangeNoBit() async throws {
    let log = Rows.random(5000, units: 700, groups: Self.groups, seed: 54)
    for cuts in [[], [2500], stride(from: 50, to: 5000, by: 50).map { $0 }] {
      let one = try await log.summary(cutAt: cuts, workers: 1)
      for workers in [2, 3, 8, 16, 40] {
        #expect(try await log.summary(cutAt: cuts, workers: workers) == one, "\(workers) workers")
      }
    }
  }

  @Test func aHundredThousandUnitsAgreeWithDictionaries() async throws {
    let log = Rows.random(300_000, units: 100_000, groups: ["legacy", "canary"], seed: 55)
    let summary = try await log.summary(cutAt: stride(from: 7000, to: 300_000, by: 7000).map { $0 })
    #expect(disagreements(summary, NaiveSummary(log.rows), tolerance: 1e-11) == [])
  }

  @Test func hashesThatCollideAreToldApart() async throws {
    // All in one partition; low bits, high bits or middle bits alone differ.
    for shift in [0, 20, 28, 40, 50] {
      let rows = (0..<9000).map { (row: Int) -> Row in
        let varying: UInt64 = UInt64(row % 500) << UInt64(shift)
        let fixed: UInt64 = 0xA << 60 | (shift == 0 ? 0 : 1)
        return Row(
          group: row % 3 == 0 ? "canary" : "legacy", unit: fixed | varying,
          values: [Double(row % 17), 1, 200])
      }
      let log = Rows(rows: rows)
      let summary = try await log.summary(cutAt: [1000, 4000])
      #expect(disagreements(summary, NaiveSummary(rows)) == [], "shift \(shift)")
    }
  }

  @Test func groupsStandInTheOrderOfFirstAppearance() async throws {
    let names = ["b", "a", "c", "a", "b", "d"]
    let log = Rows(rows: names.map { Row(group: $0, values: [1, 1, 200]) })
    for cuts in [[], [1, 2, 3, 4, 5], [0, 0, 3], [3, 6]] {
      #expect(try await log.summary(cutAt: cuts).groups.map(\.name) == ["b", "a", "c", "d"])
    }
  }

  @Test func sixtyFourGroupsAndNoMore() async throws {
    let rows = (0..<65).map { Row(group: "g\($0)", unit: UInt64($0) + 1, values: [Double($0), 1, 200]) }
    let full = try await Rows(rows: Array(rows.dropLast())).summary(cutAt: [10, 20])
    #expect(full.groups.count == 64 && full.groups.last?.name == "g63")
    await #expect(throws: SummaryError.tooManyGroups(limit: 64, first: ["g0", "g1", "g2", "g3", "g4"])) {
      _ = try await Rows(rows: rows).summary(cutAt: [40])
    }
  }

  @Test func unitsAreSharedAcrossBlocks() async throws {
    let rows = [("legacy", 7), ("canary", 7), ("canary", 8), ("legacy", 9), ("third", 9), ("third", 7)]
      .map { Row(group: $0.0, unit: UInt64($0.1) << 59, values: [1, 1, 200]) }
    let summary = try await Rows(rows: rows).summary(cutAt: Array(1..<6), call: 1)
    #expect(summary.sharedUnits.map { $0.map(\.count) } == [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
  }

  @Test func aLogWithoutUnitsHasNone() async throws {
    var log = Rows.random(100, units: 10, groups: Self.groups, seed: 56)
    log.hasUnits = false
    let summary = try await log.summary(cutAt: [30])
    #expect(disagreements(summary, NaiveSummary(log.rows).withoutUnits) == [])
    #expect(summary.sharedUnits.isEmpty)
    #expect(summary.groups.allSatisfy { $0.units == nil && $0.requestsWithoutUnit == 0 })
    #expect(summary.groups.allSatisfy { $0.expressions.values.allSatisfy { $0.units == nil } })
  }

  @Test func aLogWithoutRowsHasNoGroups() async throws {
    let summary = try await Rows(rows: []).summary()
    #expect(summary.groups.isEmpty && summary.rows.read == 0 && summary.times == nil)
  }

  @Test func aGroupWithoutValuesHasNoMean() async throws {
    let rows = (0..<20).map { (row: Int) -> Row in
      let isControl = row % 2 == 0
      return Row(
        group: isControl ? "legacy" : "canary", unit: UInt64(row / 4) + 1,
        values: [isControl ? 5 : Double.nan, 1, 200])
    }
    let summary = try await Rows(rows: rows).summary(cutAt: [7])
    let canary = try #require(summary.groups.last?.expressions[.column(Rows.latency)])
    #expect(canary.moments.count == 0 && canary.quantiles.isEmpty)
    #expect(canary.units?.count == 0 && canary.units?.ratio.isNaN == true)
    #expect(summary.groups.last?.units == 5 && summary.groups.last?.requests == 10)
  }
}

extension NaiveSummary {
  /// The same of a log that names no units.
  fileprivate var withoutUnits: NaiveSummary {
    var copy = self
    for code in copy.groups.indices { copy.groups[code].requestsWithoutUnit = 0 }
    return copy
  }
}
