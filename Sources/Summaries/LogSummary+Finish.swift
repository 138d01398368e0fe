internal import Columns

extension LogSummary {
  /// The summaries of all groups, quantiles and unit moments made.
  ///
  /// - Parameter history: the sums of the same units before the experiment, where they are wanted beside
  ///   ``GroupSummary/unitColumns``.
  /// - Returns: the summaries, group by group.
  /// - Complexity: O(rows) for exact quantiles, O(units) for unit moments; quantiles of different groups and
  ///   expressions are found side by side.
  public consuming func finish(history: UnitHistory? = nil) async -> Summary {
    let items = expressions.items
    let byUnit = hasUnits ? await units?.summaries(of: self) : nil
    let columns = await unitColumns(history: history)
    let present = isPresent
    let dimensions = await dimensionSummaries()
    let traffic = traffic?.traffic(groups.map(\.name))
    let repeated = requests?.repeated
    let rows = rows
    let rejectedWithoutGroup = rejectedWithoutGroup
    let times = times
    let dailyTraffic = dailyTraffic
    let isSketching = isSketching
    let tellsBySketch = isSketching && zip(items, present).contains { $0.keepsValues && $1 }
    let values = isSketching ? valuesBySketch() : await valuesByGroup()
    let summaries = groups.enumerated().map { code, group in
      var summary = GroupSummary(
        name: group.name, requests: group.rows, units: byUnit?.counts[code], rejected: group.rejected,
        requestsWithoutUnit: group.rowsWithoutUnit, expressions: [:])
      for (index, item) in items.enumerated() where present[index] {
        var found = MetricSummary(
          moments: group.moments[index], units: byUnit?.means[code][item.expression],
          quantiles: values[code][index].quantiles, values: values[code][index].sorted)
        found.distribution = values[code][index].distribution
        summary.expressions[item.expression] = found
      }
      summary.ratios = byUnit?.ratios[code] ?? [:]
      summary.rowRatios = ratios(of: group)
      summary.perUnit = byUnit?.perUnit[code] ?? [:]
      if let columns {
        summary.unitColumns = columns.current[code]
        summary.history = columns.history[code]
      }
      return summary
    }
    var summary = Summary(
      groups: summaries, rows: rows, rejectedWithoutGroup: rejectedWithoutGroup,
      sharedUnits: byUnit?.shared ?? [], times: times,
      quantileError: tellsBySketch ? QuantileSketch.relativeError : nil)
    summary.dailyTraffic = dailyTraffic
    summary.dimensions = dimensions
    summary.traffic = traffic
    summary.repeatedRequests = repeated
    return summary
  }

  /// The cells of all dimensions.
  private func dimensionSummaries() async -> [DimensionSummary] {
    // Without a row there is no group, and so no cell.
    guard !groups.isEmpty else { return [] }
    var found: [DimensionSummary] = []
    var next = 0
    for cells in cells {
      var sample: LogCells.Sample?
      if cells.isSampled, let sampled {
        sample = LogCells.Sample(entries: sampled.entries(next), share: sampled.share, units: sampled.count)
        next += 1
      }
      guard !cells.isLeftOut else { continue }
      found.append(
        await cells.finish(
          groups: groups.map(\.name), shifts: shifts.map { $0 ?? 0 }, workers: workers, sample: sample))
    }
    return found
  }

  /// The ratios as if rows were independent; none of a ratio whose columns the log lacks.
  private func ratios(of group: BlockSummary.Group) -> [Ratio: UnitMoments] {
    var found: [Ratio: UnitMoments] = [:]
    for (place, ratio) in expressions.ratios.enumerated() where group.ratios.indices.contains(place) {
      if group.ratios[place].count > 0 { found[ratio] = UnitMoments(group.ratios[place], shift: 0) }
    }
    return found
  }

  /// What is told of the values of one expression in one group.
  struct ToldValues: Sendable {
    var quantiles: [Quantile] = []
    var sorted: SortedValues?
    var distribution: [Quantile] = []
  }

  /// For each group and expression, the quantiles wanted, and the values in order.
  private mutating func valuesByGroup() async -> [[ToldValues]] {
    let items = expressions.items
    var found = Array(repeating: Array(repeating: ToldValues(), count: items.count), count: groups.count)
    await withTaskGroup(of: (Int, Int, ToldValues).self) { tasks in
      for code in groups.indices {
        for (index, item) in items.enumerated() where item.keepsValues {
          let values = groups[code].values[index]
          groups[code].values[index] = ValueChunks()
          let (levels, curve) = (item.levels, item.curve)
          let keepsOrder = item.keepsOrder
          tasks.addTask { @concurrent in
            guard keepsOrder else {
              let told = ToldValues(
                quantiles: levels.isEmpty ? [] : values.quantiles(at: levels),
                distribution: curve.isEmpty ? [] : values.distribution(at: curve))
              return (code, index, told)
            }
            return (code, index, ToldValues(SortedValues(values), levels: levels, curve: curve))
          }
        }
      }
      for await (code, index, result) in tasks { found[code][index] = result }
    }
    return found
  }

  /// For each group and expression, what the sketches tell.
  private func valuesBySketch() -> [[ToldValues]] {
    sketches.map { group in
      zip(expressions.items, group).map { item, sketch in
        guard item.keepsValues else { return ToldValues() }
        return ToldValues(
          SortedValues(sketch), levels: item.levels, curve: item.curve, keepsOrder: item.keepsOrder)
      }
    }
  }
}

extension LogSummary.ToldValues {
  /// The quantiles at some levels of values in order.
  fileprivate init(_ values: SortedValues, levels: [Double], curve: [Double], keepsOrder: Bool = true) {
    func told(_ levels: [Double]) -> [Quantile] {
      levels.compactMap { level in values.quantile(at: level).map { Quantile(level: level, value: $0) } }
    }
    quantiles = told(levels)
    distribution = told(curve)
    sorted = keepsOrder ? values : nil
  }
}

/// What the table of units tells, by group.
struct UnitSummaries {
  var counts: [Int]
  var means: [[ColumnExpression: UnitMoments]]
  var ratios: [[Ratio: UnitMoments]]
  var perUnit: [[PerUnit: Moments]]
  var shared: [[SharedUnits]]
}

extension UnitTable {
  /// What the units tell of all quantities that a log's summary wants.
  func summaries(of log: borrowing LogSummary) async -> UnitSummaries {
    let expressions = log.expressions
    let quantities = expressions.quantities
    let groups = log.groups.count
    let shifts = log.shifts.map { $0 ?? 0 }
    let workers = log.workers
    let found = await moments(of: quantities, groups: groups, shifts: shifts, workers: workers)
    let pairs = await shared(
      of: quantities, groups: groups, moments: found.moments, shifts: shifts, workers: workers)
    let means = expressions.items.filter { $0.unitPlace != nil }.map(\.expression)
      .sorted { $0.place(in: expressions) < $1.place(in: expressions) }
    let (ratios, perUnit) = (expressions.ratios, expressions.perUnit)
    let firstNumber = means.count + ratios.count
    return UnitSummaries(
      counts: found.counts,
      means: (0..<groups).map { group in table(means) { found.moments[$0][group] } },
      ratios: (0..<groups).map { group in
        table(ratios) { found.moments[means.count + $0][group] }.filter { $0.value.count > 0 }
      },
      perUnit: (0..<groups).map { group in table(perUnit) { found.numbers[firstNumber + $0][group] } },
      shared: pairs.map { row in
        row.map { pair in
          guard let pair else { return SharedUnits() }
          var units = SharedUnits(count: pair.count, covariances: table(means) { pair.covariances[$0] })
          units.ratioCovariances = table(ratios) { pair.covariances[means.count + $0] }
          units.perUnitCovariances = table(perUnit) { pair.covariances[firstNumber + $0] }
          return units
        }
      })
  }

  private func table<Key: Hashable, Value>(_ keys: [Key], _ value: (Int) -> Value) -> [Key: Value] {
    Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, value($0)) })
  }
}

extension ColumnExpression {
  /// The place of its unit sums.
  fileprivate func place(in expressions: Expressions) -> Int {
    expressions.items.first { $0.expression == self }?.unitPlace ?? .max
  }
}
