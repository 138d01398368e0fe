public import Columns

/// Makes what sliding windows need from batches of rows; a value that is shared by all workers.
///
/// Errors and successes are told as the metrics `error_rate` and `success` tell them: an error is a status of 500 or more,
/// an exception, or a stated failure where there is no status; success is what the log states, or a status below 500 where
/// it states nothing.
public struct WindowSummariser: Sendable {
  /// The bounds beyond which rows are counted.
  public let thresholds: [WindowThreshold]
  /// The furthest time from 1970 in milliseconds, about 270,000 years; beyond it, as where there is none, a row has no time.
  private static let timeLimit: UInt64 = 8_640_000_000_000_000
  private let timeRange: TimeRange
  private let skipped: [TimeRange]
  private let failure: RowFormula
  private let success: RowFormula
  private let responseTime: RowFormula
  private let confidence: RowFormula

  /// The column of response times, by the names that are recognised.
  public static var responseTimeColumn: NumberColumn {
    NumberColumn(
      choice: ColumnChoice(names: ColumnRole.responseTime.names, flag: "--metric", isRequired: false),
      reading: .duration)
  }

  /// The column of confidences, by the names that are recognised.
  public static var confidenceColumn: NumberColumn {
    NumberColumn(
      choice: ColumnChoice(names: ColumnRole.confidence.names, flag: "--metric", isRequired: false),
      reading: .number)
  }

  /// The columns that must be in the projection, beside group, unit and time.
  public static var columns: [NumberColumn] {
    [
      responseTimeColumn, ColumnExpression.successColumn, ColumnExpression.statusColumn, confidenceColumn,
    ]
  }

  /// A summariser on batches of a projection, which must hold ``columns`` and a time.
  ///
  /// - Parameters:
  ///   - projection: the columns of the batches.
  ///   - thresholds: the bounds beyond which rows are counted.
  ///   - timeRange: the rows that count; others are as if they were not there.
  ///   - skipped: rows within these do not count either.
  public init(
    projection: Projection, thresholds: [WindowThreshold], timeRange: TimeRange = TimeRange(),
    skipped: [TimeRange] = []
  ) {
    self.timeRange = timeRange
    self.skipped = skipped
    func formula(_ expression: ColumnExpression) -> RowFormula {
      RowFormula(expression, projection: projection, prior: nil)
    }
    failure = formula(.failure)
    success = formula(.success)
    responseTime = formula(.column(Self.responseTimeColumn))
    confidence = formula(.column(Self.confidenceColumn))
    self.thresholds = thresholds
  }

  /// The cells of one batch.
  ///
  /// - Complexity: O(rows × (1 + thresholds)).
  public func summarise(_ batch: borrowing Batch) -> WindowBlock {
    var block = WindowBlock()
    block.groupNames = batch.groupNames
    block.rejected = batch.rejections.count
    block.read = batch.count + batch.rejections.count
    let cellOfRow = makeCells(batch, in: &block)
    block.beyond = Array(repeating: 0, count: block.cells.count * thresholds.count)
    block.nearest = block.cells.flatMap { _ in thresholds.flatMap { [$0.leastExtreme, -$0.leastExtreme] } }
    var marks = [UInt64](repeating: 0, count: batch.count)
    failure.withValues(in: batch) { values in
      for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
        block.cells[cellOfRow[row]].judged += 1
        if values[row] != 0 {
          block.cells[cellOfRow[row]].errors += 1
          marks[row] |= WindowBlock.errorBit
        }
      }
    }
    success.withValues(in: batch) { values in
      for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
        block.cells[cellOfRow[row]].stated += 1
        if values[row] != 0 {
          block.cells[cellOfRow[row]].successes += 1
        } else {
          marks[row] |= WindowBlock.failureBit
        }
      }
    }
    confidence.withValues(in: batch) { values in
      for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
        block.cells[cellOfRow[row]].confident += 1
        block.cells[cellOfRow[row]].confidenceSum += values[row]
      }
      compare(values, of: .confidence, cellOfRow, &block, &marks)
    }
    responseTime.withValues(in: batch) { values in
      addTimes(values, cellOfRow, to: &block)
      compare(values, of: .responseTime, cellOfRow, &block, &marks)
    }
    addUnits(of: batch, marks, cellOfRow, to: &block)
    return block
  }

  /// The cell of each row, −1 for a row without a time; the cells are made.
  private func makeCells(_ batch: borrowing Batch, in block: inout WindowBlock) -> [Int] {
    let (times, groups) = (batch.times, batch.groups)
    var cellOfRow = [Int](repeating: -1, count: times.count)
    // The cell of each group in the run, where it is not older than the run's first.
    var current = [Int](repeating: -1, count: max(1, batch.groupNames.count))
    var (second, first, runEnd) = (Int64.min, 0, Int64.min)
    let hasLimits = !timeRange.isUnlimited || !skipped.isEmpty
    for row in times.indices {
      let time = times[row]
      guard time.magnitude <= Self.timeLimit else {
        block.untimed += 1
        continue
      }
      if hasLimits, !timeRange.contains(time) || skipped.contains(where: { $0.contains(time) }) {
        block.outside += 1
        continue
      }
      if time >= runEnd || time < runEnd &- 1_000 || second == .min {
        second = time >= 0 ? time / 1_000 : -((-(time + 1)) / 1_000) - 1
        runEnd = second &* 1_000 &+ 1_000
        first = block.cells.count
      }
      let group = Int(groups[row])
      var cell = current[group]
      if cell < first {
        cell = block.cells.count
        block.cells.append(WindowBlock.Cell(second: second, latest: time, group: groups[row]))
        current[group] = cell
      }
      block.cells[cell].requests += 1
      block.cells[cell].latest = max(block.cells[cell].latest, time)
      cellOfRow[row] = cell
    }
    return cellOfRow
  }

  /// Counts the rows beyond each threshold of a quantity, and finds the values nearest to it.
  private func compare(
    _ values: Span<Double>, of quantity: WindowThreshold.Quantity, _ cellOfRow: [Int],
    _ block: inout WindowBlock, _ marks: inout [UInt64]
  ) {
    for (place, threshold) in thresholds.enumerated() where threshold.quantity == quantity {
      let bit = WindowBlock.bit(threshold: place)
      for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
        let value = values[row]
        let index = cellOfRow[row] * thresholds.count + place
        if threshold.isBeyond(value) {
          block.beyond[index] += 1
          block.nearest[2 * index + 1] = threshold.nearer(block.nearest[2 * index + 1], value)
          marks[row] |= bit
        } else {
          block.nearest[2 * index] = threshold.further(block.nearest[2 * index], value)
        }
      }
    }
  }

  /// Keeps the response times, cell by cell.
  private func addTimes(_ values: Span<Double>, _ cellOfRow: [Int], to block: inout WindowBlock) {
    for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
      block.cells[cellOfRow[row]].timed += 1
      block.cells[cellOfRow[row]].responseTimeSum += values[row]
    }
    var next = [Int](repeating: 0, count: block.cells.count)
    var total = 0
    for cell in block.cells.indices {
      next[cell] = total
      total += Int(block.cells[cell].timed)
      block.cells[cell].kept = block.cells[cell].timed
    }
    block.values = Array(repeating: 0, count: total)
    for row in values.indices where values[row] == values[row] && cellOfRow[row] >= 0 {
      block.values[next[cellOfRow[row]]] = values[row]
      next[cellOfRow[row]] += 1
    }
  }

  /// Keeps the units, and those of the bad rows, cell by cell.
  private func addUnits(
    of batch: borrowing Batch, _ marks: [UInt64], _ cellOfRow: [Int], to block: inout WindowBlock
  ) {
    let units = batch.units
    for row in units.indices where cellOfRow[row] >= 0 {
      if units[row] != Batch.missingUnit { block.cells[cellOfRow[row]].named += 1 }
      if marks[row] != 0 { block.cells[cellOfRow[row]].bad += 1 }
    }
    var places: [WindowBlock.Place] = []
    places.reserveCapacity(block.cells.count)
    var place = WindowBlock.Place()
    for cell in block.cells {
      places.append(place)
      place.pass(cell)
    }
    block.units = Array(repeating: 0, count: place.unit)
    block.bad = Array(repeating: WindowBlock.BadRow(unit: 0, what: 0), count: place.bad)
    for row in units.indices where cellOfRow[row] >= 0 {
      let cell = cellOfRow[row]
      if units[row] != Batch.missingUnit {
        block.units[places[cell].unit] = units[row]
        places[cell].unit += 1
      }
      if marks[row] != 0 {
        block.bad[places[cell].bad] = WindowBlock.BadRow(unit: units[row], what: marks[row])
        places[cell].bad += 1
      }
    }
  }
}
