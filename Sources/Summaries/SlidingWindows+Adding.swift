extension SlidingWindows {
  /// Adds a cell of a block to the bucket of its second, and to every window that holds that second.
  ///
  /// The second must not lie after ``end``, nor further before it than the lateness.
  public mutating func add(_ each: WindowCell, of block: WindowBlock, to side: Side) {
    let (cell, place) = (each.index, each.place)
    let found = block.cells[cell]
    let index = bucket(found.second, side)
    let thresholds = settings.thresholds.count
    let base = index * width
    liveRows += Int(found.requests)
    addCounts(found, at: base)
    sums[2 * index] += found.responseTimeSum
    sums[2 * index + 1] += found.confidenceSum
    for threshold in 0..<thresholds {
      let from = cell * thresholds + threshold
      let to = index * thresholds + threshold
      let rule = settings.thresholds[threshold]
      counts[base + WindowTally.Count.all + threshold] += Int(block.beyond[from])
      nearest[2 * to] = rule.further(nearest[2 * to], block.nearest[2 * from])
      nearest[2 * to + 1] = rule.nearer(nearest[2 * to + 1], block.nearest[2 * from + 1])
    }
    for window in running.indices where running[window].start <= found.second {
      addTotals(found, of: block, cell, to: window, side)
    }
    addValues(block.values, from: place.value, count: Int(found.kept), to: index)
    if found.namesUnits { hasUnits = true }
    if found.named > 0 {
      hasUnits = true
      let room = max(0, Self.valueLimit - units[index].count)
      units[index] += block.units[place.unit..<place.unit + min(room, Int(found.named))]
    }
    if found.bad > 0 {
      let room = max(0, Self.unitLimit - bad[index].count)
      bad[index] += block.bad[place.bad..<place.bad + min(room, Int(found.bad))]
    }
  }

  private mutating func addCounts(_ cell: WindowBlock.Cell, at base: Int) {
    counts[base + WindowTally.Count.requests] += Int(cell.requests)
    counts[base + WindowTally.Count.judged] += Int(cell.judged)
    counts[base + WindowTally.Count.errors] += Int(cell.errors)
    counts[base + WindowTally.Count.stated] += Int(cell.stated)
    counts[base + WindowTally.Count.successes] += Int(cell.successes)
    counts[base + WindowTally.Count.timed] += Int(cell.timed)
    counts[base + WindowTally.Count.confident] += Int(cell.confident)
  }

  private mutating func addTotals(
    _ cell: WindowBlock.Cell, of block: WindowBlock, _ index: Int, to window: Int, _ side: Side
  ) {
    let base = side.rawValue * width
    running[window].totals[base + WindowTally.Count.requests] += Int(cell.requests)
    running[window].totals[base + WindowTally.Count.judged] += Int(cell.judged)
    running[window].totals[base + WindowTally.Count.errors] += Int(cell.errors)
    running[window].totals[base + WindowTally.Count.stated] += Int(cell.stated)
    running[window].totals[base + WindowTally.Count.successes] += Int(cell.successes)
    running[window].totals[base + WindowTally.Count.timed] += Int(cell.timed)
    running[window].totals[base + WindowTally.Count.confident] += Int(cell.confident)
    let thresholds = settings.thresholds.count
    for threshold in 0..<thresholds {
      running[window].totals[base + WindowTally.Count.all + threshold] +=
        Int(block.beyond[index * thresholds + threshold])
    }
  }

  /// Keeps response times one by one up to a limit, and counts them in a sketch beyond it.
  private mutating func addValues(_ all: [Double], from start: Int, count: Int, to index: Int) {
    guard count > 0 else { return }
    if sketches[index] == nil, values[index].count + count <= Self.valueLimit {
      values[index] += all[start..<start + count]
      return
    }
    if sketches[index] == nil {
      let held = values[index]
      sketches[index] = QuantileSketch(held.span)
      values[index].removeAll(keepingCapacity: false)
    }
    let span = all.span.extracting(start..<start + count)
    sketches[index]?.add(span)
  }
}
