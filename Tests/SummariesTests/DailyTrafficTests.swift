import Columns
import Summaries
import TestSupport
import Testing

@Suite struct DailyTrafficTests {
  static let day: Int64 = 86_400_000

  private static func log(_ rows: [Row], hasUnits: Bool = true) -> Rows {
    Rows(rows: rows, hasUnits: hasUnits, countsDays: true)
  }

  @Test func requestsAndUnitsOfEachDay() async throws {
    var random = SplitMix64(seed: 1)
    let users = (0..<60).map { _ in random.next() }
    var rows: [Row] = []
    // Day −1: users 0–19, twice; day 0: 10–39; day 2: 0–4 and a row without a time.
    for user in 0..<20 { rows += [Row(unit: users[user], time: -1, values: [1, 1, 200])] }
    for user in 0..<20 { rows += [Row(unit: users[user], time: -Self.day, values: [1, 1, 200])] }
    for user in 10..<40 { rows += [Row(group: "canary", unit: users[user], time: 0, values: [1, 1, 200])] }
    for user in 0..<5 { rows += [Row(unit: users[user], time: 2 * Self.day + 5, values: [1, 1, 200])] }
    rows.append(Row(unit: users[50], values: [1, 1, 200]))
    for cuts in [[], [1], [20, 45], [70]] {
      let traffic = try #require(try await Self.log(rows).summary(cutAt: cuts).dailyTraffic)
      let days = traffic.days
      #expect(days.map(\.day) == [-1, 0, 2] && days.map(\.requests) == [40, 30, 5])
      #expect(days.compactMap(\.units).map { $0.rounded() } == [20, 30, 5])
      #expect(days.compactMap(\.unitsSoFar).map { $0.rounded() } == [20, 40, 40])
      #expect(!traffic.isTooLong)
    }
  }

  @Test func withoutUnitsRequestsAreCounted() async throws {
    let rows = (0..<9).map { Row(time: Int64($0) * Self.day / 2, values: [1, 1, 200]) }
    let days = try #require(try await Self.log(rows, hasUnits: false).summary(cutAt: [4]).dailyTraffic).days
    #expect(days.map(\.requests) == [2, 2, 2, 2, 1])
    #expect(days.allSatisfy { $0.units == nil && $0.unitsSoFar == nil })
  }

  /// A row without a unit is a unit of its own.
  @Test func lonelyRows() async throws {
    let rows = (0..<30).map { Row(time: Int64($0), values: [1, 1, 200]) }
    let days = try #require(try await Self.log(rows).summary().dailyTraffic).days
    #expect(days.compactMap(\.units).map { $0.rounded() } == [30])
  }

  /// Times that make no sense must not fill the memory.
  @Test func tooManyDaysAreNotToldApart() async throws {
    let rows = (0..<3_000).map { Row(unit: 1, time: Int64($0) * Self.day, values: [1, 1, 200]) }
    let traffic = try #require(try await Self.log(rows).summary(cutAt: [700, 1400]).dailyTraffic)
    #expect(traffic.isTooLong && traffic.days.isEmpty)
    let far = [Int64.min + 1, .max].map { Row(unit: 1, time: $0, values: [1, 1, 200]) }
    #expect(try #require(try await Self.log(far).summary().dailyTraffic).days.count == 2)
  }

  @Test func onlyWhereAskedFor() async throws {
    #expect(try await Rows(rows: [Row(time: 0, values: [1, 1, 200])]).summary().dailyTraffic == nil)
  }
}
