extension UnitTable {
  /// What the units say of each expression in each group.
  struct Moments {
    /// The number of units in each group.
    var counts: [Int]
    /// For each expression, the moments over units in each group.
    var moments: [[UnitMoments]]
  }

  /// The moments over units of all expressions in each group.
  ///
  /// Each partition's are made by itself and merged in the order of partitions, so that the number of workers does not
  /// matter.
  ///
  /// - Parameters:
  ///   - groups: the number of groups.
  ///   - shifts: what was taken from the values of each expression.
  ///   - workers: how many partitions are looked at side by side.
  /// - Returns: the number of units in each group, and the moments by expression and group.
  func moments(groups: Int, shifts: [Double], workers: Int) async -> Moments {
    let expressions = expressions
    var all = PartitionMoments(expressions: expressions, groups: groups)
    for part in await map(workers: workers, { PartitionMoments(of: $0, groups: groups, shifts: shifts) }) {
      all.merge(part)
    }
    return Moments(
      counts: all.counts,
      moments: (0..<expressions).map { expression in
        (0..<groups).map { group in
          let cell = all.cells[expression * groups + group]
          var moments = UnitMoments(cell.pairs, shift: shifts[expression])
          moments.unitsWithEvent = cell.withEvent
          moments.unitsWithoutEvent = cell.withoutEvent
          return moments
        }
      })
  }
}

/// What the units of one partition say.
private struct PartitionMoments: Sendable {
  /// What is known of one expression in one group.
  struct Cell: Sendable {
    /// The co-moments of the pairs (sum, size).
    var pairs = Comoments(variables: 2)
    /// The units with at least one 1, and with at least one 0, where values are zeros and ones.
    var withEvent = 0
    var withoutEvent = 0
    /// The pairs that are not in ``pairs`` yet.
    var waiting: [Double] = []

    mutating func flush() {
      let rows = waiting
      pairs.add(rows: rows.span)
      waiting.removeAll(keepingCapacity: true)
    }
  }

  /// The number of pairs that are added at a time, times two.
  private static let block = 2 * 2_048

  var counts: [Int]
  /// By expression, then by group.
  var cells: [Cell]

  init(expressions: Int, groups: Int) {
    counts = Array(repeating: 0, count: groups)
    cells = Array(repeating: Cell(), count: expressions * groups)
  }

  init(of table: borrowing UnitPartition, groups: Int, shifts: [Double]) {
    self.init(expressions: table.expressions, groups: groups)
    var counts = counts
    var cells = cells
    table.forEachEntry { entry in
      let group = Int(entry.group)
      counts[group] += 1
      for expression in shifts.indices {
        let size = entry.size(expression)
        guard size > 0 else { continue }
        let sum = entry.sum(expression)
        let index = expression * groups + group
        cells[index].waiting.append(sum)
        cells[index].waiting.append(size)
        // Events are whole: half of one tells them from what rounding leaves of a shifted sum.
        let events = sum + shifts[expression] * size
        if events > 0.5 { cells[index].withEvent += 1 }
        if events < size - 0.5 { cells[index].withoutEvent += 1 }
        if cells[index].waiting.count == Self.block { cells[index].flush() }
      }
    }
    for index in cells.indices { cells[index].flush() }
    self.counts = counts
    self.cells = cells
  }

  mutating func merge(_ other: PartitionMoments) {
    for group in counts.indices { counts[group] += other.counts[group] }
    for index in cells.indices {
      cells[index].pairs.merge(other.cells[index].pairs)
      cells[index].withEvent += other.cells[index].withEvent
      cells[index].withoutEvent += other.cells[index].withoutEvent
    }
  }
}
