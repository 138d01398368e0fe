public import Columns

/// Reads logs that grow, look by look; a row means the same as a ``LogReader`` would have it.
///
/// Only whole lines are read: one without its newline waits for it. A file that another takes the place of, as when
/// logs are rotated, is read to its end first; one that is cut short is read again from its start; one that is not there
/// is waited for. A pipe is read as far as it has come. Archives and JSON arrays do not grow by rows and are refused.
///
/// What tells how a delimited log writes its numbers are its first rows as far as they are there, and the keys of JSON
/// Lines may appear at any time, so that rows that were read before may differ from those of a reading of the whole.
public struct LogFollower: ~Copyable {
  /// The number of pieces, of up to a mebibyte, that are read of each source in one look.
  private static let piecesOfALook = 8

  private let sources: [FollowedSource]
  private var maker: RowMaker
  private var blocks = 0

  /// A follower of `sources`.
  ///
  /// - Parameters:
  ///   - sources: as ``LogSource/expandToFollow(_:)`` gives them.
  ///   - projection: the columns to read; all others are skipped.
  ///   - keepsRejectedText: whether the bytes of rejected rows are kept.
  ///   - timeOffset: what is added to UTC in the times that state no zone, in milliseconds.
  public init(
    sources: [LogSource], projection: Projection, keepsRejectedText: Bool = false, timeOffset: Int64 = 0
  ) {
    self.init(
      sources: sources, projection: projection, keepsRejectedText: keepsRejectedText, timeOffset: timeOffset,
      pieceSize: LogReader.blockSize)
  }

  /// A follower that reads pieces of another size: for tests of the cuts.
  package init(
    sources: [LogSource], projection: Projection, keepsRejectedText: Bool, timeOffset: Int64 = 0,
    pieceSize: Int
  ) {
    precondition(pieceSize >= 1)
    LogDescriptor.allow(2 * sources.count)
    self.sources = sources.enumerated().map { place, source in
      FollowedSource(source, place: place, of: sources.count, projection: projection, pieceSize: pieceSize)
    }
    maker = RowMaker(
      builder: RowBuilder(
        projection: projection, keepsRejectedText: keepsRejectedText, defaultOffset: timeOffset))
  }

  /// Whether nothing can come any more: every source is a pipe that was closed.
  public var isAtEnd: Bool { sources.allSatisfy(\.isAtEnd) }

  /// The sources whose columns are known, with those that were chosen; sizes and hashes are not kept.
  public var inputs: [ReadReport.Input] { sources.compactMap(\.input) }

  /// Reads what has come since the last look, at most some mebibytes of each source.
  ///
  /// - Parameters:
  ///   - paused: the indices of sources that are not looked at.
  ///   - summarise: makes a partial result of a piece's rows; the batch is lent for the call only.
  /// - Returns: what was made of the rows, and what happened to the logs.
  /// - Throws: ``LogError/cannotFollow(path:form:)``, ``LogError/missingColumn(_:)``,
  ///   ``LogError/rowTooLong(path:line:limit:)``, and what else speaks against a log.
  public mutating func poll<Partial: Sendable>(
    skipping paused: Set<Int> = [], summarise: (borrowing Batch) -> Partial
  ) throws(LogError) -> FollowedRows<Partial> {
    var found = FollowedRows<Partial>()
    for (place, source) in sources.enumerated() where !paused.contains(place) {
      var pieces = 0
      while let piece = try source.next(&maker, &found.notices) {
        let block = Self.block(piece, index: blocks, source: place, maker.builder.batch, summarise)
        found.blocks.append(block)
        blocks += 1
        pieces += 1
        guard pieces < Self.piecesOfALook else {
          found.behind.insert(place)
          break
        }
      }
    }
    return found
  }

  private static func block<Partial: Sendable>(
    _ piece: FollowedSource.Piece, index: Int, source: Int, _ batch: borrowing Batch,
    _ summarise: (borrowing Batch) -> Partial
  ) -> LogBlock<Partial> {
    var rejections = batch.rejections
    for place in rejections.indices { rejections[place].line += piece.firstLine }
    return LogBlock(
      partial: summarise(batch), index: index, source: source, firstLine: piece.firstLine,
      rowsRead: batch.count + batch.rejections.count + batch.blankRows, rejections: rejections,
      groupNames: batch.groupNames)
  }
}
