/// A text of up to sixteen bytes in three words, so that two texts are compared without a loop.
///
/// Not a byte outside of the text is read: a longer text gives its first and its last eight bytes, which may overlap, a
/// shorter one its first and last four, and so on. With the length they say everything.
struct ShortText: BitwiseCopyable {
  private let head: UInt64
  private let tail: UInt64
  private let count: Int

  /// The words of a text, or nil where it is longer than sixteen bytes.
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    let count = text.count
    guard count <= 16 else { return nil }
    self.count = count
    let bytes = unsafe text.bytes
    if count >= 8 {
      head = unsafe bytes.unsafeLoadUnaligned(as: UInt64.self)
      tail = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      head = UInt64(unsafe bytes.unsafeLoadUnaligned(as: UInt32.self))
      tail = UInt64(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else if count > 0 {
      head = UInt64(text[0]) << 16 | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1])
      tail = 0
    } else {
      head = 0
      tail = 0
    }
  }

  /// What no text is equal to.
  static var none: ShortText { ShortText(head: 0, tail: 0, count: -1) }

  private init(head: UInt64, tail: UInt64, count: Int) {
    self.head = head
    self.tail = tail
    self.count = count
  }

  /// Whether two texts are the same, without a branch.
  @inline(__always)
  static func == (one: ShortText, other: ShortText) -> Bool {
    (one.head ^ other.head) | (one.tail ^ other.tail) | UInt64(bitPattern: Int64(one.count ^ other.count))
      == 0
  }
}
