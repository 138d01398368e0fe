internal import CMemory

/// The sums of the units whose hashes share their top four bits: an open-addressed hash table.
///
/// A slot holds a (unit, group) pair with, for every expression, the number of its values and their sum relative to
/// the expression's shift, side by side: a row touches one place of memory, which is known ahead and fetched while
/// earlier rows are added. Units are told apart by their 64-bit hash alone: among U units, two share one with a chance
/// of about U²/2⁶⁵ (10⁻⁸ for a million). The order of the slots depends on the rows and their order alone.
///
/// - Source: open addressing with linear probing, D. E. Knuth, "The Art of Computer Programming", volume 3, 6.4;
///   fetching ahead in groups, S. Chen, A. Ailamaki, P. Gibbons and T. Mowry, "Improving hash join performance through
///   prefetching", ACM TODS 32 (2007), doi:10.1145/1272743.1272747.
@safe
struct UnitPartition: ~Copyable {
  /// The number of rows between asking for a slot and using it.
  private static let lead = 16

  /// The number of expressions.
  let expressions: Int
  /// The number of units in all groups, rows without a unit among them.
  var count: Int { used + loneGroups.count }
  /// The words of a slot: the hash, the group + 1 (0 where the slot is free), then each expression's count and sum.
  private let width: Int
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask = (1 << 8) - 1
  private var used = 0
  /// The groups of the rows that had no unit, each of which is one of its own.
  private var loneGroups: [UInt8] = []
  /// Their counts and sums, row by row.
  private var loneSums: [Double] = []

  /// An empty table for a number of expressions.
  init(expressions: Int) {
    self.expressions = expressions
    width = 2 + 2 * expressions
    unsafe slots = Self.allocate((mask + 1) * width)
  }

  deinit { unsafe slots.deallocate() }

  private static func allocate(_ words: Int) -> UnsafeMutablePointer<UInt64> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: words * MemoryLayout<UInt64>.stride, alignment: 64)
    return unsafe memory.initializeMemory(as: UInt64.self, repeating: 0, count: words)
  }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - rows: the lists of a block.
  ///   - partition: the partition that this table holds.
  ///   - codes: the global code of each local group code.
  ///   - shifts: what is taken from the values of each expression.
  mutating func add(_ rows: UnitRows, partition: Int, codes: [UInt8], shifts: [Double]) {
    let range = rows.starts[partition]..<rows.starts[partition + 1]
    let units = rows.units.span
    let groups = rows.groups.span
    let values = rows.values.span
    let codes = codes.span
    let shifts = shifts.span
    let expressions = expressions
    for row in range.lowerBound..<min(range.lowerBound + Self.lead, range.upperBound) { ask(for: units[row]) }
    for row in range {
      if row + Self.lead < range.upperBound { ask(for: units[row + Self.lead]) }
      let sums = unsafe slot(for: units[row], group: codes[Int(groups[row])])
      var source = row * expressions
      var place = 0
      for expression in 0..<expressions {
        let value = values[source]
        let isPresent = value == value
        unsafe sums[place] += isPresent ? 1 : 0
        unsafe sums[place + 1] += isPresent ? value - shifts[expression] : 0
        source += 1
        place += 2
      }
    }
  }

  /// Adds rows that have a stratum: a slot holds a unit in a cell, a stratum of a group.
  ///
  /// - Parameters:
  ///   - block: the lists of a block with their strata.
  ///   - partition: the partition that this table holds.
  ///   - shifts: what is taken from the values of each expression.
  mutating func add(_ block: CellTable.Block, partition: Int, shifts: [Double]) {
    let range = block.rows.starts[partition]..<block.rows.starts[partition + 1]
    let units = block.rows.units.span
    let groups = block.rows.groups.span
    let values = block.rows.values.span
    let strata = block.strata.span
    for row in range where strata[row] != BlockCells.none {
      if row + Self.lead < range.upperBound { ask(for: units[row + Self.lead]) }
      let stratum = UInt64(block.stratumCodes[Int(strata[row])])
      let group = UInt64(block.groupCodes[Int(groups[row])])
      let sums = unsafe slot(for: units[row], key: stratum * UInt64(CellTable.groups) + group + 1)
      for expression in 0..<expressions {
        let value = values[row * expressions + expression]
        guard value == value else { continue }
        unsafe sums[2 * expression] += 1
        unsafe sums[2 * expression + 1] += value - shifts[expression]
      }
    }
  }

  /// Adds the rows of a block that have no unit, each as a unit of its own.
  mutating func addLone(_ rows: UnitRows, codes: [UInt8], shifts: [Double]) {
    for (row, group) in rows.loneGroups.enumerated() {
      loneGroups.append(codes[Int(group)])
      for expression in 0..<expressions {
        let value = rows.loneValues[row * expressions + expression]
        loneSums.append(value.isNaN ? 0 : 1)
        loneSums.append(value.isNaN ? 0 : value - shifts[expression])
      }
    }
  }

  /// Asks for the memory of a unit's slot.
  @inline(__always)
  private func ask(for unit: UInt64) {
    unsafe cmemory_prefetch(slots + (Int(truncatingIfNeeded: unit) & mask) &* width)
  }

  /// The counts and sums of a unit in a group, made where there are none.
  @inline(__always)
  private mutating func slot(for unit: UInt64, group: UInt8) -> UnsafeMutablePointer<Double> {
    unsafe slot(for: unit, key: UInt64(group) &+ 1)
  }

  /// The counts and sums of a unit under a key above 0, made where there are none.
  @inline(__always)
  private mutating func slot(for unit: UInt64, key: UInt64) -> UnsafeMutablePointer<Double> {
    var slot = Int(truncatingIfNeeded: unit) & mask
    while true {
      let place = unsafe slots + slot &* width
      if unsafe place[0] == unit && place[1] == key {
        return unsafe UnsafeMutableRawPointer(place + 2).assumingMemoryBound(to: Double.self)
      }
      if unsafe place[1] == 0 { break }
      slot = (slot &+ 1) & mask
    }
    return unsafe insert(unit, key: key, at: slot)
  }

  @inline(never)
  private mutating func insert(_ unit: UInt64, key: UInt64, at free: Int) -> UnsafeMutablePointer<Double> {
    var slot = free
    used += 1
    if 3 * used > 2 * mask {
      grow()
      slot = self.free(for: unit)
    }
    let place = unsafe slots + slot * width
    unsafe place[0] = unit
    unsafe place[1] = key
    return unsafe UnsafeMutableRawPointer(place + 2).assumingMemoryBound(to: Double.self)
  }

  /// The first free slot for a unit.
  private func free(for unit: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: unit) & mask
    while unsafe slots[slot * width + 1] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = unsafe slots
    let size = mask + 1
    // A small table grows in few large steps, a large one in those that it needs.
    let larger = size < 1 << 13 ? 4 * size : 2 * size
    mask = larger - 1
    unsafe slots = Self.allocate(larger * width)
    for slot in 0..<size {
      let place = unsafe old + slot * width
      guard unsafe place[1] != 0 else { continue }
      unsafe (slots + free(for: place[0]) * width).update(from: place, count: width)
    }
    unsafe old.deallocate()
  }
}

extension UnitPartition {
  /// A unit in a group: its counts and sums.
  @safe
  struct Entry {
    /// The hash; 0 for a row that had no unit.
    let unit: UInt64
    /// The cell, stratum · 64 + group; the group where there are no strata.
    let cell: Int
    fileprivate let sums: UnsafePointer<Double>

    /// The group.
    var group: UInt8 { UInt8(truncatingIfNeeded: cell % CellTable.groups) }

    fileprivate init(unit: UInt64, cell: Int, sums: UnsafePointer<Double>) {
      self.unit = unit
      self.cell = cell
      unsafe self.sums = unsafe sums
    }

    /// The number of values of an expression.
    @inline(__always)
    func size(_ expression: Int) -> Double { unsafe sums[2 * expression] }

    /// The sum of the values of an expression, each less the shift.
    @inline(__always)
    func sum(_ expression: Int) -> Double { unsafe sums[2 * expression + 1] }
  }

  /// Looks at each unit in each group in turn; an entry must not be kept.
  @inline(__always)
  func forEachEntry(_ body: (Entry) -> Void) {
    for slot in 0...mask {
      let place = unsafe slots + slot * width
      if unsafe place[1] != 0 { unsafe body(entry(at: place)) }
    }
    unsafe loneSums.withUnsafeBufferPointer { sums in
      // Without expressions there are no sums to point at.
      let base = unsafe sums.baseAddress ?? entry(at: slots).sums
      for (row, group) in loneGroups.enumerated() {
        unsafe body(Entry(unit: 0, cell: Int(group), sums: base + 2 * expressions * row))
      }
    }
  }

  /// The entry of a unit in a group; nil where it has none, and for a row without a unit.
  func entry(of unit: UInt64, in group: UInt8) -> Entry? {
    guard unit != 0 else { return nil }
    var slot = Int(truncatingIfNeeded: unit) & mask
    while true {
      let place = unsafe slots + slot * width
      guard unsafe place[1] != 0 else { return nil }
      if unsafe place[0] == unit && place[1] == UInt64(group) + 1 { return unsafe entry(at: place) }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func entry(at place: UnsafeMutablePointer<UInt64>) -> Entry {
    unsafe Entry(
      unit: place[0], cell: Int(truncatingIfNeeded: place[1] &- 1),
      sums: UnsafePointer(UnsafeMutableRawPointer(place + 2).assumingMemoryBound(to: Double.self)))
  }
}
