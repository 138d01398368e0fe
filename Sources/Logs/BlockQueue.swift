import Synchronization

/// Hands the blocks of all sources to the workers, in order.
final class BlockQueue: Sendable {
  /// A block that a worker has taken.
  struct Ticket {
    /// Its number, counted on over all sources.
    var number: Int
    var source: Int
    /// Its place in the source.
    var offset: Int
    /// What is already in the worker's buffer, where the source is a stream.
    var stream: Result<StreamCursor.Block, LogError>?
  }

  private struct State {
    var source = 0
    var offset = 0
    var number = 0
    var cursor: StreamCursor?
  }

  let logs: [OpenLog]
  let blockSize: Int
  let rowLimit: Int
  private let state = Mutex(State())

  init(_ logs: [OpenLog], blockSize: Int, rowLimit: Int) {
    precondition(blockSize > 0)
    self.logs = logs
    self.blockSize = blockSize
    self.rowLimit = rowLimit
  }

  /// Takes the next block, unless its number is `limit`; a stream's bytes are read into `buffer`.
  func take(before limit: Int, into buffer: inout BlockBuffer) -> Ticket? {
    state.withLock { state in
      while state.source < logs.count && state.number < limit {
        var ticket = Ticket(number: state.number, source: state.source, offset: state.offset)
        if let size = logs[state.source].seekableSize {
          if state.offset < size {
            state.offset += blockSize
            state.number += 1
            return ticket
          }
        } else if let block = nextOfStream(&state, into: &buffer) {
          ticket.stream = block
          state.number += 1
          return ticket
        }
        state.source += 1
        state.offset = 0
        state.cursor = nil
      }
      return nil
    }
  }

  private func nextOfStream(
    _ state: inout State, into buffer: inout BlockBuffer
  ) -> Result<StreamCursor.Block, LogError>? {
    do throws(LogError) {
      if state.cursor == nil {
        state.cursor = try StreamCursor(logs[state.source], blockSize: blockSize, rowLimit: rowLimit)
      }
      return try state.cursor?.next(into: &buffer).map { .success($0) }
    } catch {
      // Nothing behind an error is read: the reading fails as a whole.
      state.source = logs.count
      return .failure(error)
    }
  }
}
