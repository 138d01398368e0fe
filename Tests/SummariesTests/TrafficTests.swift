import Columns
import Summaries
import Testing

@Suite struct TrafficTests {
  private func traffic(_ lines: [(group: String, time: Int64)], cutAt cuts: [Int] = []) async throws
    -> Traffic
  {
    let lines = lines.map { CellLog.Line(group: $0.group, unit: 1, time: $0.time, word: nil, value: 1) }
    return try #require(try await CellLog(lines: lines, dimensions: []).summary(cutAt: cuts).traffic)
  }

  @Test func minutesAreCountedByGroup() async throws {
    let found = try await traffic(
      [
        ("a", 0), ("b", 59_999), ("a", 60_000), ("a", Batch.missingTime), ("a", -1), ("b", 600_000),
        ("a", 30_000),
      ], cutAt: [2, 5])
    #expect(found.width == 60_000 && found.groupNames == ["a", "b"])
    #expect(
      found.stretches == [
        Traffic.Stretch(start: -60_000, requests: [1, 0]), Traffic.Stretch(start: 0, requests: [2, 1]),
        Traffic.Stretch(start: 60_000, requests: [1, 0]), Traffic.Stretch(start: 600_000, requests: [0, 1]),
      ])
    #expect(found.times == [(-1)...60_000, 59_999...600_000])
  }

  /// More minutes than are told apart make longer stretches; no request is lost.
  @Test func manyMinutesAreWidened() async throws {
    var lines: [(group: String, time: Int64)] = []
    for row in 0..<40_000 { lines.append((row % 3 == 0 ? "b" : "a", Int64(row - 20_000) * 60_000)) }
    let found = try await traffic(lines, cutAt: [9_000, 21_000, 33_000])
    #expect(found.width == 240_000 && found.stretches.count == 10_000)
    var ofTheFirst = 0
    for stretch in found.stretches {
      #expect(stretch.requests.reduce(0, +) == 4 && stretch.start % 240_000 == 0)
      ofTheFirst += stretch.requests[0]
    }
    // The first row's group is the first: one in three rows.
    #expect(ofTheFirst == 13_334)
  }
}
