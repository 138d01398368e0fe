/// The sums of all units.
final class UnitTable: Sendable {
  /// The number of expressions.
  let expressions: Int
  private let partitions: UnitPartitions

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
    partitions = UnitPartitions(expressions: expressions)
  }

  /// Adds the lists of some blocks, in order.
  ///
  /// - Parameters:
  ///   - blocks: each block's lists with the global code of each local group.
  ///   - shifts: what is taken from the values of each expression; the same at every call.
  ///   - workers: how many partitions are filled at a time.
  func add(_ blocks: [(rows: UnitRows, codes: [UInt8])], shifts: [Double], workers: Int) async {
    await partitions.forEach(workers: workers) { index, table in
      for block in blocks {
        table.add(block.rows, partition: index, codes: block.codes, shifts: shifts)
        if index == 0 { table.addLone(block.rows, codes: block.codes, shifts: shifts) }
      }
    }
  }

  /// What is found in each partition, in their order, found side by side.
  func map<Found: Sendable>(
    workers: Int, _ find: @escaping @Sendable (borrowing UnitPartition) -> Found
  ) async -> [Found] {
    await partitions.map(workers: workers) { _, table in find(table) }
  }

  /// What is found in each partition by its index, in their order, found side by side.
  func map<Found: Sendable>(
    workers: Int, _ find: @escaping @Sendable (Int, borrowing UnitPartition) -> Found
  ) async -> [Found] {
    await partitions.map(workers: workers, find)
  }
}
