import Glibc
import Synchronization

/// The states at the cuts between blocks, found in order by workers that scan the blocks at the same time.
///
/// Every block that is taken from the queue must pass here once; blocks are taken in order, so the worker of the block
/// before is never asleep behind another and the wait is short.
final class BoundaryChain: Sendable {
  /// The number of the block whose turn it is, and in the low byte the state before it.
  private let turn = Atomic<UInt64>(0)

  /// Waits for the state before block `number`, and hands on the state behind it.
  ///
  /// - Returns: the state before the block.
  @discardableResult
  func pass(_ number: Int, _ transition: (RowState) -> RowState) -> RowState {
    let wanted = UInt64(number)
    var attempts = 0
    var seen = turn.load(ordering: .acquiring)
    while seen >> 8 != wanted {
      attempts += 1
      if attempts < 1_000 { sched_yield() } else { usleep(50) }
      seen = turn.load(ordering: .acquiring)
    }
    let before = RowState(rawValue: UInt8(truncatingIfNeeded: seen)) ?? .rowStart
    turn.store((wanted + 1) << 8 | UInt64(transition(before).rawValue), ordering: .releasing)
    return before
  }
}
