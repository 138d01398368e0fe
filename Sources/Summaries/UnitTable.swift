internal import Synchronization

/// The sums of all units, in sixteen partitions that are filled side by side.
///
/// One worker fills a partition at a time, from lists in the order of blocks; the locks are never contended and only
/// let the compiler know it.
final class UnitTable: Sendable {
  private let partitions: [Partition]

  /// A partition that can be handed to a worker.
  private final class Partition: Sendable {
    let table: Mutex<UnitPartition>
    init(expressions: Int) { table = Mutex(UnitPartition(expressions: expressions)) }
  }

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    partitions = (0..<UnitRows.partitions).map { _ in Partition(expressions: expressions) }
  }

  /// Adds the lists of some blocks, in order.
  ///
  /// - Parameters:
  ///   - blocks: each block's lists with the global code of each local group.
  ///   - shifts: what is taken from the values of each expression; the same at every call.
  ///   - workers: how many partitions are filled at a time.
  func add(_ blocks: [(rows: UnitRows, codes: [UInt8])], shifts: [Double], workers: Int) async {
    let partitions = partitions
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<max(1, min(workers, partitions.count)) {
        group.addTask { @concurrent in
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

  /// Looks at each partition in turn.
  func forEachPartition(_ body: (borrowing UnitPartition) -> Void) {
    for partition in partitions { partition.table.withLock { body($0) } }
  }
}
