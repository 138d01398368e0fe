/// Numbers keys above 0 in the order in which they come: an open-addressed hash table.
///
/// - Source: D. E. Knuth, "The Art of Computer Programming", volume 3, 6.4.
struct KeyIndex: Sendable {
  /// The keys by number.
  private(set) var keys: [UInt64] = []
  /// For each slot, the number of its key + 1; 0 where it is free.
  private var slots = [Int32](repeating: 0, count: 1 << 8)

  /// No keys.
  init() {}

  /// The number of keys.
  var count: Int { keys.count }

  /// The number of a key; that after all others where it is new.
  mutating func number(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Self.start(key) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if keys[number] == key { return number }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    slots[slot] = Int32(keys.count)
    if 3 * keys.count > 2 * mask { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 4 * slots.count)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var slot = Self.start(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }

  /// Where the search for a key begins: the middle bits of a product, to which all its bits have come.
  @inline(__always)
  private static func start(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 20)
  }
}
