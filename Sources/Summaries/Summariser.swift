public import Columns

/// Makes the summaries that metrics need from batches of rows.
///
/// A value that is shared by all workers; it holds no rows.
public struct Summariser: Sendable {
  let expressions: Expressions
  let hasUnits: Bool
  let timeRange: TimeRange

  /// A summariser for `needs` on batches of `projection`.
  ///
  /// - Parameters:
  ///   - needs: what the metrics ask for; their columns must be in the projection.
  ///   - projection: what the reader puts into batches.
  ///   - hasUnits: whether the logs name the unit of a request; else unit sums are not made.
  ///   - timeRange: rows outside it are left out and counted.
  public init(
    needs: [Need], projection: Projection, hasUnits: Bool, timeRange: TimeRange = TimeRange()
  ) {
    expressions = Expressions(needs, projection: projection, hasUnits: hasUnits)
    self.hasUnits = hasUnits
    self.timeRange = timeRange
  }

  /// The summaries of one batch.
  public func summarise(_ batch: borrowing Batch) -> BlockSummary {
    var rows = RowCounts()
    if batch.blankRows > 0 { rows.excluded[.blankRow] = batch.blankRows }
    let isUsed = timeRange.isUnlimited ? nil : used(of: batch, counting: &rows)
    let grouped = GroupedRows(batch, isUsed: isUsed)
    rows.used = grouped.count
    let items = expressions.items
    var groups = batch.groupNames.enumerated().map { code, name in
      BlockSummary.Group(
        name: name, rows: grouped.count(code), moments: Array(repeating: Moments(), count: items.count),
        values: Array(repeating: ValueChunks(), count: items.count))
    }
    let rejectedWithoutGroup = count(batch.rejections, in: &rows, groups: &groups)
    var units = hasUnits ? UnitRows(batch, isUsed: isUsed, expressions: expressions.unitExpressions) : nil
    for group in units?.loneGroups ?? [] { groups[Int(group)].rowsWithoutUnit += 1 }
    for (index, item) in items.enumerated() {
      item.withValues(in: batch) { values in
        for code in groups.indices {
          let part = grouped.present(values, group: code)
          groups[code].moments[index] = Moments(part.span)
          if !item.levels.isEmpty { groups[code].values[index] = ValueChunks(part) }
        }
        if let place = item.unitPlace { units?.set(place, to: values) }
      }
    }
    units?.forgetRows()
    return BlockSummary(
      groups: groups, rows: rows, isPresent: items.map { $0.isPresent(in: batch) },
      rejectedWithoutGroup: rejectedWithoutGroup, unitRows: units, times: times(of: batch, isUsed: isUsed))
  }

  /// Whether the time range lets each row through; those that it does not are counted.
  private func used(of batch: borrowing Batch, counting rows: inout RowCounts) -> [Bool] {
    let times = batch.times
    var used = [Bool](repeating: false, count: times.count)
    for row in times.indices {
      let time = times[row]
      if time == Batch.missingTime {
        rows.excluded[.missingTime, default: 0] += 1
      } else if timeRange.contains(time) {
        used[row] = true
      } else {
        rows.excluded[.outsideTimeRange, default: 0] += 1
      }
    }
    return used
  }

  /// Counts rejected rows by reason and group; returns how many have no known group.
  private func count(
    _ rejections: [Rejection], in rows: inout RowCounts, groups: inout [BlockSummary.Group]
  ) -> Int {
    var withoutGroup = 0
    for rejection in rejections {
      rows.rejected[rejection.reason.rawValue, default: 0] += 1
      if let group = rejection.group { groups[Int(group)].rejected += 1 } else { withoutGroup += 1 }
    }
    return withoutGroup
  }

  /// The earliest and latest time of the used rows that have one.
  private func times(of batch: borrowing Batch, isUsed: [Bool]?) -> ClosedRange<Int64>? {
    let times = batch.times
    var earliest = Int64.max
    var latest = Int64.min
    for row in times.indices where times[row] != Batch.missingTime && isUsed?[row] ?? true {
      earliest = min(earliest, times[row])
      latest = max(latest, times[row])
    }
    return earliest <= latest ? earliest...latest : nil
  }
}
