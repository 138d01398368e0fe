/// A list of users, one a line, that comes in pieces.
///
/// A line ends with a line feed, before which a carriage return is left out; the last one need not end. The bytes of a
/// line are handed over as they are. Empty lines are counted, and are no users; a byte order mark before the first line is
/// left out.
public struct UserLines: Sendable {
  /// The largest line that is kept while its end is not there yet, in bytes.
  public static let longestLine = 1 << 20

  /// The lines that name nobody.
  public private(set) var emptyLines = 0
  /// The number of the first line that was too long, from 1; nil where there is none.
  public private(set) var overlongLine: Int?

  private var lines = 0
  /// The beginning of a line whose end is still to come.
  private var rest: [UInt8] = []
  private var isAtStart = true

  /// A list of which nothing has come yet.
  public init() {}

  /// Takes the next piece and hands over every user whose line is complete.
  ///
  /// - Parameters:
  ///   - piece: bytes, cut anywhere.
  ///   - take: is lent the bytes of each user's name.
  public mutating func add(_ piece: Span<UInt8>, _ take: (Span<UInt8>) -> Void) {
    var start = 0
    for index in piece.indices where piece[index] == UInt8(ascii: "\n") {
      if rest.isEmpty {
        hand(piece.extracting(start..<index), take)
      } else {
        keep(piece.extracting(start..<index))
        handRest(take)
      }
      start = index + 1
    }
    keep(piece.extracting(start..<piece.count))
  }

  /// Hands over the last line where nothing ends it.
  public mutating func finish(_ take: (Span<UInt8>) -> Void) {
    if !rest.isEmpty { handRest(take) }
  }

  private mutating func keep(_ part: Span<UInt8>) {
    guard rest.count + part.count <= Self.longestLine else {
      overlongLine = overlongLine ?? lines + 1
      return
    }
    for index in part.indices { rest.append(part[index]) }
  }

  private mutating func handRest(_ take: (Span<UInt8>) -> Void) {
    let line = rest
    rest.removeAll(keepingCapacity: true)
    hand(line.span, take)
  }

  private mutating func hand(_ line: Span<UInt8>, _ take: (Span<UInt8>) -> Void) {
    lines += 1
    var start = 0
    if isAtStart {
      isAtStart = false
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      if line.count >= 3, mark.indices.allSatisfy({ line[$0] == mark[$0] }) { start = 3 }
    }
    var end = line.count
    if end > start, line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if start == end {
      emptyLines += 1
    } else {
      take(line.extracting(start..<end))
    }
  }
}
