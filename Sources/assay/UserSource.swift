import Assignment
import Glibc

/// Where users are named: on the command line, in a file, on standard input.
struct UserSource {
  private static let pieceSize = 1 << 18

  private let names: [String]
  /// The file that is read; `-` is standard input, nil stands for the command line.
  let path: String?

  /// The users of arguments, or of a file; a pipe that nobody named is one, a terminal is not.
  init(arguments: [String], file: String?) throws {
    names = arguments == ["-"] ? [] : arguments
    path = file ?? (names.isEmpty ? "-" : nil)
    if arguments.isEmpty, file == nil, isatty(STDIN_FILENO) == 1 {
      throw Trouble("no user is named; name users, or --users FILE, or - for standard input")
    }
  }

  /// Hands over every user, in order.
  ///
  /// - Parameters:
  ///   - take: is lent the bytes of each name.
  ///   - flush: is called now and then, with the bytes that were read since.
  /// - Returns: the lines that name nobody.
  /// - Throws: ``Trouble`` where the file cannot be read, and what `flush` throws.
  func forEach(_ take: (Span<UInt8>) -> Void, flush: (Int) throws -> Void) throws -> Int {
    guard let path else { return try forEachName(take, flush: flush) }
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Trouble("the users \(path) cannot be read: \(SystemError.text(errno))")
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var lines = UserLines()
    var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Trouble("the users \(path) cannot be read: \(SystemError.text(errno))") }
      guard count > 0 else { break }
      let piece = buffer.span.extracting(0..<count)
      lines.add(piece, take)
      if let line = lines.overlongLine {
        throw Trouble(
          "\(path):\(line): a line of more than \(UserLines.longestLine >> 20) MB is no user's name")
      }
      try flush(count)
    }
    lines.finish(take)
    try flush(0)
    return lines.emptyLines
  }

  /// The same of the names on the command line, of which empty ones name nobody.
  private func forEachName(_ take: (Span<UInt8>) -> Void, flush: (Int) throws -> Void) throws -> Int {
    var empty = 0
    for name in names {
      let bytes = Array(name.utf8)
      if bytes.isEmpty { empty += 1 } else { take(bytes.span) }
    }
    try flush(0)
    return empty
  }
}
