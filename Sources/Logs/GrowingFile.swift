import Glibc

/// An open file that may grow, or a pipe, and how far it has been read.
struct GrowingFile {
  /// What became of a file since it was opened.
  enum Change {
    /// Nothing.
    case none
    /// It is shorter than what was read of it, or was written anew.
    case truncated
    /// Another file with content stands in its place.
    case replaced
    /// Nothing stands in its place.
    case vanished
  }

  /// The number of bytes by which a file that was written anew is known.
  private static let markLength = 64

  private let descriptor: LogDescriptor
  private let isRegular: Bool
  private let hasPath: Bool
  private var offset: Int
  /// The last bytes that were read.
  private var mark: [UInt8] = []
  /// Whether a pipe was closed.
  private(set) var isAtEnd = false

  /// Opens the file of `source` without waiting for whoever writes it.
  init(_ source: LogSource) throws(LogError) {
    descriptor = try LogDescriptor(opening: source, waits: false)
    isRegular = descriptor.isRegular
    hasPath = !source.isStandardInput
    offset = isRegular ? descriptor.position : 0
  }

  /// Adds up to `size` bytes that have come to `buffer`.
  ///
  /// - Returns: how many.
  mutating func read(upTo size: Int, into buffer: inout BlockBuffer) throws(LogError) -> Int {
    let descriptor = descriptor
    let before = buffer.count
    guard isRegular else {
      var hasEnded = isAtEnd
      let added = try unsafe buffer.append(upTo: size) { room throws(LogError) in
        try unsafe descriptor.readAvailable(room, hasEnded: &hasEnded)
      }
      isAtEnd = hasEnded
      return added
    }
    // A file that was cut short and has grown again beyond this place is another text.
    guard hasMark else { return 0 }
    let offset = offset
    let added = try unsafe buffer.append(upTo: size) { room throws(LogError) in
      try unsafe descriptor.read(room, at: offset)
    }
    self.offset += added
    if added > 0 {
      let start = max(before, buffer.count - Self.markLength)
      mark = unsafe Array(buffer.bytes(start..<buffer.count))
    }
    return added
  }

  /// What became of the file at `path`, which has been read to its end.
  func change(of path: String) -> Change {
    guard isRegular, let own = descriptor.status else { return .none }
    if own.st_size < offset || !hasMark { return .truncated }
    guard hasPath else { return .none }
    guard let there = FileNames.status(of: path) else { return .vanished }
    if there.st_dev == own.st_dev, there.st_ino == own.st_ino { return .none }
    // Until something is written to the new file, whoever writes may still use the old one.
    return there.st_mode & S_IFMT == S_IFREG && there.st_size == 0 ? .none : .replaced
  }

  /// Whether the bytes that were read last are still where they were.
  private var hasMark: Bool {
    guard !mark.isEmpty else { return true }
    var found = [UInt8](repeating: 0, count: mark.count)
    let place = offset - mark.count
    let descriptor = descriptor
    let count = unsafe found.withUnsafeMutableBytes { bytes in
      (try? unsafe descriptor.read(bytes, at: place)) ?? 0
    }
    return count == mark.count && found == mark
  }

  /// Goes back to the start of a file that was cut short.
  mutating func rewind() {
    offset = 0
    mark = []
  }
}
