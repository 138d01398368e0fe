import Columns
import Summaries
import TestSupport
import Testing

@Suite struct QuantileMemoryTests {
  private static let expression = ColumnExpression.column(Rows.latency)

  /// A log of two groups, and the values of each, in order.
  private static func log(seed: UInt64) -> (log: Rows, values: [String: [Double]]) {
    let log = Rows.random(300, units: 40, groups: ["legacy", "canary"], seed: seed)
    let present = log.rows.filter { !$0.values[0].isNaN }
    return (log, Dictionary(grouping: present, by: \.group).mapValues { $0.map { $0.values[0] } })
  }

  /// The groups whose quantiles are not those of `expected`.
  private func wrongGroups(
    _ summary: Summary, _ values: [String: [Double]], _ expected: ([Double]) -> [Quantile]
  ) -> [String] {
    summary.groups.map(\.name).filter { name in
      let group = summary.groups.first { $0.name == name }
      return group?.expressions[Self.expression]?.quantiles != expected(values[name] ?? [])
    }
  }

  private func exact(_ values: [Double]) -> [Quantile] {
    var kept = values
    return quantiles(at: [0.5, 0.95], of: &kept)
  }

  private func sketched(_ values: [Double]) -> [Quantile] {
    QuantileSketch(values.span).quantiles(at: [0.5, 0.95])
  }

  /// The memory decides, not how the log is cut and handed over.
  @Test(arguments: [[], [1], [150], Array(1..<300)], [1, 64, 300])
  func whereTheLimitLiesTheValuesDecide(_ cuts: [Int], _ call: Int) async throws {
    var (log, values) = Self.log(seed: 71)
    let bytes = 8 * values.values.reduce(0) { $0 + $1.count }
    for limit in [bytes, bytes + 1, .max] {
      log.quantileMemory = .values(atMost: limit)
      let summary = try await log.summary(cutAt: cuts, call: call)
      #expect(summary.quantileError == nil)
      #expect(wrongGroups(summary, values, exact) == [], "\(limit) of \(bytes) bytes")
    }
    let memories = [0, 1, bytes / 2, bytes - 1].map { QuantileMemory.values(atMost: $0) } + [.sketches]
    for memory in memories {
      log.quantileMemory = memory
      let summary = try await log.summary(cutAt: cuts, call: call)
      #expect(summary.quantileError == 0.001)
      #expect(wrongGroups(summary, values, sketched) == [], "\(memory) of \(bytes) bytes")
    }
  }

  @Test func allButQuantilesStaysTheSame() async throws {
    var (log, _) = Self.log(seed: 72)
    var exact = try await log.summary(cutAt: [100, 200])
    log.quantileMemory = .sketches
    var sketched = try await log.summary(cutAt: [100, 200])
    #expect(exact != sketched)
    for code in exact.groups.indices {
      exact.groups[code].expressions[Self.expression]?.quantiles = []
      sketched.groups[code].expressions[Self.expression]?.quantiles = []
    }
    sketched.quantileError = nil
    #expect(exact == sketched)
  }

  /// A group that comes when the others are sketched already has its sketch too.
  @Test func groupsMayComeLate() async throws {
    let rows = (0..<90).map { Row(group: ["a", "b", "c"][$0 / 30], values: [Double($0) + 1, 1, .nan]) }
    var log = Rows(rows: rows, hasUnits: false)
    log.quantileMemory = .sketches
    let summary = try await log.summary(cutAt: Array(1..<90), call: 7)
    let values = Dictionary(grouping: rows, by: \.group).mapValues { $0.map { $0.values[0] } }
    #expect(wrongGroups(summary, values, sketched) == [])
  }
}
