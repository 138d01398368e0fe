extension UnitTable {
  /// The moments over units of one expression in each group.
  ///
  /// - Parameters:
  ///   - expression: the expression's place in the table.
  ///   - groups: the number of groups.
  ///   - shift: what was taken from its values.
  /// - Returns: the moments, group by group.
  func moments(of expression: Int, groups: Int, shift: Double) -> [UnitMoments] {
    var pairs = Array(repeating: Comoments(variables: 2), count: groups)
    var blocks: [[Double]] = Array(repeating: [], count: groups)
    var withEvent = Array(repeating: 0, count: groups)
    var withoutEvent = Array(repeating: 0, count: groups)
    let blockLength = 2 * 4096
    forEachPartition { table in
      for entry in 0..<table.count {
        let place = (entry * table.expressions + expression) * 2
        let size = table.sums[place]
        guard size > 0 else { continue }
        let group = Int(table.groups[entry])
        let sum = table.sums[place + 1]
        blocks[group].append(sum)
        blocks[group].append(size)
        // Events are whole: half of one tells them from what rounding leaves of a shifted sum.
        let events = sum + shift * size
        if events > 0.5 { withEvent[group] += 1 }
        if events < size - 0.5 { withoutEvent[group] += 1 }
        if blocks[group].count == blockLength {
          let rows = blocks[group]
          pairs[group].add(rows: rows.span)
          blocks[group].removeAll(keepingCapacity: true)
        }
      }
    }
    for (group, rows) in blocks.enumerated() { pairs[group].add(rows: rows.span) }
    return (0..<groups).map { group in
      var moments = UnitMoments(pairs[group], shift: shift)
      moments.unitsWithEvent = withEvent[group]
      moments.unitsWithoutEvent = withoutEvent[group]
      return moments
    }
  }

  /// The number of units in each group.
  func counts(groups: Int) -> [Int] {
    var counts = Array(repeating: 0, count: groups)
    forEachPartition { table in
      for entry in 0..<table.count { counts[Int(table.groups[entry])] += 1 }
    }
    return counts
  }
}
