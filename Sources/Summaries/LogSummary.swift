internal import Columns

/// The summaries of a whole log, merged from those of its blocks in order.
///
/// The result does not depend on the number of workers: blocks are merged in the order of the file, and a unit's
/// sums are added in the order of its rows.
public struct LogSummary: Sendable {
  let expressions: Expressions
  let workers: Int
  let quantileMemory: QuantileMemory
  var groups: [BlockSummary.Group] = []
  var rows = RowCounts()
  var isPresent: [Bool]
  var rejectedWithoutGroup = 0
  var times: ClosedRange<Int64>?
  /// The requests and units of each day, where these are counted.
  var dailyTraffic: DailyTraffic?
  let units: UnitTable?
  let hasUnits: Bool
  let ignoresGroups: Bool
  /// The cells of each dimension.
  var cells: [LogCells]
  /// The sampled units in the cells of those dimensions that have a sample; nil where all units are kept.
  var sampled: SampledCells?
  /// The requests over time, where these are counted.
  var traffic: TrafficCounts?
  /// The names of requests, where these are read.
  var requests: RequestNames?
  /// What is taken from the values of each expression with unit sums, settled by its first values; nil before them.
  var shifts: [Double?]
  /// Whether quantiles come from sketches.
  var isSketching = false
  /// For each group and expression, the sketch of its values; empty before there are any.
  var sketches: [[QuantileSketch]] = []

  /// An empty summary, for blocks that `summariser` makes.
  ///
  /// - Parameters:
  ///   - summariser: what makes the blocks' summaries.
  ///   - workers: how many cores may be used when blocks are merged; at least 1.
  ///   - quantileMemory: how many values may be kept for exact quantiles; all of them by default.
  public init(
    for summariser: Summariser, workers: Int, quantileMemory: QuantileMemory = .values(atMost: .max)
  ) {
    expressions = summariser.expressions
    self.workers = workers
    self.quantileMemory = quantileMemory
    isPresent = Array(repeating: false, count: expressions.items.count)
    shifts = Array(repeating: nil, count: expressions.unitExpressions)
    units = summariser.keepsUnits ? UnitTable(expressions: expressions.unitExpressions) : nil
    hasUnits = summariser.hasUnits
    ignoresGroups = summariser.ignoresGroups
    let items = summariser.cellItems.map { summariser.expressions.items[$0] }
    cells = summariser.dimensions.map {
      LogCells(
        $0, items: items,
        unitExpressions: summariser.hasUnits ? summariser.expressions.unitExpressions : nil,
        levels: summariser.cellLevels, isSampled: summariser.sample != nil && $0.isSampled,
        isOptional: summariser.optionalDimensions.contains($0))
    }
    sampled = summariser.sample.map { sample in
      SampledCells(sample, expressions: items.count, dimensions: cells.count { $0.isSampled })
    }
    traffic = summariser.countsTraffic ? TrafficCounts() : nil
  }

  /// Merges the next blocks, which must come in the order of the log.
  ///
  /// - Throws: ``SummaryError/tooManyGroups(limit:first:)``, ``SummaryError/tooManyStrata(_:limit:)``.
  public mutating func add(_ blocks: [BlockSummary]) async throws(SummaryError) {
    var unitBlocks: [(rows: UnitRows, codes: [UInt8])] = []
    var cellBlocks = [[CellTable.Block]](repeating: [], count: cells.count)
    var sampledBlocks: [(rows: SampledRows, codes: [UInt8], strata: [[UInt32]])] = []
    for block in blocks {
      let codes = try merge(block)
      var sampledStrata: [[UInt32]] = []
      for (place, found) in block.cells.enumerated() {
        let strata = try cells[place].merge(found, groupCodes: codes)
        if cells[place].isSampled {
          sampledStrata.append(strata)
        } else if hasUnits, !cells[place].isLeftOut, let rows = block.unitRows {
          cellBlocks[place].append(
            CellTable.Block(rows: rows, strata: found.listed, groupCodes: codes, stratumCodes: strata))
        }
      }
      if let rows = block.sampled { sampledBlocks.append((rows, codes, sampledStrata)) }
      if let more = block.traffic { traffic?.merge(more, codes: codes) }
      if !block.requests.isEmpty { requests = requests ?? RequestNames() }
      requests?.add(block.requests)
      if let rows = block.unitRows { unitBlocks.append((rows, codes)) }
    }
    limitValues()
    guard let units, !unitBlocks.isEmpty else { return }
    settleShifts()
    await units.add(unitBlocks, shifts: shifts.map { $0 ?? 0 }, workers: workers)
    let places = cells.first?.places ?? []
    for block in sampledBlocks {
      sampled?.add(
        block.rows, groupCodes: block.codes, strata: block.strata, shifts: places.map { shifts[$0] ?? 0 })
    }
    for (place, blocks) in cellBlocks.enumerated() where !blocks.isEmpty {
      await cells[place].add(blocks, shifts: shifts.map { $0 ?? 0 }, workers: workers)
    }
  }

  /// Merges all but the units of a block; returns the global code of each of its groups.
  private mutating func merge(_ block: BlockSummary) throws(SummaryError) -> [UInt8] {
    rows.merge(block.rows)
    rejectedWithoutGroup += block.rejectedWithoutGroup
    for index in isPresent.indices where block.isPresent[index] { isPresent[index] = true }
    if let more = block.times {
      times = times.map { min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound) } ?? more
    }
    if let more = block.dailyTraffic {
      if dailyTraffic == nil { dailyTraffic = more } else { dailyTraffic?.merge(more) }
    }
    var codes: [UInt8] = []
    for group in block.groups {
      if let code = ignoresGroups ? groups.indices.first : groups.firstIndex(where: { $0.name == group.name })
      {
        groups[code].merge(group)
        codes.append(UInt8(code))
      } else {
        guard groups.count < Batch.groupLimit else {
          throw .tooManyGroups(limit: Batch.groupLimit, first: groups.prefix(5).map(\.name))
        }
        groups.append(group)
        codes.append(UInt8(groups.count - 1))
      }
    }
    return codes
  }

  /// Settles shifts that keep the digits of sums: the mean where it dwarfs the spread, else none.
  ///
  /// An expression without a value yet stays open, because what has no value has no sum either.
  private mutating func settleShifts() {
    for (index, item) in expressions.items.enumerated() {
      guard let place = item.unitPlace, shifts[place] == nil else { continue }
      var all = Moments()
      for group in groups { all.merge(group.moments[index]) }
      guard all.count > 0 else { continue }
      let deviation = all.count > 1 ? all.standardDeviation : 0
      let isDwarfed = all.mean.isFinite && deviation.isFinite && all.mean.magnitude > 16 * deviation
      shifts[place] = isDwarfed ? all.mean : 0
    }
  }
}

extension BlockSummary.Group {
  /// Joins what a later block holds of the same group.
  mutating func merge(_ later: BlockSummary.Group) {
    rows += later.rows
    rowsWithoutUnit += later.rowsWithoutUnit
    rejected += later.rejected
    for index in moments.indices {
      moments[index].merge(later.moments[index])
      values[index].merge(later.values[index])
    }
    for index in ratios.indices { ratios[index].merge(later.ratios[index]) }
  }
}
