public import Columns

/// Makes the summaries that metrics need from batches of rows.
///
/// A value that is shared by all workers; it holds no rows.
public struct Summariser: Sendable {
  let expressions: Expressions
  let hasUnits: Bool
  let timeRange: TimeRange
  let skipped: [TimeRange]
  let ignoresGroups: Bool
  let dimensions: [Dimension]
  let countsDays: Bool
  let countsTraffic: Bool
  let cellLevels: [Double]
  /// The dimensions that nobody asked for, which are left out where they have many strata.
  let optionalDimensions: Set<Dimension>
  /// The expressions that are summed in cells, by their places among all.
  let cellItems: [Int]
  /// The sample of units that the spread within some dimensions is taken from; nil where it is taken from all.
  let sample: UnitThreshold?

  /// A summariser for `needs` on batches of `projection`.
  ///
  /// - Parameters:
  ///   - needs: what the metrics ask for; their columns must be in the projection.
  ///   - projection: what the reader puts into batches.
  ///   - hasUnits: whether the logs name the unit of a request; else unit sums are not made.
  ///   - timeRange: rows outside it are left out and counted.
  ///   - skipped: rows within these are left out and counted too.
  ///   - prior: what a first pass told, for expressions that need it.
  ///   - ignoresGroups: whether all rows are taken as one group, whatever the log says: before an experiment the group
  ///     of a row means nothing.
  ///   - countsDays: whether requests and units of each day are counted; times must then be read.
  ///   - dimensions: what rows are told apart by beside their group; their columns must be in the projection.
  ///   - countsTraffic: whether the requests of each group are counted over time.
  ///   - cellLevels: the levels of quantiles that are wanted of every cell, of the expressions whose quantiles are wanted.
  ///   - optionalDimensions: those of `dimensions` that nobody asked for: one with more than
  ///     ``Dimension/optionalLimit`` strata is left out.
  ///   - cellExpressions: the expressions that are summed in cells; nil for all that have unit sums.
  ///   - cellUnits: the most units whose sums are kept in the cells of days and segments: of more, a sample that depends on
  ///     the units alone. The summariser is then for one log. All units are kept where it is nil.
  public init(
    needs: [Need], projection: Projection, hasUnits: Bool, timeRange: TimeRange = TimeRange(),
    skipped: [TimeRange] = [],
    prior: PriorValues? = nil, ignoresGroups: Bool = false, countsDays: Bool = false,
    dimensions: [Dimension] = [], countsTraffic: Bool = false, cellLevels: [Double] = [],
    optionalDimensions: Set<Dimension> = [], cellExpressions: [ColumnExpression]? = nil, cellUnits: Int? = nil
  ) {
    let expressions = Expressions(needs, projection: projection, hasUnits: hasUnits, prior: prior)
    self.expressions = expressions
    cellItems = expressions.cellItems.filter { place in
      cellExpressions?.contains(expressions.items[place].expression) ?? true
    }
    sample =
      hasUnits && dimensions.contains(where: \.isSampled) ? cellUnits.map { UnitThreshold(limit: $0) } : nil
    self.hasUnits = hasUnits
    self.timeRange = timeRange
    self.skipped = skipped
    self.ignoresGroups = ignoresGroups
    self.dimensions = dimensions
    self.countsDays = countsDays
    self.countsTraffic = countsTraffic
    self.cellLevels = cellLevels
    self.optionalDimensions = optionalDimensions
  }

  /// Whether a table of units is kept: for their sums, or because every unit is asked for, even if it is a row.
  var keepsUnits: Bool { hasUnits || !expressions.unitColumns.isEmpty }

  /// The summaries of one batch.
  public func summarise(_ batch: borrowing Batch) -> BlockSummary {
    var rows = RowCounts()
    if batch.blankRows > 0 { rows.excluded[.blankRow] = batch.blankRows }
    let isUsed = timeRange.isUnlimited && skipped.isEmpty ? nil : used(of: batch, counting: &rows)
    let grouped = GroupedRows(batch, isUsed: isUsed)
    rows.used = grouped.count
    let items = expressions.items
    var groups = batch.groupNames.enumerated().map { code, name in
      BlockSummary.Group(
        name: name, rows: grouped.count(code), moments: Array(repeating: Moments(), count: items.count),
        values: Array(repeating: ValueChunks(), count: items.count))
    }
    let rejectedWithoutGroup = count(batch.rejections, in: &rows, groups: &groups)
    var units = keepsUnits ? UnitRows(batch, isUsed: isUsed, expressions: expressions.unitExpressions) : nil
    for group in units?.loneGroups ?? [] where hasUnits { groups[Int(group)].rowsWithoutUnit += 1 }
    var (cells, sampled) = cells(
      of: batch, BlockCells.Rows(isUsed: isUsed, grouped: grouped, units: hasUnits ? units : nil))
    for (index, item) in items.enumerated() {
      let cellPlace = cells.isEmpty ? nil : cellItems.firstIndex(of: index)
      item.formula.withValues(in: batch) { values in
        if let cellPlace {
          let keepsValues = !cellLevels.isEmpty && item.keepsValues
          for dimension in cells.indices {
            cells[dimension].set(cellPlace, to: values, keepsValues: keepsValues)
          }
          sampled?.set(cellPlace, to: values)
        }
        for code in groups.indices {
          let part = grouped.present(values, group: code)
          groups[code].moments[index] = Moments(part.span)
          if item.keepsValues { groups[code].values[index] = ValueChunks(part) }
        }
        if let place = item.unitPlace { units?.set(place, to: values) }
      }
      guard let cellPlace else { continue }
      let moments = groups.map { $0.moments[index] }
      for dimension in cells.indices { cells[dimension].takeWhole(cellPlace, moments) }
    }
    addRatios(of: batch, grouped, to: &groups)
    units?.forgetRows()
    for dimension in cells.indices { cells[dimension].forgetRows() }
    sampled?.forgetRows()
    var summary = BlockSummary(
      groups: groups, rows: rows, isPresent: isPresent(in: batch),
      rejectedWithoutGroup: rejectedWithoutGroup, unitRows: units, times: times(of: batch, isUsed: isUsed))
    summary.dailyTraffic = countsDays ? DailyTraffic(batch, isUsed: isUsed, hasUnits: hasUnits) : nil
    summary.cells = cells
    summary.sampled = sampled
    summary.traffic = countsTraffic ? TrafficCounts(batch, isUsed: isUsed) : nil
    summary.requests = requests(of: batch, isUsed: isUsed)
    return summary
  }

  /// The cells of a batch, their values still to be set.
  private func cells(
    of batch: borrowing Batch, _ used: borrowing BlockCells.Rows
  ) -> ([BlockCells], SampledRows?) {
    var cells: [BlockCells] = []
    var sampled = sample.map { sample in
      SampledRows(batch, isUsed: used.isUsed, bound: sample.bound, expressions: cellItems.count)
    }
    for dimension in dimensions {
      let isSampled = sample != nil && dimension.isSampled
      let found = BlockCells(
        dimension, batch, used, expressions: cellItems.count, keepsValues: !cellLevels.isEmpty,
        isListed: !isSampled)
      if isSampled { sampled?.addStrata(found.codes) }
      cells.append(found)
    }
    return (cells, sampled)
  }

  private func isPresent(in batch: borrowing Batch) -> [Bool] {
    var present: [Bool] = []
    for item in expressions.items { present.append(item.formula.isPresent(in: batch)) }
    return present
  }

  /// The two numbers of each ratio, row by row.
  private func addRatios(
    of batch: borrowing Batch, _ grouped: GroupedRows, to groups: inout [BlockSummary.Group]
  ) {
    for ratio in expressions.ratios {
      let upper = values(of: ratio.numerator, in: batch)
      let lower = values(of: ratio.denominator, in: batch)
      for code in groups.indices {
        let parts = (grouped.present(upper.span, group: code), grouped.present(lower.span, group: code))
        let rows = zip(parts.0, parts.1).flatMap { [$0, $1] }
        var pairs = Comoments(variables: 2)
        pairs.add(rows: rows.span)
        groups[code].ratios.append(pairs)
      }
    }
  }

  /// The value of an expression on each row of a batch.
  private func values(of expression: ColumnExpression, in batch: borrowing Batch) -> [Double] {
    for item in expressions.items where item.expression == expression {
      return item.formula.values(in: batch)
    }
    return Array(repeating: .nan, count: batch.count)
  }

  /// Whether the time range lets each row through; those that it does not are counted.
  private func used(of batch: borrowing Batch, counting rows: inout RowCounts) -> [Bool] {
    let times = batch.times
    var used = [Bool](repeating: false, count: times.count)
    for row in times.indices {
      let time = times[row]
      if time == Batch.missingTime {
        rows.excluded[.missingTime, default: 0] += 1
      } else if timeRange.contains(time), !skipped.contains(where: { $0.contains(time) }) {
        used[row] = true
      } else {
        rows.excluded[.outsideTimeRange, default: 0] += 1
      }
    }
    return used
  }

  /// The hashed names of the used rows' requests.
  private func requests(of batch: borrowing Batch, isUsed: [Bool]?) -> [UInt64] {
    let names = batch.requests
    var used: [UInt64] = []
    used.reserveCapacity(names.count)
    for row in names.indices where isUsed?[row] ?? true { used.append(names[row]) }
    return used
  }

  /// Counts rejected rows by reason and group; returns how many have no known group.
  private func count(
    _ rejections: [Rejection], in rows: inout RowCounts, groups: inout [BlockSummary.Group]
  ) -> Int {
    var withoutGroup = 0
    for rejection in rejections {
      rows.rejected[rejection.reason.rawValue, default: 0] += 1
      if let group = rejection.group { groups[Int(group)].rejected += 1 } else { withoutGroup += 1 }
    }
    return withoutGroup
  }

  /// The earliest and latest time of the used rows that have one.
  private func times(of batch: borrowing Batch, isUsed: [Bool]?) -> ClosedRange<Int64>? {
    let times = batch.times
    var earliest = Int64.max
    var latest = Int64.min
    for row in times.indices where times[row] != Batch.missingTime && isUsed?[row] ?? true {
      earliest = min(earliest, times[row])
      latest = max(latest, times[row])
    }
    return earliest <= latest ? earliest...latest : nil
  }
}
