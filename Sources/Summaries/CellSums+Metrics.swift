extension CellSums {
  /// What each cell says of the expression by itself, as a whole log says it of a group.
  ///
  /// - Parameters:
  ///   - isFlag: whether values are zeros and ones, so that the units with an event are counted.
  ///   - hasUnits: whether rows have units; else rows are independent.
  /// - Returns: the summaries, stratum · groups + group.
  /// - Complexity: O(entries + cells).
  public func summaries(isFlag: Bool, hasUnits: Bool) -> [MetricSummary] {
    guard hasUnits else { return moments.map { MetricSummary(moments: $0) } }
    var pairs = [[Double]](repeating: [], count: moments.count)
    var withEvent = [Int](repeating: 0, count: moments.count)
    var withoutEvent = withEvent
    for entry in units.cells.indices where sizes[entry] > 0 {
      let cell = Int(units.cells[entry])
      pairs[cell].append(sums[entry])
      pairs[cell].append(sizes[entry])
      let events = sums[entry] + shift * sizes[entry]
      if events > 0.5 { withEvent[cell] += 1 }
      if events < sizes[entry] - 0.5 { withoutEvent[cell] += 1 }
    }
    return moments.indices.map { cell in
      let lone = loneMoments[cell]
      var comoments = Comoments(lone: lone, shift: shift)
      var own = Comoments(variables: 2)
      let rows = pairs[cell]
      own.add(rows: rows.span)
      comoments.merge(own)
      var byUnit = UnitMoments(comoments, shift: shift)
      if isFlag {
        let events = Int(exactly: (lone.mean * Double(lone.count)).rounded()) ?? 0
        byUnit.unitsWithEvent = withEvent[cell] + events
        byUnit.unitsWithoutEvent = withoutEvent[cell] + lone.count - events
      }
      return MetricSummary(moments: moments[cell], units: byUnit)
    }
  }
}
