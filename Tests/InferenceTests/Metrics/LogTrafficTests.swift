import Columns
import Inference
import Summaries
import TestSupport
import Testing

@Suite struct LogTrafficTests {
  private static let day: Int64 = 86_400_000
  private static let column = NumberColumn(
    choice: ColumnChoice(names: ["latency_ms"], flag: "--metric", isRequired: true), reading: .duration)

  /// A log of rows (day, user).
  private static func summary(_ rows: [(day: Int64, user: UInt64)]) async throws -> Summary {
    var batch = Batch(numberColumns: 1)
    batch.clear(reserving: rows.count)
    let added = batch.addGroup("legacy")
    let code = try #require(added)
    for (place, row) in rows.enumerated() {
      batch.stage(1, column: 0)
      batch.commit(group: code, unit: row.user, time: row.day * day + Int64(place))
    }
    let summariser = Summariser(
      needs: [.moments(.column(column))], projection: Projection(group: nil, numbers: [column]),
      hasUnits: true, countsDays: true)
    var log = LogSummary(for: summariser, workers: 1)
    try await log.add([summariser.summarise(batch)])
    return await log.finish()
  }

  @Test func returningUnits() async throws {
    var random = SplitMix64(seed: 11)
    let users = (0..<400).map { _ in random.next() }
    // The same 400 on each of 4 days; then new ones each day; then half of them new.
    let (same, fresh, half) = ([0, 0, 0, 0], [0, 100, 200, 300], [0, 50, 100, 150])
    for (starts, width, expected) in [(same, 400, 0.0), (fresh, 100, 1.0), (half, 100, 0.737)] {
      let rows = starts.enumerated().flatMap { day, start in
        users[start..<start + width].map { (day: Int64(day), user: $0) }
      }
      let traffic = try #require(LogTraffic(try await Self.summary(rows)))
      // ln(250/150)/ln 2 = 0.737 where half are new.
      #expect(abs((traffic.growth ?? -1) - expected) < 0.03, "\(traffic)")
      #expect(relativeError(traffic.units ?? 0, Double(starts[3] + width)) < 0.05)
    }
  }

  @Test func oneDayDoesNotTell() async throws {
    let traffic = try #require(
      LogTraffic(try await Self.summary((0..<50).map { (day: 3, user: $0 + 1) })))
    #expect(traffic.growth == nil && traffic.unitsPerDoubling == nil && traffic.dailyRequests > 50)
    let instant = try await Self.summary([(day: 3, user: 1)])
    #expect(LogTraffic(instant) == nil)
    #expect(LogTraffic(instant, daily: 70)?.dailyRequests == 70)
  }
}
