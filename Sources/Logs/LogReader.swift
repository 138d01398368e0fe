public import Columns

/// Reads logs block by block on several threads; the result does not depend on their number.
///
/// A block is the rows that start within one mebibyte of a source. Blocks are read, cut into rows and summarised by
/// the workers at the same time, and handed over in the order of the input.
public struct LogReader: Sendable {
  /// The number of bytes in which a block's rows start.
  package static let blockSize = 1 << 20
  /// The usual number of blocks that are read before their results are handed over.
  private static let roundSize = 64

  private let sources: [LogSource]
  private let projection: Projection
  private let threads: Int
  private let keepsRejectedText: Bool
  private let timeOffset: Int64
  private let blockSize: Int
  private let rowLimit: Int
  private let progress: ReadProgress?
  private let roundSize: Int

  /// A reader of `sources`, in their order.
  ///
  /// - Parameters:
  ///   - sources: as ``LogSource/expand(_:)`` gives them.
  ///   - projection: the columns to read; all others are skipped.
  ///   - threads: the number of workers, at least 1.
  ///   - keepsRejectedText: whether the bytes of rejected rows are kept.
  ///   - timeOffset: what is added to UTC in the times that state no zone, in milliseconds.
  ///   - progress: what is told after every block how far the reading has come.
  ///   - roundSize: the number of blocks, at least 1, that are read before their results are handed over; nil for 64.
  public init(
    sources: [LogSource], projection: Projection, threads: Int, keepsRejectedText: Bool,
    timeOffset: Int64 = 0, progress: ReadProgress? = nil, roundSize: Int? = nil
  ) {
    self.init(
      sources: sources, projection: projection, threads: threads, keepsRejectedText: keepsRejectedText,
      timeOffset: timeOffset, blockSize: Self.blockSize, rowLimit: OpenLog.rowLimit, progress: progress,
      roundSize: roundSize)
  }

  /// A reader whose blocks have another size: for tests of the cuts.
  package init(
    sources: [LogSource], projection: Projection, threads: Int, keepsRejectedText: Bool,
    timeOffset: Int64 = 0, blockSize: Int, rowLimit: Int = OpenLog.rowLimit, progress: ReadProgress? = nil,
    roundSize: Int? = nil
  ) {
    precondition(threads >= 1 && blockSize >= 1 && rowLimit >= blockSize && roundSize ?? 1 >= 1)
    self.roundSize = roundSize ?? Self.roundSize
    self.sources = sources
    self.projection = projection
    self.threads = threads
    self.keepsRejectedText = keepsRejectedText
    self.timeOffset = timeOffset
    self.blockSize = blockSize
    self.rowLimit = rowLimit
    self.progress = progress
  }

  /// Reads all sources once.
  ///
  /// Blocks are handed over in rounds of up to 64, in the order of the input. A block's number, rows and lines depend
  /// on the bytes alone. A source without rows below its header has blocks too, with no rows in them.
  ///
  /// - Parameters:
  ///   - summarise: makes a partial result of one block's rows, on the workers; the batch is lent for the call only.
  ///   - collect: takes the partial results of a round, on the calling task.
  /// - Returns: what was read, source by source.
  /// - Throws: the error of the lowest block, whatever the number of threads, with the blocks before it handed over, or
  ///   what `collect` throws.
  public func read<Partial: Sendable>(
    summarise: @escaping @Sendable (borrowing Batch) -> Partial,
    collect: (consuming [LogBlock<Partial>]) async throws(LogError) -> Void
  ) async throws(LogError) -> ReadReport {
    try await open().read(summarise: summarise, collect: collect)
  }

  /// Opens all sources and finds their columns; nothing is summarised yet.
  ///
  /// - Returns: the open logs, which can be read once.
  /// - Throws: the error of the first source that cannot be opened or lacks a column.
  public func open() throws(LogError) -> OpenLogs {
    var logs: [OpenLog] = []
    LogDescriptor.allow(sources.count)
    for source in sources { logs.append(try OpenLog(source, projection: projection)) }
    return OpenLogs(logs: logs, reader: self)
  }

  /// Reads logs that are open.
  func read<Partial: Sendable>(
    _ logs: [OpenLog], summarise: @escaping @Sendable (borrowing Batch) -> Partial,
    collect: (consuming [LogBlock<Partial>]) async throws(LogError) -> Void
  ) async throws(LogError) -> ReadReport {
    let queue = BlockQueue(logs, blockSize: blockSize, rowLimit: rowLimit)
    let chain = BoundaryChain()
    let workers = (0..<threads).map { _ in
      BlockWorker(
        queue: queue, chain: chain, projection: projection, keepsRejectedText: keepsRejectedText,
        timeOffset: timeOffset, progress: progress)
    }
    let sizes = logs.compactMap(\.textSize)
    progress?.expect(sizes.count == logs.count ? sizes.reduce(0, +) : nil)
    var ledger = SourceLedger(logs)
    var limit = 0
    while true {
      limit += roundSize
      let results = await round(workers, before: limit, summarise)
      guard !results.isEmpty else { break }
      var blocks: [LogBlock<Partial>] = []
      blocks.reserveCapacity(results.count)
      var failure: LogError?
      do throws(LogError) {
        for result in results { blocks.append(try ledger.enter(result)) }
      } catch {
        failure = error
      }
      try await collect(blocks)
      if let failure { throw failure }
      if results.count < roundSize { break }
    }
    return ledger.report
  }

  /// The results of the next blocks, in order.
  private func round<Partial: Sendable>(
    _ workers: [BlockWorker], before limit: Int, _ summarise: @escaping @Sendable (borrowing Batch) -> Partial
  ) async -> [BlockResult<Partial>] {
    let results = await withTaskGroup(of: [BlockResult<Partial>].self) { group in
      for worker in workers {
        // Without `@concurrent` a child might run where the caller does.
        group.addTask { @concurrent in worker.run(before: limit, summarise) }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    return results.sorted { $0.number < $1.number }
  }
}
