/// How the bytes of a log are compressed, told from its first bytes and not from its name.
enum Compression: String, Sendable {
  /// RFC 1952; one member or several, one behind the other.
  case gzip
  /// RFC 8878; frames and skippable frames.
  case zstd

  /// The number of bytes that tell the compression.
  static let magicLength = 4

  /// The compression of what begins with `bytes`; nil of plain text.
  ///
  /// - Parameter bytes: the first four bytes, or all there are.
  init?(beginning bytes: UnsafeRawBufferPointer) {
    if unsafe bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if unsafe bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippable(bytes) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// Whether a frame that carries no content begins here: 0x184D2A50 to 0x184D2A5F, the lowest byte first.
  private static func isSkippable(_ bytes: UnsafeRawBufferPointer) -> Bool {
    unsafe bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...].starts(with: [0x2A, 0x4D, 0x18])
  }
}
