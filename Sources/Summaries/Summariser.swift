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
    let used = usedRows(of: batch, counting: &rows)
    let codes = batch.groups
    var groups = batch.groupNames.map { name in
      BlockSummary.Group(
        name: name, moments: Array(repeating: Moments(), count: expressions.items.count),
        values: Array(repeating: ValueChunks(), count: expressions.items.count))
    }
    for row in used { groups[Int(codes[row])].rows += 1 }
    let columns = expressions.items.map { $0.values(in: batch) }
    for (index, item) in expressions.items.enumerated() {
      let byGroup = partition(columns[index], by: codes, rows: used, sizes: groups.map(\.rows))
      for (code, part) in byGroup.enumerated() {
        groups[code].moments[index] = Moments(part.span)
        if !item.levels.isEmpty { groups[code].values[index] = ValueChunks(part) }
      }
    }
    let rejectedWithoutGroup = count(batch.rejections, in: &rows, groups: &groups)
    let unitRows = hasUnits ? split(batch, used: used, columns: columns, groups: &groups) : nil
    return BlockSummary(
      groups: groups, rows: rows, isPresent: expressions.items.map { $0.isPresent(in: batch) },
      rejectedWithoutGroup: rejectedWithoutGroup, unitRows: unitRows, times: times(of: batch, used: used))
  }

  /// The rows that the time range lets through; the others are counted.
  private func usedRows(of batch: borrowing Batch, counting rows: inout RowCounts) -> [Int] {
    guard !timeRange.isUnlimited else {
      rows.used = batch.count
      return Array(0..<batch.count)
    }
    let times = batch.times
    var used: [Int] = []
    for row in times.indices {
      let time = times[row]
      if time == Batch.missingTime {
        rows.excluded[.missingTime, default: 0] += 1
      } else if timeRange.contains(time) {
        used.append(row)
      } else {
        rows.excluded[.outsideTimeRange, default: 0] += 1
      }
    }
    rows.used = used.count
    return used
  }

  /// The present values of each group, in the order of the rows.
  private func partition(_ values: [Double], by codes: Span<UInt8>, rows: [Int], sizes: [Int]) -> [[Double]] {
    var parts: [[Double]] = sizes.map { size in
      var part: [Double] = []
      part.reserveCapacity(size)
      return part
    }
    for row in rows {
      let value = values[row]
      if !value.isNaN { parts[Int(codes[row])].append(value) }
    }
    return parts
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

  /// The earliest and latest time of the rows that have one.
  private func times(of batch: borrowing Batch, used: [Int]) -> ClosedRange<Int64>? {
    let times = batch.times
    var earliest = Int64.max
    var latest = Int64.min
    for row in used where times[row] != Batch.missingTime {
      earliest = min(earliest, times[row])
      latest = max(latest, times[row])
    }
    return earliest <= latest ? earliest...latest : nil
  }
}
