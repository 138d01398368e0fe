import Columns

/// The names of a batch's groups as bytes, so that a row's group is found without making a string.
@safe
struct GroupTable: ~Copyable {
  /// The short names in the order of their codes; a longer one is a text that no name is equal to.
  private let short: UnsafeMutablePointer<ShortText>
  private var count = 0
  /// All names, one after the other.
  private var bytes: [UInt8] = []
  /// Where each name ends in ``bytes``.
  private var ends: [Int] = []
  /// The codes given out before the first name of the table.
  private var firstCode = 0

  init() { unsafe short = .allocate(capacity: Batch.groupLimit) }

  deinit { unsafe short.deallocate() }

  /// Forgets all names.
  mutating func removeAll() {
    count = 0
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    firstCode = 0
  }

  /// Leaves the next code to a group that is not looked up.
  mutating func skipCode() {
    precondition(count == 0)
    firstCode += 1
  }

  /// Adds a name; its code is the next one.
  mutating func append(_ name: Span<UInt8>) {
    precondition(count < Batch.groupLimit)
    unsafe (short + count).initialize(to: ShortText(name) ?? .none)
    count += 1
    for index in name.indices { bytes.append(name[index]) }
    ends.append(bytes.count)
  }

  /// The code of a name, or nil where it is new.
  @inline(__always)
  func code(of name: Span<UInt8>) -> UInt8? {
    guard let text = ShortText(name) else { return longCode(of: name) }
    // Which group comes next cannot be foreseen: a choice without a branch looks at all names.
    var found = -1
    for index in 0..<count { found = unsafe short[index] == text ? index : found }
    return found < 0 ? nil : UInt8(truncatingIfNeeded: found &+ firstCode)
  }

  @inline(never)
  private func longCode(of name: Span<UInt8>) -> UInt8? {
    for index in ends.indices where holds(name, at: index) { return UInt8(index + firstCode) }
    return nil
  }

  private func holds(_ name: Span<UInt8>, at index: Int) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == name.count else { return false }
    let stored = bytes.span
    for offset in name.indices where stored[start + offset] != name[offset] { return false }
    return true
  }
}
