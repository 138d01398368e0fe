import Columns
import Summaries
import TestSupport
import Testing

/// The cells of a log against plain dictionaries, at every cut.
@Suite struct LogCellsTests {
  private static let stages = Dimension.stage([
    TimeRange(start: 1_761_091_200_000, end: 1_761_091_200_000 + 2 * 86_400_000),
    TimeRange(start: 1_761_091_200_000 + 3 * 86_400_000),
  ])
  private static let seoul = ZoneOffsets(milliseconds: 32_400_000)
  private static let all: [Dimension] = [stages, .day(ZoneOffsets()), .hour(seoul), .segment(0)]

  /// What the test finds by itself.
  private struct Naive {
    var rows = 0
    var lone: [Double] = []
    var values: [Double] = []
    var units: [UInt64: [Double]] = [:]
  }

  private static func stratum(_ line: CellLog.Line, _ dimension: Dimension) -> Stratum? {
    if case .segment = dimension { return line.word.map { .word($0) } }
    guard line.time != Batch.missingTime else { return nil }
    let days = Double(line.time) / 86_400_000
    switch dimension {
    case .stage:
      let passed = days - 1_761_091_200_000 / 86_400_000.0
      return passed < 2 ? .number(0) : (passed >= 3 ? .number(1) : nil)
    case .day: return .number(Int(days.rounded(.down)))
    case .hour: return .number(Int((days * 24 + 9).rounded(.down)))
    case .segment: return nil
    }
  }

  @Test(arguments: [true, false])
  func cellsAreThoseOfDictionaries(_ hasUnits: Bool) async throws {
    let lines = CellLog.random(3_000, units: 90, days: 6, seed: 7)
    let log = CellLog(lines: lines, dimensions: Self.all, hasUnits: hasUnits)
    let summary = try await log.summary(cutAt: [1, 700, 1_500, 2_999], workers: 3, call: 2)
    #expect(summary.dimensions.count == 4)
    for found in summary.dimensions {
      var expected: [Stratum: [String: Naive]] = [:]
      var without = 0
      for line in lines {
        guard let stratum = Self.stratum(line, found.dimension) else {
          without += 1
          continue
        }
        var cell = expected[stratum, default: [:]][line.group] ?? Naive()
        cell.rows += 1
        if hasUnits, line.unit != Batch.missingUnit { cell.units[line.unit, default: []] += [line.value] }
        if line.unit == Batch.missingUnit || !hasUnits { cell.lone.append(line.value) }
        if !line.value.isNaN { cell.values.append(line.value) }
        expected[stratum, default: [:]][line.group] = cell
      }
      #expect(found.withoutStratum == without)
      #expect(Set(found.strata) == Set(expected.keys) && found.strata.count == expected.count)
      if case .segment = found.dimension {
      } else {
        let numbers = found.strata.map { if case .number(let number) = $0 { number } else { -1 } }
        #expect(numbers == numbers.sorted())
      }
      try check(found, expected, hasUnits: hasUnits)
    }
  }

  private func check(
    _ found: DimensionSummary, _ expected: [Stratum: [String: Naive]], hasUnits: Bool
  ) throws {
    let sums = try #require(found.expressions[CellLog.value])
    let told = sums.summaries(isFlag: false, hasUnits: hasUnits)
    var entries: [Int: [(sum: Double, size: Double)]] = [:]
    for (entry, cell) in sums.units.cells.enumerated() {
      entries[Int(cell), default: []].append((sums.sums[entry], sums.sizes[entry]))
    }
    for (stratum, key) in found.strata.enumerated() {
      for (group, name) in found.groupNames.enumerated() {
        let cell = stratum * found.groupNames.count + group
        let naive = expected[key]?[name] ?? Naive()
        #expect(found.requests(stratum: stratum, group: group) == naive.rows)
        #expect(found.units?[cell] == (hasUnits ? naive.units.count + naive.lone.count : nil))
        #expect(sums.moments[cell].count == naive.values.count)
        let mean = naive.values.reduce(0, +) / Double(max(1, naive.values.count))
        #expect(naive.values.isEmpty || relativeError(sums.moments[cell].mean, mean) < 1e-12)
        #expect(sums.loneMoments[cell].count == naive.lone.count { !$0.isNaN })
        let present = naive.units.values.map { $0.filter { !$0.isNaN } }
        let mine = (entries[cell] ?? []).sorted { ($0.size, $0.sum) < ($1.size, $1.sum) }
        let theirs = present.map { rows in
          (sum: rows.reduce(0) { $0 + ($1 - sums.shift) }, size: Double(rows.count))
        }.sorted { ($0.size, $0.sum) < ($1.size, $1.sum) }
        #expect(mine.count == theirs.count)
        for (one, other) in zip(mine, theirs) {
          #expect(one.size == other.size && (one.sum - other.sum).magnitude < 1e-9)
        }
        let loneUnits = hasUnits ? naive.lone.count { !$0.isNaN } : 0
        #expect(told[cell].units?.count == (hasUnits ? present.count { !$0.isEmpty } + loneUnits : nil))
        if let units = told[cell].units, units.count > 1 {
          #expect(relativeError(units.ratio, mean) < 1e-12)
        }
      }
    }
  }

  @Test func everyCutGivesTheSameCells() async throws {
    let log = CellLog(lines: CellLog.random(400, units: 30, days: 4, seed: 8), dimensions: Self.all)
    let whole = try await log.summary(workers: 1)
    for (cuts, workers) in [([200], 2), ([1, 2, 3, 399], 3), (Array(stride(from: 10, to: 400, by: 10)), 2)] {
      let cut = try await log.summary(cutAt: cuts, workers: workers, call: 3)
      for (one, other) in zip(whole.dimensions, cut.dimensions) {
        #expect(one.strata == other.strata && one.requests == other.requests && one.units == other.units)
        #expect(one.unitCells == other.unitCells)
        let (first, second) = (one.expressions[CellLog.value], other.expressions[CellLog.value])
        #expect(first?.sizes == second?.sizes)
        for (mine, theirs) in zip(first?.sums ?? [], second?.sums ?? []) {
          // The shift is settled by the first call's rows.
          #expect((mine - theirs).magnitude < 1e-6 || first?.shift != second?.shift)
        }
      }
      #expect(whole.repeatedRequests == cut.repeatedRequests && whole.traffic == cut.traffic)
    }
  }

  /// One table of cells over a single stratum is the table of groups.
  @Test func oneStratumIsTheWholeGroup() async throws {
    let lines = CellLog.random(2_000, units: 80, days: 3, seed: 9).filter { $0.time != Batch.missingTime }
    let log = CellLog(lines: lines, dimensions: [.stage([TimeRange()])])
    let summary = try await log.summary(cutAt: [900])
    let found = try #require(summary.dimensions.first)
    let told = try #require(found.expressions[CellLog.value]).summaries(isFlag: false, hasUnits: true)
    for (group, whole) in summary.groups.enumerated() {
      let units = try #require(whole.expressions[CellLog.value]?.units)
      let cell = try #require(told[group].units)
      #expect(found.units?[group] == whole.units && cell.count == units.count)
      #expect(relativeError(cell.ratio, units.ratio) < 1e-13)
      #expect(relativeError(cell.varianceOfRatio, units.varianceOfRatio) < 1e-9)
    }
  }

  @Test func tooManyStrataAreRefused() async throws {
    let lines = (0..<1_001).map {
      CellLog.Line(group: "a", unit: 1, time: 0, word: "w\($0)", value: 1)
    }
    let log = CellLog(lines: lines, dimensions: [.segment(0)])
    await #expect(throws: SummaryError.tooManyStrata(.segment(0), limit: 1_000)) {
      try await log.summary(cutAt: [500])
    }
  }
}
