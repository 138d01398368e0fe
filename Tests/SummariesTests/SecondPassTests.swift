import Columns
import Summaries
import TestSupport
import Testing

private let latency = ColumnExpression.column(Rows.latency)
private let status = ColumnExpression.column(ColumnExpression.statusColumn)

/// Expressions that rest on all values, ratios, numbers by unit and single units, against the rows themselves.
@Suite struct SecondPassTests {
  private static func rows(seed: UInt64) -> [Row] {
    var random = SplitMix64(seed: seed)
    return (0..<1500).map { _ in
      let unit = random.next() % 120
      let value =
        random.uniform() < 0.05 ? .nan : (64 * (4 + Double(unit % 5) + random.normal())).rounded() / 64
      let success: Double = random.uniform() < 0.1 ? .nan : (random.uniform() < 0.8 ? 1 : 0)
      let status = random.uniform() < 0.1 ? Double.nan : [200, 404, 500][Int(random.next() % 3)]
      let isMoved = random.uniform() < 0.1
      return Row(
        group: (unit % 2 == 0) != isMoved ? "legacy" : "canary", unit: (unit &+ 1) &* 0x9E37_79B9_7F4A_7C15,
        values: [value, success, status])
    }
  }

  /// Reads the rows twice, the second time with what the first one told.
  private static func read(_ rows: [Row], _ needs: [Need], cutAt cuts: [Int], hasUnits: Bool = true)
    async throws
    -> Summary
  {
    var first = Rows(rows: rows)
    first.hasUnits = hasUnits
    first.needs = [.moments(latency), .values(latency), .unitSums(latency)]
    let told = try await first.summary(cutAt: cuts)
    let legacy = try #require(told.groups.firstIndex { $0.name == "legacy" })
    let prior = PriorValues(told, compared: [legacy, 1 - legacy])
    let summariser = Summariser(
      needs: needs, projection: Rows.projection, hasUnits: hasUnits, prior: prior)
    var log = LogSummary(for: summariser, workers: 2)
    for (start, end) in zip([0] + cuts, cuts + [rows.count]) {
      try await log.add([summariser.summarise(first.batch(start..<end))])
    }
    var summary = told
    summary.add(await log.finish())
    return summary
  }

  @Test(arguments: [[], [1], [400, 900]], [true, false])
  func cutsAndShares(_ cuts: [Int], _ hasUnits: Bool) async throws {
    let rows = Self.rows(seed: 11)
    let below = ColumnExpression.atMostQuantile(latency, level: 0.9)
    let clipped = ColumnExpression.clipped(latency, atQuantile: 0.95)
    let trimmed = ColumnExpression.trimmed(latency, aboveQuantile: 0.95)
    let placed = ColumnExpression.placement(latency, treatment: 0)
    let summary = try await Self.read(
      rows, [below, clipped, trimmed, placed].flatMap { [.moments($0), .unitSums($0)] }, cutAt: cuts,
      hasUnits: hasUnits)
    let present = rows.filter { !$0.values[0].isNaN }
    let pooled = SortedValues(present.map { $0.values[0] })
    let limit = try #require(pooled.quantile(at: 0.95))
    for group in summary.groups {
      let own = present.filter { $0.group == group.name }.map { $0.values[0] }
      let others = SortedValues(present.filter { $0.group != group.name }.map { $0.values[0] })
      let ninetieth = try #require(SortedValues(own).quantile(at: 0.9))
      func check(_ expression: ColumnExpression, _ truth: [Double]) throws {
        let found = try #require(group.expressions[expression])
        #expect(found.moments.count == truth.count)
        let mean = truth.reduce(0, +) / Double(truth.count)
        #expect(relativeError(found.moments.mean, mean) < 1e-13, "\(expression)")
        #expect((found.units != nil) == hasUnits)
        if let units = found.units { #expect(relativeError(units.ratio, mean) < 1e-12) }
      }
      try check(below, own.map { $0 <= ninetieth ? 1 : 0 })
      try check(clipped, own.map { min($0, limit) })
      try check(trimmed, own.filter { $0 <= limit })
      try check(placed, own.map { others.placement(of: $0) })
    }
  }

  /// The pooled quantile is that of all values together, whatever the groups' sizes.
  @Test func pooledQuantiles() async throws {
    for seed in 20..<30 {
      var rows = Self.rows(seed: UInt64(seed))
      if seed % 2 == 0 { rows = rows.map { row in row.with { $0.values[0] *= -1e-3 } } }
      let expression = ColumnExpression.clipped(latency, atQuantile: 0.37)
      let summary = try await Self.read(rows, [.moments(expression)], cutAt: [])
      let all = SortedValues(rows.map { $0.values[0] }.filter { !$0.isNaN })
      let largest = summary.groups.compactMap { $0.expressions[expression]?.moments.maximum }.max()
      #expect(largest == all.quantile(at: 0.37))
    }
  }

  @Test(arguments: [[], [3], [700, 701]])
  func ratiosAndNumbersByUnit(_ cuts: [Int]) async throws {
    let rows = Self.rows(seed: 12)
    let ratio = Ratio(latency, over: .success)
    let condition = RowCondition([.init(status, .greaterOrEqual, 500)])
    let failing = ColumnExpression.filtered(.rows, by: condition)
    let numbers = [
      PerUnit(failing, .sum), PerUnit(latency, .count), PerUnit(latency, .mean), PerUnit(.success, .any),
    ]
    var log = Rows(rows: rows)
    log.needs =
      [.ratio(ratio), .moments(.eligible(condition)), .unitColumns(latency)] + numbers.map { .perUnit($0) }
    let summary = try await log.summary(cutAt: cuts)
    for group in summary.groups {
      let own = rows.filter { $0.group == group.name }
      let pairs = own.filter { !$0.values[0].isNaN && !$0.values[1].isNaN }
      let truth = pairs.map { $0.values[0] }.reduce(0, +) / pairs.map { $0.values[1] }.reduce(0, +)
      for found in [group.ratios[ratio], group.rowRatios[ratio]] {
        #expect(relativeError(try #require(found).ratio, truth) < 1e-12)
      }
      #expect(group.rowRatios[ratio]?.count == pairs.count)
      let eligible = own.filter { !($0.values[2] < 500) }.count
      #expect(group.expressions[.eligible(condition)]?.moments.count == eligible)
      let units = Dictionary(grouping: own, by: \.unit).values
      func check(_ number: PerUnit, _ truth: [Double]) throws {
        let found = try #require(group.perUnit[number])
        #expect(found.count == truth.count && found.minimum == truth.min() && found.maximum == truth.max())
        #expect(relativeError(found.mean, truth.reduce(0, +) / Double(truth.count)) < 1e-12, "\(number)")
      }
      try check(numbers[0], units.map { Double($0.filter { $0.values[2] >= 500 }.count) })
      try check(numbers[1], units.map { Double($0.filter { !$0.values[0].isNaN }.count) })
      try check(
        numbers[2],
        units.map { $0.map { $0.values[0] }.filter { !$0.isNaN } }.filter { !$0.isEmpty }
          .map { $0.reduce(0, +) / Double($0.count) })
      try check(numbers[3], units.map { $0.contains { $0.values[1] == 1 } ? 1 : 0 })
      let column = try #require(group.unitColumns[latency])
      #expect(
        column.sums.count == units.count
          && column.sizes.reduce(0, +) == Double(own.filter { !$0.values[0].isNaN }.count))
      let total = own.map { $0.values[0] }.filter { !$0.isNaN }.reduce(0, +)
      #expect(relativeError(column.sums.reduce(0, +), total) < 1e-12)
    }
  }

  /// What units did before is found again at their places, whatever group they were logged in.
  @Test(arguments: [[], [50]])
  func historyOfUnits(_ cuts: [Int]) async throws {
    let rows = Self.rows(seed: 13)
    let before = Self.rows(seed: 14).filter { $0.unit % 3 != 0 }
    let summariser = Summariser(
      needs: [.unitSums(latency)], projection: Rows.projection, hasUnits: true, ignoresGroups: true)
    var past = LogSummary(for: summariser, workers: 3)
    let log = Rows(rows: before)
    for (start, end) in zip([0] + cuts, cuts + [before.count]) {
      try await past.add([summariser.summarise(log.batch(start..<end))])
    }
    let history = try #require(past.history())
    #expect(history.rows.used == before.count)
    var now = Rows(rows: rows)
    now.needs = [.unitColumns(latency)]
    var current = LogSummary(for: now.summariser, workers: 2)
    try await current.add(now.blocks(cutAt: cuts))
    let summary = await current.finish(history: history)
    for group in summary.groups {
      let column = try #require(group.unitColumns[latency])
      let earlier = try #require(group.history[latency])
      #expect(earlier.sums.count == column.sums.count)
      // A unit is known by its sum here: every unit of a group has another one.
      let units = Dictionary(grouping: rows.filter { $0.group == group.name }, by: \.unit)
      let pasts = Dictionary(grouping: before, by: \.unit)
      func sum(_ rows: [Row]) -> (Double, Double) {
        let values = rows.map { $0.values[0] }.filter { !$0.isNaN }
        return (values.reduce(0, +), Double(values.count))
      }
      var known: [String: Int] = [:]
      for (unit, own) in units {
        let (now, past) = (sum(own), sum(pasts[unit] ?? []))
        known["\(now) \(past)", default: 0] += 1
      }
      for place in column.sums.indices {
        let now = (column.sums[place], column.sizes[place])
        let past = (earlier.sums[place], earlier.sizes[place])
        known["\(now) \(past)", default: 0] -= 1
      }
      #expect(known.values.allSatisfy { $0 == 0 })
      #expect(earlier.sizes.contains(0) && earlier.sizes.contains { $0 > 0 })
    }
  }
}

extension Row {
  fileprivate func with(_ change: (inout Row) -> Void) -> Row {
    var row = self
    change(&row)
    return row
  }
}
