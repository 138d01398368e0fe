extension LogSummary {
  /// The summaries of all groups, quantiles and unit moments made.
  ///
  /// - Complexity: O(rows) for exact quantiles, O(units) for unit moments; quantiles of different groups and
  ///   expressions are found side by side.
  public consuming func finish() async -> Summary {
    let items = expressions.items
    let unitShifts = shifts.map { $0 ?? 0 }
    let byUnit = await units?.moments(groups: groups.count, shifts: unitShifts, workers: workers)
    let counts = byUnit?.counts
    let unitMoments = flagged(byUnit?.moments ?? [])
    let shared =
      await units?.shared(
        groups: groups.count, expressions: items.filter { $0.unitPlace != nil }.map(\.expression),
        moments: unitMoments, workers: workers) ?? []
    let present = isPresent
    let rows = rows
    let rejectedWithoutGroup = rejectedWithoutGroup
    let times = times
    let isSketching = isSketching
    let tellsBySketch = isSketching && zip(items, present).contains { !$0.levels.isEmpty && $1 }
    let quantiles = isSketching ? quantilesBySketch() : await quantilesByGroup()
    let summaries = groups.enumerated().map { code, group in
      var summary = GroupSummary(
        name: group.name, requests: group.rows, units: counts?[code], rejected: group.rejected,
        requestsWithoutUnit: group.rowsWithoutUnit, expressions: [:])
      for (index, item) in items.enumerated() where present[index] {
        summary.expressions[item.expression] = MetricSummary(
          moments: group.moments[index],
          units: item.unitPlace.map { unitMoments[$0][code] },
          quantiles: quantiles[code][index])
      }
      return summary
    }
    return Summary(
      groups: summaries, rows: rows, rejectedWithoutGroup: rejectedWithoutGroup, sharedUnits: shared,
      times: times, quantileError: tellsBySketch ? QuantileSketch.relativeError : nil)
  }

  /// The moments over units, without units with an event where values are not zeros and ones.
  private func flagged(_ moments: [[UnitMoments]]) -> [[UnitMoments]] {
    let items = expressions.items.filter { $0.unitPlace != nil }
    return zip(items, moments).map { item, moments in
      guard !item.isFlag else { return moments }
      return moments.map { group in
        var group = group
        (group.unitsWithEvent, group.unitsWithoutEvent) = (nil, nil)
        return group
      }
    }
  }

  /// For each group and expression, the quantiles wanted.
  private mutating func quantilesByGroup() async -> [[[Quantile]]] {
    let items = expressions.items
    var found = Array(repeating: Array(repeating: [Quantile](), count: items.count), count: groups.count)
    await withTaskGroup(of: (Int, Int, [Quantile]).self) { tasks in
      for code in groups.indices {
        for (index, item) in items.enumerated() where !item.levels.isEmpty {
          let values = groups[code].values[index]
          groups[code].values[index] = ValueChunks()
          let levels = item.levels
          tasks.addTask { @concurrent in
            (code, index, values.quantiles(at: levels))
          }
        }
      }
      for await (code, index, result) in tasks { found[code][index] = result }
    }
    return found
  }
}
