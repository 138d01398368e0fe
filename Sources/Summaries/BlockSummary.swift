internal import Columns

/// The summaries of one block of a log, by the block's own group codes.
///
/// Made on a worker from a `Batch` and merged, in the order of blocks, into a ``LogSummary``.
public struct BlockSummary: Sendable {
  /// What a block holds of one group.
  struct Group: Sendable {
    var name: String
    /// The rows used.
    var rows = 0
    /// The rows that have no unit, of those used.
    var rowsWithoutUnit = 0
    /// The rows that could not be read.
    var rejected = 0
    /// The moments of each expression.
    var moments: [Moments]
    /// The values of each expression whose quantiles are wanted; none for the others.
    var values: [ValueChunks]
    /// The co-moments of the two numbers of each ratio, where rows are independent.
    var ratios: [Comoments] = []
  }

  var groups: [Group]
  var rows: RowCounts
  /// Whether each expression could be made from the block's file.
  var isPresent: [Bool]
  /// The rows that could not be read and whose group is unknown.
  var rejectedWithoutGroup: Int
  /// The rows by unit, where units are asked for.
  var unitRows: UnitRows?
  /// The earliest and latest time of the used rows, where times were read.
  var times: ClosedRange<Int64>?
  /// The requests and units of each day, where they are counted.
  var dailyTraffic: DailyTraffic?
  /// The cells of each dimension.
  var cells: [BlockCells] = []
  /// The rows whose units may be in the sample of cells, where there is one.
  var sampled: SampledRows?
  /// The requests over time, where that is asked for.
  var traffic: TrafficCounts?
  /// The hashed names of the used rows' requests, where these are read.
  var requests: [UInt64] = []
}
