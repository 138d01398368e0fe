/// The bytes of a batch's group names, so that a row's group is found without making a string.
struct GroupTable {
  /// All names, one after the other.
  private var bytes: [UInt8] = []
  /// Where each name ends in ``bytes``.
  private var ends: [Int] = []
  /// The code that was found last: rows of one group often follow each other.
  private var last = 0
  /// The codes given out before the first name of the table.
  private var firstCode = 0

  /// Forgets all names.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    last = 0
    firstCode = 0
  }

  /// Leaves the next code to a group that is not looked up.
  mutating func skipCode() {
    precondition(ends.isEmpty)
    firstCode += 1
  }

  /// Adds a name; its code is the next one.
  mutating func append(_ name: Span<UInt8>) {
    for index in name.indices { bytes.append(name[index]) }
    last = ends.count
    ends.append(bytes.count)
  }

  /// The code of a name, or nil where it is new.
  mutating func code(of name: Span<UInt8>) -> UInt8? {
    if last < ends.count, holds(name, at: last) { return UInt8(last + firstCode) }
    for index in ends.indices where holds(name, at: index) {
      last = index
      return UInt8(index + firstCode)
    }
    return nil
  }

  @inline(__always)
  private func holds(_ name: Span<UInt8>, at index: Int) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == name.count else { return false }
    let stored = bytes.span
    for offset in name.indices where stored[start + offset] != name[offset] { return false }
    return true
  }
}
