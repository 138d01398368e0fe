import Columns
import Summaries
import TestSupport
import Testing

/// Requests that were logged more than once, in memory that is bounded.
@Suite struct RequestNamesTests {
  private func found(_ names: [UInt64]) async throws -> RepeatedRequests {
    let lines = names.map { CellLog.Line(group: "a", unit: 1, time: 0, word: nil, request: $0, value: 1) }
    let log = CellLog(lines: lines, dimensions: [])
    let cuts = Array(stride(from: 4_000, to: lines.count, by: 4_000))
    return try #require(try await log.summary(cutAt: cuts).repeatedRequests)
  }

  @Test func repeatsAreCounted() async throws {
    let names: [UInt64] = [5, 6, 7, 5, 0, 5, 0, 7]
    #expect(
      try await found(names) == RepeatedRequests(rows: 6, repeats: 3, sampledOneIn: 1, rowsWithoutName: 2))
  }

  /// Beyond 65,536 names a share of them is looked at, and the share that repeats is told about as well.
  @Test func manyNamesAreSampled() async throws {
    var random = SplitMix64(seed: 31)
    let names = (0..<150_000).map { _ in random.next() | 1 }
    let repeated = names + names.prefix(15_000)
    let told = try await found(repeated)
    #expect(told.sampledOneIn == 4 && told.rowsWithoutName == 0)
    #expect(told.rows > 37_000 && told.rows < 46_000)
    let share = Double(told.repeats) / Double(told.rows)
    #expect((share - 15_000.0 / 165_000).magnitude < 0.01)
    // The order of rows does not matter.
    #expect(try await found(repeated.reversed()) == told)
  }
}
