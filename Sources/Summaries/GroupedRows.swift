internal import Columns

/// The rows of a batch that are used, group by group, each group's in the order of the rows.
///
/// It is made once for a batch, by counting; then each column is taken apart by one walk along it.
struct GroupedRows {
  /// The numbers of the used rows, by group.
  private let order: [Int32]
  /// Where each group begins in ``order``; one more than there are groups.
  private let starts: [Int]

  /// The rows of `batch` for which `isUsed` holds; all of them where it is nil.
  init(_ batch: borrowing Batch, isUsed: [Bool]?) {
    let codes = batch.groups
    var ends = [Int](repeating: 0, count: batch.groupNames.count + 1)
    if let isUsed {
      for row in codes.indices where isUsed[row] { ends[Int(codes[row]) + 1] += 1 }
    } else {
      for row in codes.indices { ends[Int(codes[row]) + 1] += 1 }
    }
    for group in batch.groupNames.indices { ends[group + 1] += ends[group] }
    starts = ends
    var order = [Int32](repeating: 0, count: ends[batch.groupNames.count])
    var target = order.mutableSpan
    var next = ends.mutableSpan
    for row in codes.indices where isUsed?[row] ?? true {
      let group = Int(codes[row])
      target[next[group]] = Int32(truncatingIfNeeded: row)
      next[group] += 1
    }
    self.order = order
  }

  /// The number of rows.
  var count: Int { order.count }

  /// The number of rows of a group.
  func count(_ group: Int) -> Int { starts[group + 1] - starts[group] }

  /// The values of a group's rows that are not missing, in the order of the rows.
  func present(_ column: Span<Double>, group: Int) -> [Double] {
    let rows = order.span.extracting(starts[group]..<starts[group + 1])
    return [Double](capacity: rows.count) { output in
      for index in rows.indices {
        let value = column[Int(rows[index])]
        if value == value { output.append(value) }
      }
    }
  }
}
