/// The sums of all units in every cell of one dimension.
final class CellTable: Sendable {
  /// What a block adds: its rows by unit, their strata, and the global codes of both groups and strata.
  struct Block: Sendable {
    var rows: UnitRows
    var strata: [UInt16]
    var groupCodes: [UInt8]
    var stratumCodes: [UInt32]
  }

  /// The cells in a key: as many as there may be groups.
  static let groups = 64

  private let expressions: Int
  private let partitions: UnitPartitions

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
    partitions = UnitPartitions(expressions: expressions)
  }

  /// Adds blocks, in order.
  ///
  /// - Parameters:
  ///   - blocks: the blocks.
  ///   - shifts: what is taken from the values of each expression; the same at every call.
  ///   - workers: how many partitions are filled at a time.
  func add(_ blocks: [Block], shifts: [Double], workers: Int) async {
    await partitions.forEach(workers: workers) { index, table in
      for block in blocks { table.add(block, partition: index, shifts: shifts) }
    }
  }

  /// The entries of one partition, unit by unit in the order of their hashes.
  struct Entries: Sendable {
    /// The number of entries of each unit.
    var counts: [Int] = []
    /// The cell of each, stratum · 64 + group, stratum as in the blocks' codes.
    var cells: [UInt32] = []
    /// Of each expression, sums and sizes.
    var sums: [[Double]]
    var sizes: [[Double]]
    /// Of a sample, the rows of each entry, and of each expression Σ(y − shift)².
    var rows: [Double] = []
    var squares: [[Double]] = []
  }

  /// The entries of all partitions, in their order.
  func entries(workers: Int) async -> [Entries] {
    let expressions = expressions
    return await partitions.map(workers: workers) { _, table in
      Self.entries(of: table, expressions: expressions)
    }
  }

  private static func entries(of table: borrowing UnitPartition, expressions: Int) -> Entries {
    var keys: [(unit: UInt64, cell: UInt32, place: Int)] = []
    var values: [Double] = []
    table.forEachEntry { entry in
      keys.append((entry.unit, UInt32(truncatingIfNeeded: entry.cell), keys.count))
      for expression in 0..<expressions {
        values.append(entry.sum(expression))
        values.append(entry.size(expression))
      }
    }
    keys.sort { ($0.unit, $0.cell) < ($1.unit, $1.cell) }
    var found = Entries(
      sums: Array(repeating: [], count: expressions), sizes: Array(repeating: [], count: expressions))
    for (index, key) in keys.enumerated() {
      if index > 0, keys[index - 1].unit == key.unit {
        found.counts[found.counts.count - 1] += 1
      } else {
        found.counts.append(1)
      }
      found.cells.append(key.cell)
      for expression in 0..<expressions {
        found.sums[expression].append(values[2 * (key.place * expressions + expression)])
        found.sizes[expression].append(values[2 * (key.place * expressions + expression) + 1])
      }
    }
    return found
  }
}
