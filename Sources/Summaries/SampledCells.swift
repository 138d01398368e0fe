/// The sums of the sampled units in every cell of some dimensions, merged from those of blocks in order.
///
/// All units are in the sample while there are at most ``UnitThreshold/limit``; each time that there are more, the bound is
/// halved and the units beyond it are forgotten. The bound at the end is the first in that row which no more units than the
/// limit lie below, and a unit below it was never left out: so the sample depends on the units of the log alone, neither on
/// threads nor on where the log was cut.
///
/// - Source: P. B. Gibbons and S. Tirthapura, "Estimating simple functions on the union of data streams", SPAA 2001,
///   281–291, doi:10.1145/378580.378687 (the same sample, there of coins).
struct SampledCells: Sendable {
  /// The sums in the cells of one dimension.
  private struct Cells: Sendable {
    /// The keys of entries: unit + 1 in the upper half, stratum · 64 + group in the lower.
    var entries = KeyIndex()
    /// For each entry its rows, then of each expression the number of values, their sum and their squares' sum.
    var sums: [Double] = []

    /// Adds the rows of a block, of which `units` has the number of each one's unit, or -1.
    mutating func add(
      _ rows: SampledRows, units: [Int], strata: [UInt16], groupCodes: [UInt8], stratumCodes: [UInt32],
      shifts: [Double]
    ) {
      let width = 1 + 3 * shifts.count
      var starts = [Int](repeating: -1, count: units.count)
      for row in units.indices where units[row] >= 0 && strata[row] != BlockCells.none {
        let cell = UInt64(stratumCodes[Int(strata[row])]) * UInt64(CellTable.groups)
        let group = UInt64(groupCodes[Int(rows.groups[row])])
        starts[row] = entries.number(of: UInt64(units[row] + 1) << 32 | (cell + group)) * width
      }
      sums += repeatElement(0, count: entries.count * width - sums.count)
      Self.add(rows.values.span, shifts.span, to: &sums, at: starts.span)
    }

    private static func add(
      _ values: Span<Double>, _ shifts: Span<Double>, to sums: inout [Double], at starts: Span<Int>
    ) {
      let expressions = shifts.count
      var sums = sums.mutableSpan
      for row in starts.indices where starts[row] >= 0 {
        var place = starts[row]
        sums[place] += 1
        place += 1
        for expression in 0..<expressions {
          let value = values[row * expressions + expression] - shifts[expression]
          let isPresent = value == value
          sums[place] += isPresent ? 1 : 0
          sums[place + 1] += isPresent ? value : 0
          sums[place + 2] += isPresent ? value * value : 0
          place += 3
        }
      }
    }
  }

  private let threshold: UnitThreshold
  private let expressions: Int
  private var bound = UInt64.max
  /// The sampled units.
  private var units = KeyIndex()
  private var cells: [Cells]

  /// No units.
  init(_ threshold: UnitThreshold, expressions: Int, dimensions: Int) {
    self.threshold = threshold
    self.expressions = expressions
    cells = Array(repeating: Cells(), count: dimensions)
  }

  /// The number of units in the sample.
  var count: Int { units.count }

  /// The share of all units that is sampled; 1 where all of them are.
  var share: Double { bound == .max ? 1 : (Double(bound) + 1) / 0x1p64 }

  private var width: Int { 1 + 3 * expressions }

  /// Adds the rows of a block.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - groupCodes: the global code of each local group.
  ///   - strata: for each dimension, the global code of each local stratum; none for one that is no longer told apart.
  ///   - shifts: what is taken from the values of each expression.
  mutating func add(_ rows: SampledRows, groupCodes: [UInt8], strata: [[UInt32]], shifts: [Double]) {
    bound = min(bound, rows.bound)
    // Of each row the number of its unit, or -1.
    var numbers = [Int](repeating: -1, count: rows.units.count)
    for row in rows.units.indices where UnitThreshold.place(of: rows.units[row]) <= bound {
      numbers[row] = units.number(of: rows.units[row])
    }
    for dimension in cells.indices where !strata[dimension].isEmpty {
      cells[dimension].add(
        rows, units: numbers, strata: rows.strata[dimension], groupCodes: groupCodes,
        stratumCodes: strata[dimension], shifts: shifts)
    }
    while units.count > threshold.limit { halve() }
    threshold.lower(to: bound)
  }

  /// Forgets the units in the upper half of the bound.
  private mutating func halve() {
    bound >>= 1
    let old = units
    units = KeyIndex()
    var numbers = [Int](repeating: -1, count: old.count)
    for (number, unit) in old.keys.enumerated() where UnitThreshold.place(of: unit) <= bound {
      numbers[number] = units.number(of: unit)
    }
    for dimension in cells.indices {
      let before = cells[dimension]
      var after = Cells()
      for (entry, key) in before.entries.keys.enumerated() {
        let number = numbers[Int(key >> 32) - 1]
        guard number >= 0 else { continue }
        _ = after.entries.number(of: UInt64(number + 1) << 32 | key & 0xFFFF_FFFF)
        after.sums += before.sums[entry * width..<(entry + 1) * width]
      }
      cells[dimension] = after
    }
  }

  /// The entries of one dimension, unit by unit in the order of their hashes, those of a unit in the order of cells.
  ///
  /// - Parameter dimension: its place among the sampled ones.
  /// - Returns: the entries.
  func entries(_ dimension: Int) -> CellTable.Entries {
    let cells = cells[dimension]
    let keys = cells.entries.keys
    let order = order(of: keys)
    var found = CellTable.Entries(
      sums: Array(repeating: [], count: expressions), sizes: Array(repeating: [], count: expressions))
    found.squares = found.sums
    var last = UInt64.max
    for entry in order {
      let key = keys[entry]
      if key >> 32 == last {
        found.counts[found.counts.count - 1] += 1
      } else {
        found.counts.append(1)
        last = key >> 32
      }
      found.cells.append(UInt32(truncatingIfNeeded: key))
      found.rows.append(cells.sums[entry * width])
      for expression in 0..<expressions {
        let place = entry * width + 1 + 3 * expression
        found.sizes[expression].append(cells.sums[place])
        found.sums[expression].append(cells.sums[place + 1])
        found.squares[expression].append(cells.sums[place + 2])
      }
    }
    return found
  }

  /// The order of entries: by the units' hashes, then by cell.
  private func order(of keys: [UInt64]) -> [Int] {
    let hashes = units.keys
    var starts = [Int](repeating: 0, count: hashes.count + 1)
    for key in keys { starts[Int(key >> 32)] += 1 }
    for unit in hashes.indices { starts[unit + 1] += starts[unit] }
    var next = starts
    var byUnit = [Int](repeating: 0, count: keys.count)
    for (entry, key) in keys.enumerated() {
      let unit = Int(key >> 32) - 1
      byUnit[next[unit]] = entry
      next[unit] += 1
    }
    var order: [Int] = []
    order.reserveCapacity(keys.count)
    for unit in hashes.indices.sorted(by: { hashes[$0] < hashes[$1] }) {
      let own = byUnit[starts[unit]..<starts[unit + 1]]
      order += own.count < 2 ? own : own.sorted { keys[$0] < keys[$1] }[...]
    }
    return order
  }
}
