public import Columns

/// What was made of one block of a log.
public struct LogBlock<Partial: Sendable>: Sendable {
  /// What `summarise` made of the block's rows.
  public var partial: Partial
  /// The block's number, counted on over all sources.
  public var index: Int
  /// The index of the source among the reader's sources.
  public var source: Int
  /// The line of the source on which the block's first row starts, counted from 1.
  public var firstLine: Int
  /// The number of rows read: those in the batch and those rejected.
  public var rowsRead: Int
  /// The rejected rows in order; their lines are counted from 1 at the start of the source.
  public var rejections: [Rejection]
  /// The names of the block's groups, which the rejections' group codes index.
  public var groupNames: [String]
}
