internal import Columns

/// The rows of a batch that have a cell, those of a cell side by side, each cell's in the order of the rows.
struct CellOrder: Sendable {
  private var order: [Int32] = []
  /// Where each cell begins; one more than there are cells.
  private var starts = [0]

  /// No rows.
  init() {}

  /// The rows of a batch that have a stratum.
  ///
  /// - Parameters:
  ///   - codes: the stratum of each row, ``BlockCells/none`` where it has none.
  ///   - batch: the rows.
  ///   - cells: the number of cells, stratum · groups + group.
  ///   - isCounted: whether a row counts.
  init(_ codes: [UInt16], _ batch: borrowing Batch, cells: Int, _ isCounted: (Int) -> Bool) {
    let groupCodes = batch.groups
    let groups = batch.groupNames.count
    let strata = codes.span
    var ends = [Int](repeating: 0, count: cells + 1)
    for row in strata.indices where strata[row] != BlockCells.none && isCounted(row) {
      ends[Int(strata[row]) * groups + Int(groupCodes[row]) + 1] += 1
    }
    for cell in 0..<cells { ends[cell + 1] += ends[cell] }
    starts = ends
    var found = [Int32](repeating: 0, count: ends[cells])
    var target = found.mutableSpan
    var next = ends.mutableSpan
    for row in strata.indices where strata[row] != BlockCells.none && isCounted(row) {
      let cell = Int(strata[row]) * groups + Int(groupCodes[row])
      target[next[cell]] = Int32(truncatingIfNeeded: row)
      next[cell] += 1
    }
    order = found
  }

  /// The rows of each cell.
  var counts: [Int] { zip(starts, starts.dropFirst()).map { $1 - $0 } }

  /// The values of one column, those of a cell side by side.
  struct Taken {
    fileprivate var sorted: [Double]
    /// Where the values of each cell lie.
    fileprivate var ranges: [Range<Int>]

    /// The moments of each cell.
    var moments: [Moments] {
      let values = sorted.span
      return ranges.map { Moments(values.extracting($0)) }
    }

    /// The values of each cell.
    var values: [[Double]] { ranges.map { Array(sorted[$0]) } }
  }

  /// The values of a column that are not missing, given for each row of the batch.
  func taken(_ column: Span<Double>) -> Taken {
    let rows = order.span
    let starts = starts.span
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(starts.count)
    let sorted = [Double](capacity: rows.count) { output in
      for cell in 1..<max(1, starts.count) {
        let first = output.count
        for index in starts[cell - 1]..<starts[cell] {
          let value = column[Int(rows[index])]
          if value == value { output.append(value) }
        }
        ranges.append(first..<output.count)
      }
    }
    return Taken(sorted: sorted, ranges: ranges)
  }
}
