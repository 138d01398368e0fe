internal import Synchronization

/// The sums of all units, in sixteen partitions that are filled side by side.
///
/// One worker fills a partition at a time, from lists in the order of blocks; the locks are never contended and only
/// let the compiler know it.
final class UnitTable: Sendable {
  /// The number of expressions.
  let expressions: Int
  private let partitions: [Partition]

  /// A partition that can be handed to a worker.
  private final class Partition: Sendable {
    let table: Mutex<UnitPartition>
    init(expressions: Int) { table = Mutex(UnitPartition(expressions: expressions)) }
  }

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
    partitions = (0..<UnitRows.partitions).map { _ in Partition(expressions: expressions) }
  }

  /// Adds the lists of some blocks, in order.
  ///
  /// - Parameters:
  ///   - blocks: each block's lists with the global code of each local group.
  ///   - shifts: what is taken from the values of each expression; the same at every call.
  ///   - workers: how many partitions are filled at a time.
  func add(_ blocks: [(rows: UnitRows, codes: [UInt8])], shifts: [Double], workers: Int) async {
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<max(1, min(workers, partitions.count)) {
        group.addTask { @concurrent [self] in
          for index in stride(from: worker, to: partitions.count, by: max(1, workers)) {
            partitions[index].table.withLock { table in
              for block in blocks {
                table.add(block.rows, partition: index, codes: block.codes, shifts: shifts)
                if index == 0 { table.addLone(block.rows, codes: block.codes, shifts: shifts) }
              }
            }
          }
        }
      }
    }
  }

  /// What is found in each partition, in their order, found side by side.
  func map<Found: Sendable>(
    workers: Int, _ find: @escaping @Sendable (borrowing UnitPartition) -> Found
  ) async -> [Found] {
    await map(workers: workers) { _, table in find(table) }
  }

  /// What is found in each partition by its index, in their order, found side by side.
  func map<Found: Sendable>(
    workers: Int, _ find: @escaping @Sendable (Int, borrowing UnitPartition) -> Found
  ) async -> [Found] {
    await withTaskGroup(of: [(Int, Found)].self) { group in
      for worker in 0..<max(1, min(workers, partitions.count)) {
        group.addTask { @concurrent [self] in
          stride(from: worker, to: partitions.count, by: max(1, workers)).map { index in
            (index, partitions[index].table.withLock { find(index, $0) })
          }
        }
      }
      let found = await group.reduce(into: []) { $0 += $1 }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
