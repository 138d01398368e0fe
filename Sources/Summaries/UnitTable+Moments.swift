extension UnitTable {
  /// What the units say of each expression in each group.
  struct Moments {
    /// The number of units in each group.
    var counts: [Int]
    /// For each quantity, the moments over units in each group.
    var moments: [[UnitMoments]]
    /// For each quantity that is a number of each unit, its moments in each group; none for the others.
    var numbers: [[Summaries.Moments]]
  }

  /// The moments over units of some quantities in each group.
  ///
  /// Each partition's are made by itself and merged in the order of partitions, so that the number of workers does not
  /// matter.
  ///
  /// - Parameters:
  ///   - quantities: what is taken of each unit.
  ///   - groups: the number of groups.
  ///   - shifts: what was taken from the values of each expression.
  ///   - workers: how many partitions are looked at side by side.
  /// - Returns: the number of units in each group, and the moments by quantity and group.
  func moments(
    of quantities: [UnitQuantity], groups: Int, shifts: [Double], workers: Int
  ) async -> Moments {
    var all = PartitionMoments(quantities: quantities, groups: groups)
    let parts = await map(workers: workers) {
      PartitionMoments(of: $0, quantities: quantities, groups: groups, shifts: shifts)
    }
    for part in parts { all.merge(part) }
    return all.moments(of: quantities, shifts: shifts)
  }
}

/// What the units of one partition say.
struct PartitionMoments: Sendable {
  /// What is known of one quantity in one group.
  struct Cell: Sendable {
    /// The co-moments of the pairs (sum, size).
    var pairs = Comoments(variables: 2)
    /// The moments of the sums, where each is a number of its unit.
    var numbers: Moments?
    /// The units with at least one 1, and with at least one 0, where values are zeros and ones.
    var withEvent = 0
    var withoutEvent = 0
    /// The largest size.
    var largest = 0.0
    /// The pairs that are not in ``pairs`` yet.
    var waiting: [Double] = []

    /// Adds the pair of a unit.
    @inline(__always)
    mutating func add(_ pair: (sum: Double, size: Double), of quantity: UnitQuantity, shifts: [Double]) {
      waiting.append(pair.sum)
      waiting.append(pair.size)
      if case .mean(let expression, true) = quantity {
        // Events are whole: half of one tells them from what rounding leaves of a shifted sum.
        let events = pair.sum + shifts[expression] * pair.size
        if events > 0.5 { withEvent += 1 }
        if events < pair.size - 0.5 { withoutEvent += 1 }
      }
      if waiting.count == PartitionMoments.block { flush() }
    }

    mutating func flush() {
      let rows = waiting
      for place in stride(from: 1, to: rows.count, by: 2) { largest = max(largest, rows[place]) }
      pairs.add(rows: rows.span)
      if numbers != nil {
        let sums = stride(from: 0, to: rows.count, by: 2).map { rows[$0] }
        numbers?.merge(Moments(sums.span))
      }
      waiting.removeAll(keepingCapacity: true)
    }
  }

  /// The number of pairs that are added at a time, times two.
  fileprivate static let block = 2 * 2_048

  var counts: [Int]
  /// By quantity, then by group.
  var cells: [Cell]

  init(quantities: [UnitQuantity], groups: Int) {
    counts = Array(repeating: 0, count: groups)
    cells = quantities.flatMap { quantity in
      var cell = Cell()
      if case .perUnit = quantity { cell.numbers = Moments() }
      return Array(repeating: cell, count: groups)
    }
  }

  init(of table: borrowing UnitPartition, quantities: [UnitQuantity], groups: Int, shifts: [Double]) {
    self.init(quantities: quantities, groups: groups)
    var counts = counts
    var cells = cells
    table.forEachEntry { entry in
      let group = Int(entry.group)
      counts[group] += 1
      for place in quantities.indices {
        let quantity = quantities[place]
        guard let pair = quantity.pair(entry, shifts: shifts) else { continue }
        cells[place * groups + group].add(pair, of: quantity, shifts: shifts)
      }
    }
    for index in cells.indices { cells[index].flush() }
    self.counts = counts
    self.cells = cells
  }

  /// What the units say of each quantity in each group.
  func moments(of quantities: [UnitQuantity], shifts: [Double]) -> UnitTable.Moments {
    let groups = counts.count
    return UnitTable.Moments(
      counts: counts,
      moments: quantities.enumerated().map { place, quantity in
        (0..<groups).map { group in
          let cell = cells[place * groups + group]
          var moments = UnitMoments(cell.pairs, shift: quantity.shift(shifts))
          if case .mean = quantity, cell.pairs.count > 0 { moments.largestSize = cell.largest }
          if case .mean(_, true) = quantity {
            moments.unitsWithEvent = cell.withEvent
            moments.unitsWithoutEvent = cell.withoutEvent
          }
          return moments
        }
      },
      numbers: quantities.indices.map { place in
        (0..<groups).compactMap { cells[place * groups + $0].numbers }
      })
  }

  mutating func merge(_ other: PartitionMoments) {
    for group in counts.indices { counts[group] += other.counts[group] }
    for index in cells.indices {
      cells[index].pairs.merge(other.cells[index].pairs)
      if let numbers = other.cells[index].numbers { cells[index].numbers?.merge(numbers) }
      cells[index].withEvent += other.cells[index].withEvent
      cells[index].withoutEvent += other.cells[index].withoutEvent
      cells[index].largest = max(cells[index].largest, other.cells[index].largest)
    }
  }
}
