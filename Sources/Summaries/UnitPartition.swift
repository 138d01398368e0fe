/// The sums of the units whose hashes share their top four bits: an open-addressed hash table.
///
/// An entry is a (unit, group) pair with, for every expression, the number of its values and their sum relative to
/// the expression's shift. Entries stand in the order of their first row. Units are told apart by their 64-bit hash
/// alone: among U units, two share one with a chance of about U²/2⁶⁵ (10⁻⁸ for a million).
///
/// - Source: open addressing with linear probing, D. E. Knuth, "The Art of Computer Programming", volume 3, 6.4.
struct UnitPartition: Sendable {
  /// The number of expressions.
  let expressions: Int
  /// The number of entries.
  var count: Int { units.count }
  /// The hashed unit of each entry; ``Batch/missingUnit`` for a row that had none.
  private(set) var units: [UInt64] = []
  /// The group of each entry.
  private(set) var groups: [UInt8] = []
  /// For each entry and expression: count of values, sum of values less the shift.
  private(set) var sums: [Double] = []
  /// Two words a slot, so that one line of the cache answers: the hash, then the group above the entry number + 1,
  /// which is 0 where the slot is free.
  private var slots: [UInt64] = Array(repeating: 0, count: 2 << 10)
  private var mask = (1 << 10) - 1

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
  }

  /// Adds rows.
  ///
  /// All rows are first given their entries and then added, so that the memory of the second walk is known ahead and
  /// fetched while earlier rows are still being added.
  ///
  /// - Parameters:
  ///   - rows: the lists of a block.
  ///   - partition: the partition that this table holds.
  ///   - codes: the global code of each local group code.
  ///   - shifts: what is taken from the values of each expression.
  mutating func add(_ rows: UnitRows, partition: Int, codes: [UInt8], shifts: [Double]) {
    let range = rows.starts[partition]..<rows.starts[partition + 1]
    var entries: [Int32] = []
    entries.reserveCapacity(range.count)
    for row in range {
      entries.append(Int32(entry(for: rows.units[row], group: codes[Int(rows.groups[row])])))
    }
    add(rows.values, from: range.lowerBound, to: entries, shifts: shifts)
  }

  /// Adds the rows of a block that have no unit, each as a unit of its own.
  mutating func addLone(_ rows: UnitRows, codes: [UInt8], shifts: [Double]) {
    let entries = rows.loneGroups.map { Int32(append(unit: 0, group: codes[Int($0)])) }
    add(rows.loneValues, from: 0, to: entries, shifts: shifts)
  }

  /// The entry of a unit in a group; nil where it has none, and for a row without a unit.
  func entry(of unit: UInt64, in group: UInt8) -> Int? {
    guard unit != 0 else { return nil }
    let held = slots[2 * slot(of: unit, group: group) + 1]
    return held == 0 ? nil : Int(held & 0xFFFF_FFFF) - 1
  }

  /// The slot of a unit in a group, or the free one where it belongs.
  private func slot(of unit: UInt64, group: UInt8) -> Int {
    var slot = Int(truncatingIfNeeded: unit) & mask
    while true {
      let held = slots[2 * slot + 1]
      if held == 0 || (slots[2 * slot] == unit && held >> 32 == group) { return slot }
      slot = (slot + 1) & mask
    }
  }

  /// Adds the values of consecutive rows, each to its entry; a missing one adds nothing.
  private mutating func add(_ values: [Double], from first: Int, to entries: [Int32], shifts: [Double]) {
    let values = values.span
    let shifts = shifts.span
    let entries = entries.span
    let expressions = expressions
    var sums = sums.mutableSpan
    var source = first * expressions
    for row in entries.indices {
      var place = Int(entries[row]) * expressions * 2
      for expression in 0..<expressions {
        let value = values[source]
        let isPresent = value == value
        sums[place] += isPresent ? 1 : 0
        sums[place + 1] += isPresent ? value - shifts[expression] : 0
        source += 1
        place += 2
      }
    }
  }

  /// The entry of a unit in a group, made where there is none.
  private mutating func entry(for unit: UInt64, group: UInt8) -> Int {
    let slot = slot(of: unit, group: group)
    let held = slots[2 * slot + 1]
    if held != 0 { return Int(held & 0xFFFF_FFFF) - 1 }
    let entry = append(unit: unit, group: group)
    occupy(slot, unit: unit, group: group, entry: entry)
    if 2 * units.count > mask { grow() }
    return entry
  }

  private mutating func occupy(_ slot: Int, unit: UInt64, group: UInt8, entry: Int) {
    slots[2 * slot] = unit
    slots[2 * slot + 1] = UInt64(group) << 32 | UInt64(entry + 1)
  }

  private mutating func append(unit: UInt64, group: UInt8) -> Int {
    units.append(unit)
    groups.append(group)
    for _ in 0..<2 * expressions { sums.append(0) }
    return units.count - 1
  }

  private mutating func grow() {
    mask = 2 * mask + 1
    slots = Array(repeating: 0, count: 2 * (mask + 1))
    for (entry, unit) in units.enumerated() where unit != 0 {
      occupy(slot(of: unit, group: groups[entry]), unit: unit, group: groups[entry], entry: entry)
    }
  }
}
