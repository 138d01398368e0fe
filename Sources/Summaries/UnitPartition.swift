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
  /// Entry number + 1 in the low half, more bits of the hash in the high half; 0 is free.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private var mask = (1 << 10) - 1

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
  }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - rows: the lists of a block.
  ///   - partition: the partition that this table holds.
  ///   - codes: the global code of each local group code.
  ///   - shifts: what is taken from the values of each expression.
  mutating func add(_ rows: UnitRows, partition: Int, codes: [UInt8], shifts: [Double]) {
    for row in rows.starts[partition]..<rows.starts[partition + 1] {
      let entry = entry(for: rows.units[row], group: codes[Int(rows.groups[row])])
      add(rows.values, row: row, to: entry, shifts: shifts)
    }
  }

  /// Adds the rows of a block that have no unit, each as a unit of its own.
  mutating func addLone(_ rows: UnitRows, codes: [UInt8], shifts: [Double]) {
    for row in rows.loneGroups.indices {
      let entry = append(unit: 0, group: codes[Int(rows.loneGroups[row])])
      add(rows.loneValues, row: row, to: entry, shifts: shifts)
    }
  }

  /// Whether a unit has an entry in a group.
  func contains(_ unit: UInt64, group: UInt8) -> Bool {
    guard unit != 0 else { return false }
    var slot = Int(truncatingIfNeeded: unit) & mask
    while slots[slot] != 0 {
      let entry = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if units[entry] == unit && groups[entry] == group { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func add(_ values: [Double], row: Int, to entry: Int, shifts: [Double]) {
    for expression in 0..<expressions {
      let value = values[row * expressions + expression]
      guard !value.isNaN else { continue }
      let place = (entry * expressions + expression) * 2
      sums[place] += 1
      sums[place + 1] += value - shifts[expression]
    }
  }

  /// The entry of a unit in a group, made where there is none.
  private mutating func entry(for unit: UInt64, group: UInt8) -> Int {
    let tag = (unit >> 28) << 32
    var slot = Int(truncatingIfNeeded: unit) & mask
    while true {
      let held = slots[slot]
      if held == 0 { break }
      if held & 0xFFFF_FFFF_0000_0000 == tag {
        let entry = Int(held & 0xFFFF_FFFF) - 1
        if units[entry] == unit && groups[entry] == group { return entry }
      }
      slot = (slot + 1) & mask
    }
    let entry = append(unit: unit, group: group)
    slots[slot] = tag | UInt64(entry + 1)
    if 2 * units.count > slots.count { grow() }
    return entry
  }

  private mutating func append(unit: UInt64, group: UInt8) -> Int {
    units.append(unit)
    groups.append(group)
    for _ in 0..<2 * expressions { sums.append(0) }
    return units.count - 1
  }

  private mutating func grow() {
    mask = 2 * slots.count - 1
    slots = Array(repeating: 0, count: mask + 1)
    for (entry, unit) in units.enumerated() where unit != 0 {
      var slot = Int(truncatingIfNeeded: unit) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (unit >> 28) << 32 | UInt64(entry + 1)
    }
  }
}
