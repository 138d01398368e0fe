/// The sums of every unit under every key, in a form in which those of parts of a log add up.
///
/// The key is a group, or a stratum of a group. An entry is a unit under a key, with the number of its values and their
/// sum relative to the shift of each expression. Entries stand in the order of the units' hashes, then of the keys, so
/// that two tables are merged by walking along both; what a unit did in both is added. Units are told apart by 64 bits
/// of a hash alone: among U units, two share one with a chance of about U²/2⁶⁵.
public struct UnitSums<Key: Hashable & Comparable & Sendable>: Sendable, Equatable {
  /// What was taken from the values of each expression before they were added.
  public private(set) var shifts: [Double]
  /// The keys, in ascending order.
  public private(set) var keys: [Key] = []
  /// The hash of each entry's unit, in ascending order.
  public private(set) var units: [UInt64] = []
  /// The place in ``keys`` of each entry's key; ascending within a unit.
  public private(set) var codes: [UInt32] = []
  /// Sum and size of each expression, entry by entry.
  public private(set) var values: [Double] = []
  /// The number of values of each expression in all entries.
  private var sizes: [Double]

  /// The sums of no units.
  public init(shifts: [Double]) {
    self.shifts = shifts
    sizes = Array(repeating: 0, count: shifts.count)
  }

  /// The number of entries.
  public var count: Int { units.count }

  /// The numbers of an entry: a sum and a size for each expression.
  private var width: Int { 2 * shifts.count }

  /// The sums of units in any order; those of a unit under a key that comes more than once are added.
  ///
  /// - Parameters:
  ///   - shifts: what was taken from the values of each expression.
  ///   - units: the hash of each entry's unit.
  ///   - keys: the key of each entry; as many (checked).
  ///   - values: sum and size of each expression, entry by entry (checked).
  /// - Complexity: O(n log n).
  public init(shifts: [Double], units: [UInt64], keys: [Key], values: [Double]) {
    precondition(keys.count == units.count && values.count == 2 * shifts.count * units.count)
    self.init(shifts: shifts)
    self.keys = Set(keys).sorted()
    let places = Dictionary(uniqueKeysWithValues: self.keys.enumerated().map { ($1, UInt32($0)) })
    let own = keys.map { places[$0] ?? 0 }
    let order = units.indices.sorted { (units[$0], own[$0]) < (units[$1], own[$1]) }
    self.units.reserveCapacity(units.count)
    codes.reserveCapacity(units.count)
    self.values.reserveCapacity(values.count)
    let steps = [Double](repeating: 0, count: shifts.count)
    for place in order {
      add(unit: units[place], code: own[place], from: values, at: place * width, steps: steps)
    }
    for place in stride(from: 0, to: values.count, by: max(1, width)) {
      for expression in shifts.indices { sizes[expression] += values[place + 2 * expression + 1] }
    }
  }

  /// Adds an entry that comes after all others, or to the last one.
  private mutating func add(unit: UInt64, code: UInt32, from source: [Double], at start: Int, steps: [Double])
  {
    let isLast = units.last == unit && codes.last == code
    if !isLast {
      units.append(unit)
      codes.append(code)
      for _ in 0..<width { values.append(0) }
    }
    let target = values.count - width
    for expression in steps.indices {
      let size = source[start + 2 * expression + 1]
      values[target + 2 * expression] += source[start + 2 * expression] + steps[expression] * size
      values[target + 2 * expression + 1] += size
    }
  }

  /// Adds the sums of other rows, whose units may be among these.
  ///
  /// Sums relative to another shift are moved: Σ(y − s) = Σ(y − s′) + (s′ − s)·n. The shift of an expression that has no
  /// value here becomes that of the other, so that none loses digits to a shift far away.
  ///
  /// - Parameter other: the sums of the same expressions (their number is checked).
  /// - Complexity: O(n + m).
  public mutating func merge(_ other: UnitSums) {
    precondition(other.shifts.count == shifts.count, "sums of the same expressions")
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    var merged = UnitSums(shifts: shifts)
    for expression in shifts.indices where sizes[expression] == 0 {
      merged.shifts[expression] = other.shifts[expression]
    }
    merged.sizes = zip(sizes, other.sizes).map { $0 + $1 }
    merged.keys = Set(keys + other.keys).sorted()
    let places = Dictionary(uniqueKeysWithValues: merged.keys.enumerated().map { ($1, UInt32($0)) })
    let mine = Walk(self, places: places, shifts: merged.shifts)
    let others = Walk(other, places: places, shifts: merged.shifts)
    merged.units.reserveCapacity(count + other.count)
    merged.codes.reserveCapacity(count + other.count)
    merged.values.reserveCapacity(values.count + other.values.count)
    var (one, two) = (0, 0)
    while one < count || two < other.count {
      if two == other.count || (one < count && mine.key(one) <= others.key(two)) {
        let key = mine.key(one)
        merged.add(unit: key.0, code: key.1, from: values, at: one * width, steps: mine.steps)
        one += 1
      } else {
        let key = others.key(two)
        merged.add(unit: key.0, code: key.1, from: other.values, at: two * width, steps: others.steps)
        two += 1
      }
    }
    self = merged
  }

  /// One of two tables that are walked along.
  private struct Walk {
    let units: [UInt64]
    let codes: [UInt32]
    /// The common code of each own code.
    let common: [UInt32]
    /// What is added to a sum for each value.
    let steps: [Double]

    init(_ sums: UnitSums, places: [Key: UInt32], shifts: [Double]) {
      units = sums.units
      codes = sums.codes
      common = sums.keys.map { places[$0] ?? 0 }
      steps = zip(sums.shifts, shifts).map { $0 - $1 }
    }

    func key(_ place: Int) -> (UInt64, UInt32) { (units[place], common[Int(codes[place])]) }
  }
}
