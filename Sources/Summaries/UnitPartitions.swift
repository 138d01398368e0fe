internal import Synchronization

/// The sums of all units in sixteen partitions, which are filled and read side by side.
///
/// One worker has a partition at a time; the locks are never contended and only let the compiler know it.
final class UnitPartitions: Sendable {
  private let partitions: [Partition]

  /// A partition that can be handed to a worker.
  private final class Partition: Sendable {
    let table: Mutex<UnitPartition>
    init(expressions: Int) { table = Mutex(UnitPartition(expressions: expressions)) }
  }

  /// Empty partitions for a number of expressions.
  init(expressions: Int) {
    partitions = (0..<UnitRows.partitions).map { _ in Partition(expressions: expressions) }
  }

  /// Changes each partition, given its index; workers take turns by index, so that each has its own.
  func forEach(workers: Int, _ change: @escaping @Sendable (Int, inout UnitPartition) -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<max(1, min(workers, partitions.count)) {
        group.addTask { @concurrent [self] in
          for index in stride(from: worker, to: partitions.count, by: max(1, workers)) {
            partitions[index].table.withLock { change(index, &$0) }
          }
        }
      }
    }
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
