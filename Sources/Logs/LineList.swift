import CScan

/// The places where the lines of a stretch of bytes end.
///
/// A stretch is so small that it stays in the nearest caches. 64 bytes past it must be readable.
@safe
struct LineList: ~Copyable {
  /// How many bytes are taken at a time, where a line is not longer.
  static let stretch = 32 * 1024

  /// The number of line feeds.
  private(set) var count = 0
  /// Whether any byte is not ASCII.
  private(set) var hasHighBytes = false
  /// The place of each line feed.
  private(set) var newlines: UnsafeMutablePointer<UInt32>
  private var capacity = LineList.stretch

  init() { unsafe newlines = .allocate(capacity: capacity + 1) }

  deinit { unsafe newlines.deallocate() }

  /// Lists the lines of `bytes`.
  mutating func list(_ bytes: UnsafeRawPointer, count size: Int) {
    if size > capacity {
      capacity = size
      unsafe newlines.deallocate()
      unsafe newlines = .allocate(capacity: capacity + 1)
    }
    let lines = unsafe cscan_lines(bytes, size, newlines)
    count = lines.count
    hasHighBytes = lines.high != 0
  }

  /// The length of as many whole lines of `bytes` as make a stretch; a last line needs no line feed.
  static func stretch(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress, bytes.count > stretch else { return bytes.count }
    var length = stretch
    while length > 0, unsafe bytes[length - 1] != RowSyntax.lineFeed { length -= 1 }
    guard length == 0 else { return length }
    let end = unsafe Scan.first(RowSyntax.lineFeed, RowSyntax.lineFeed, in: base, stretch..<bytes.count)
    return min(end + 1, bytes.count)
  }
}
