import Columns
import Summaries
import Testing

@Suite struct SummariserTests {
  static let hour: Int64 = 3_600_000

  /// One row an hour, one more without a time.
  static func log(_ range: TimeRange) -> Rows {
    let timed = (0..<10).map {
      Row(unit: UInt64($0) + 1, time: Int64($0) * hour, values: [Double($0), 1, 200])
    }
    return Rows(rows: timed + [Row(unit: 99, values: [100, 1, 200])], timeRange: range)
  }

  @Test func aRangeHoldsItsStartAndNotItsEnd() async throws {
    let summary = try await Self.log(TimeRange(start: 2 * Self.hour, end: 5 * Self.hour)).summary(cutAt: [
      3, 4,
    ])
    #expect(summary.rows.used == 3 && summary.rows.read == 11)
    #expect(summary.rows.excluded == [.outsideTimeRange: 7, .missingTime: 1])
    #expect(summary.groups.first?.requests == 3 && summary.groups.first?.units == 3)
    #expect(summary.groups.first?.expressions[.column(Rows.latency)]?.moments.mean == 3)
    #expect(summary.times == 2 * Self.hour...4 * Self.hour)
  }

  @Test(arguments: [(TimeRange(start: 8 * hour), 2), (TimeRange(end: 2 * hour), 2), (TimeRange(end: 0), 0)])
  func aRangeMayBeOpen(_ range: TimeRange, _ used: Int) async throws {
    let summary = try await Self.log(range).summary()
    #expect(summary.rows.used == used && summary.rows.read == 11)
    #expect(summary.groups.first?.requests == used)
  }

  @Test func withoutARangeRowsWithoutTimeAreUsed() async throws {
    let summary = try await Self.log(TimeRange()).summary(cutAt: [5])
    #expect(summary.rows.used == 11 && summary.rows.excluded.isEmpty)
    #expect(summary.times == 0...9 * Self.hour)
  }

  @Test func rejectedRowsAreCountedByReasonAndGroup() async throws {
    let summariser = Rows(rows: []).summariser
    var log = LogSummary(for: summariser, workers: 1)
    for _ in 0..<2 {
      var batch = Batch(numberColumns: 3)
      batch.clear(reserving: 4)
      _ = batch.addGroup("legacy")
      _ = batch.addGroup("canary")
      batch.rejections = [
        Rejection(reason: .badNumber, line: 0, group: 1), Rejection(reason: .badNumber, line: 1, group: 0),
        Rejection(reason: .truncated, line: 2), Rejection(reason: .badTime, line: 3, group: 1),
      ]
      try await log.add([summariser.summarise(batch)])
    }
    let summary = await log.finish()
    #expect(summary.rows.rejected == ["bad_number": 4, "truncated_last_line": 2, "bad_time": 2])
    #expect(summary.rows.read == 8 && summary.rows.used == 0)
    #expect(summary.groups.map(\.rejected) == [2, 4] && summary.rejectedWithoutGroup == 2)
    #expect(summary.groups.map(\.requests) == [0, 0])
  }
}
