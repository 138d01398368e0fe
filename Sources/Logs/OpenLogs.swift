public import Columns

/// Logs whose columns are known and whose rows are still to be read.
///
/// What is made of the rows may depend on the columns: without a unit column, nothing is summed by unit.
public struct OpenLogs: Sendable {
  let logs: [OpenLog]
  let reader: LogReader

  /// The logs in order, with the columns that were chosen; sizes and counts are still 0.
  public var inputs: [ReadReport.Input] { SourceLedger(logs).report.inputs }

  /// Reads the rows once, as ``LogReader/read(summarise:collect:)`` does.
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
    try await reader.read(logs, summarise: summarise, collect: collect)
  }
}
