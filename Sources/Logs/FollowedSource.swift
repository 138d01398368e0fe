import Columns

/// One source that is followed: the file as it is now, and the bytes that wait for the end of their row.
final class FollowedSource {
  /// The longest row that is waited for, in bytes; beyond it a quote was left open.
  private static let rowLimit = 16 << 20

  /// Some rows that are in the batch.
  struct Piece {
    /// The line on which they begin, counted from 1.
    var firstLine: Int
  }

  private let source: LogSource
  private let place: Int
  private let pieceSize: Int
  private var file: GrowingFile?
  private var rows: PendingRows
  private var wasMissed = false
  private var wasOpened = false

  /// A source that is not open yet.
  ///
  /// - Parameters:
  ///   - source: what is followed.
  ///   - place: its index among `count` sources.
  ///   - count: the number of sources.
  ///   - projection: the columns that are wanted.
  ///   - pieceSize: the number of bytes that are read at a time.
  init(_ source: LogSource, place: Int, of count: Int, projection: Projection, pieceSize: Int) {
    self.source = source
    self.place = place
    self.pieceSize = pieceSize
    rows = PendingRows(
      LayoutFinder(source, projection: projection, first: place, step: count), limit: Self.rowLimit)
  }

  /// Whether nothing can come any more.
  private(set) var isAtEnd = false

  /// The log and its columns, once they are known.
  var input: ReadReport.Input? { rows.input }

  /// Makes the next rows that are whole, reading on where there are none.
  ///
  /// - Returns: nil when none are there for the moment; the batch of `maker` is then of no meaning.
  func next(_ maker: inout RowMaker, _ notices: inout [LogNotice]) throws(LogError) -> Piece? {
    while !isAtEnd {
      guard try isOpen(&notices) else { return nil }
      if try readOn() > 0 {
        if let piece = try rows.make(&maker) {
          tellOfOpening(&notices)
          return piece
        }
        tellOfWaiting(&notices)
        continue
      }
      if file?.isAtEnd == true {
        isAtEnd = true
        notices.append(notice(.ended))
        return try rows.finish(&maker, isEnd: true)
      }
      switch file?.change(of: source.path) ?? .none {
      case .none: return nil
      case .vanished:
        if !wasMissed { notices.append(notice(.vanished)) }
        wasMissed = true
        return nil
      case .truncated:
        notices.append(notice(.truncated))
        file?.rewind()
      case .replaced:
        // Something may have been written to the old file before the new one.
        if try readOn() > 0 {
          if let piece = try rows.make(&maker) { return piece }
          continue
        }
        notices.append(notice(.replaced))
        file = nil
      }
      wasMissed = false
      if let piece = try rows.finish(&maker, isEnd: false) { return piece }
    }
    return nil
  }

  /// Whether the file is open, or could be opened now.
  private func isOpen(_ notices: inout [LogNotice]) throws(LogError) -> Bool {
    if file != nil { return true }
    do throws(LogError) {
      file = try GrowingFile(source)
      wasMissed = false
      return true
    } catch {
      guard case .noSuchFile = error else { throw error }
      if !wasMissed { notices.append(notice(.missing)) }
      wasMissed = true
      return false
    }
  }

  private func readOn() throws(LogError) -> Int {
    try file?.read(upTo: pieceSize, into: &rows.buffer) ?? 0
  }

  private func tellOfOpening(_ notices: inout [LogNotice]) {
    if !wasOpened { notices.append(notice(.opened)) }
    wasOpened = true
  }

  private func tellOfWaiting(_ notices: inout [LogNotice]) {
    guard let missing = rows.takeComplaint() else { return }
    notices.append(notice(.incomplete, missing.description))
  }

  private func notice(_ kind: LogNotice.Kind, _ detail: String = "") -> LogNotice {
    LogNotice(kind: kind, source: place, path: source.path, detail: detail)
  }
}
