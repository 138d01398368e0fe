import Columns
import Synchronization

/// Reads blocks with memory of its own, which is kept from block to block and from round to round.
final class BlockWorker: Sendable {
  private let queue: BlockQueue
  private let progress: ReadProgress?
  private let engine: Mutex<BlockEngine>

  init(
    queue: BlockQueue, chain: BoundaryChain, projection: Projection, keepsRejectedText: Bool,
    timeOffset: Int64, progress: ReadProgress?
  ) {
    self.queue = queue
    self.progress = progress
    engine = Mutex(
      BlockEngine(
        queue: queue, chain: chain,
        builder: RowBuilder(
          projection: projection, keepsRejectedText: keepsRejectedText, defaultOffset: timeOffset)))
  }

  /// Reads blocks until the next one's number is `limit`, none is left, or one fails.
  func run<Partial: Sendable>(
    before limit: Int, _ summarise: @Sendable (borrowing Batch) -> Partial
  ) -> [BlockResult<Partial>] {
    engine.withLock { engine in
      var results: [BlockResult<Partial>] = []
      while let ticket = queue.take(before: limit, into: &engine.buffer) {
        let outcome: Result<BlockResult<Partial>.Read, LogError>
        do throws(LogError) {
          let block = try engine.read(ticket)
          let made = Self.made(of: block, engine.maker.builder.batch, summarise)
          progress?.add(bytes: made.bytes, rows: made.rows)
          outcome = .success(made)
        } catch {
          outcome = .failure(error)
        }
        results.append(BlockResult(number: ticket.number, source: ticket.source, outcome: outcome))
        if case .failure = outcome { break }
      }
      return results
    }
  }

  private static func made<Partial: Sendable>(
    of block: BlockEngine.Block, _ batch: borrowing Batch, _ summarise: (borrowing Batch) -> Partial
  ) -> BlockResult<Partial>.Read {
    BlockResult.Read(
      partial: summarise(batch), bytes: block.bytes, hash: block.hash,
      rows: batch.count + batch.rejections.count + batch.blankRows, lines: block.lines,
      rejections: batch.rejections,
      groupNames: batch.groupNames)
  }
}
