/// The bytes of a block, with room to read 64 bytes past their end.
@safe
struct BlockBuffer: ~Copyable {
  /// The bytes that may be read past the end; they are 0.
  static let padding = 64

  private(set) var base: UnsafeMutableRawPointer
  /// The number of bytes held.
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(byteCount: capacity + Self.padding, alignment: 64)
    pad()
  }

  deinit { unsafe base.deallocate() }

  /// Forgets the bytes; the memory is kept unless a long row made it much larger than `usual`.
  mutating func clear(usual: Int) {
    count = 0
    guard capacity > 8 * usual else { return }
    unsafe base.deallocate()
    capacity = usual
    unsafe base = .allocate(byteCount: capacity + Self.padding, alignment: 64)
  }

  /// Adds up to `size` bytes that `fill` writes; it returns how many.
  ///
  /// - Returns: the number of bytes added.
  mutating func append<Failure: Error>(
    upTo size: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    reserve(count + size)
    let room = unsafe UnsafeMutableRawBufferPointer(start: base + count, count: size)
    let added = try unsafe fill(room)
    precondition(added >= 0 && added <= size)
    count += added
    pad()
    return added
  }

  /// Takes the first `size` bytes away; those behind them move to the front.
  mutating func removeFirst(_ size: Int) {
    precondition(size >= 0 && size <= count)
    guard size > 0 else { return }
    unsafe base.copyMemory(from: base + size, byteCount: count - size)
    count -= size
    pad()
  }

  /// The bytes of `range`; 64 bytes past them are readable.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  private mutating func reserve(_ size: Int) {
    guard size > capacity else { return }
    let larger = max(size, 2 * capacity)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: larger + Self.padding, alignment: 64)
    unsafe grown.copyMemory(from: base, byteCount: count)
    unsafe base.deallocate()
    unsafe base = grown
    capacity = larger
  }

  private func pad() {
    unsafe (base + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
  }
}
