/// The bytes of a file or pipe as they are stored, read in order and once.
struct StoredBytes {
  private static let pieceSize = 1 << 18

  private let file: LogDescriptor
  private var piece: [UInt8] = []
  private var range = 0..<0
  /// The place of the first byte that was not taken.
  private(set) var offset = 0
  private var isAtEnd = false

  init(_ file: LogDescriptor) { self.file = file }

  /// The number of bytes that can be lent.
  var available: Int { range.count }

  /// Reads until `count` bytes can be lent, or all that are left.
  ///
  /// - Throws: ``LogError/cannotRead(path:code:)``; ``LogError/shrank(path:expected:found:)`` where a file ends before
  ///   the size it had when it was opened.
  mutating func fill(_ count: Int) throws(LogError) {
    guard available < count && !isAtEnd else { return }
    let kept = Array(piece[range])
    let place = offset + kept.count
    let wanted = min(Self.pieceSize, file.size.map { $0 - place } ?? Self.pieceSize)
    if piece.count < kept.count + wanted { piece = [UInt8](repeating: 0, count: kept.count + wanted) }
    piece.replaceSubrange(0..<kept.count, with: kept)
    let file = file
    var span = piece.mutableSpan
    let added = try unsafe span.withUnsafeMutableBytes { (bytes) throws(LogError) in
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[kept.count..<kept.count + wanted])
      return file.size == nil ? try unsafe file.readOn(room) : try unsafe file.read(room, at: place)
    }
    range = 0..<kept.count + added
    if let size = file.size {
      guard added == wanted else { throw .shrank(path: file.path, expected: size, found: place + added) }
      isAtEnd = place + added == size
    } else {
      isAtEnd = added < wanted
    }
  }

  /// Lends the bytes at hand; `body` returns how many of them it took, and what it made of them.
  mutating func take<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> (taken: Int, result: Result)
  ) throws(Failure) -> Result {
    let range = range
    let (taken, result) = try unsafe piece.span.withUnsafeBytes { (bytes) throws(Failure) in
      try unsafe body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    precondition(taken >= 0 && taken <= range.count)
    self.range = range.lowerBound + taken..<range.upperBound
    offset += taken
    return result
  }
}
