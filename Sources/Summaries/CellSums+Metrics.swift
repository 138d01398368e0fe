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
    if let spread = SampledSpread(self) { return summaries(spread, isFlag: isFlag) }
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

  /// What each cell says where units are sampled: means of all rows, variances as the sample tells them.
  private func summaries(_ spread: SampledSpread, isFlag: Bool) -> [MetricSummary] {
    var events = [(with: Int, without: Int)](repeating: (0, 0), count: moments.count)
    if isFlag {
      for entry in units.cells.indices where sizes[entry] > 0 {
        let cell = Int(units.cells[entry])
        let ones = sums[entry] + shift * sizes[entry]
        if ones > 0.5 { events[cell].with += 1 }
        if ones < sizes[entry] - 0.5 { events[cell].without += 1 }
      }
    }
    return moments.indices.map { cell in
      let found = spread.cells[cell]
      let lone = loneMoments[cell]
      let mean = moments[cell].mean - shift
      let offset = lone.mean - shift - mean
      let ofLone = lone.count > 0 ? lone.secondPowerSum + Double(lone.count) * offset * offset : 0
      var byUnit = UnitMoments(
        sampled: found, mean: mean, rows: moments[cell].count, lone: lone.count,
        spread: found.designEffect * found.allSquares + ofLone, shift: shift)
      if isFlag {
        let scale = found.units > 0 ? found.allUnits / Double(found.units) : 0
        let ones = Int(exactly: (lone.mean * Double(lone.count)).rounded()) ?? 0
        byUnit.unitsWithEvent = Int((Double(events[cell].with) * scale).rounded()) + ones
        byUnit.unitsWithoutEvent = Int((Double(events[cell].without) * scale).rounded()) + lone.count - ones
      }
      return MetricSummary(moments: moments[cell], units: byUnit)
    }
  }
}

extension UnitMoments {
  /// The moments of units of which a sample is known.
  ///
  /// - Parameters:
  ///   - found: what the sample tells.
  ///   - mean: the mean of all rows less the shift.
  ///   - rows: the number of values.
  ///   - lone: those of them that are units of their own.
  ///   - spread: Σ(Y − R·N)² of all units, as it is estimated.
  ///   - shift: what was taken from every value.
  package init(
    sampled found: SampledSpread.Cell, mean: Double, rows: Int, lone: Int, spread: Double, shift: Double
  ) {
    // Rows whose units are all outside of the sample are taken for a unit each time as many as a unit has elsewhere.
    let named = found.units > 0 ? found.allUnits : found.allSize
    let units = max(rows > 0 ? 1 : 0, Int(named.rounded()) + lone)
    let count = Double(units)
    let size = count > 0 ? Double(rows) / count : 0
    let sizeVariance = found.units > 1 ? found.sizeSpread / Double(found.units - 1) : 0
    self.init(
      count: units, shift: shift, meanSum: mean * size,
      varianceSum: units > 1 ? spread / (count - 1) + mean * mean * sizeVariance : .nan, meanSize: size,
      varianceSize: units > 1 ? sizeVariance : .nan, covariance: units > 1 ? mean * sizeVariance : .nan)
    sampledCount = found.isPooled ? nil : found.units + lone
  }
}
