internal import Columns

/// The rows of one block, split by the top four bits of their unit's hash.
///
/// Workers make these lists; each partition is later added to its table in the order of blocks, so that a unit's
/// sums are made in the order of the rows whatever the number of threads.
struct UnitRows: Sendable {
  /// The number of partitions; a hash belongs to the one that its top bits number.
  static let partitions = 16

  /// The partition of a hash.
  static func partition(of unit: UInt64) -> Int { Int(truncatingIfNeeded: unit &>> 60) }

  /// Where each partition begins in ``units``; one more than there are partitions.
  let starts: [Int]
  /// The hashed units, partition by partition; rows without a unit are not among them.
  private(set) var units: [UInt64]
  /// The local group codes, as ``units``.
  private(set) var groups: [UInt8]
  /// The values of each expression, row-major, as ``units``; NaN where missing.
  private(set) var values: [Double]
  /// The group codes of rows that have no unit; each such row is a unit of its own.
  private(set) var loneGroups: [UInt8] = []
  /// Their values, row-major.
  private(set) var loneValues: [Double] = []

  private let expressions: Int
  /// Where each row of the batch stands in the lists; -1 for a row that is not used, -2 for one without a unit.
  private var places: [Int32]

  /// The rows of `batch` for which `isUsed` holds, all of them where it is nil; their values are still to be set.
  init(_ batch: borrowing Batch, isUsed: [Bool]?, expressions: Int) {
    self.expressions = expressions
    let units = batch.units
    let codes = batch.groups
    var counts = [Int](repeating: 0, count: Self.partitions + 1)
    for row in units.indices where units[row] != Batch.missingUnit && isUsed?[row] ?? true {
      counts[Self.partition(of: units[row]) + 1] += 1
    }
    for partition in 0..<Self.partitions { counts[partition + 1] += counts[partition] }
    starts = counts
    let total = counts[Self.partitions]
    self.units = Array(repeating: 0, count: total)
    groups = Array(repeating: 0, count: total)
    values = Array(repeating: 0, count: total * expressions)
    places = Array(repeating: -1, count: units.count)
    place(units, codes, isUsed, next: &counts)
  }

  private mutating func place(
    _ units: Span<UInt64>, _ codes: Span<UInt8>, _ isUsed: [Bool]?, next: inout [Int]
  ) {
    var lone: [UInt8] = []
    var places = places
    var listed = self.units
    var groups = groups
    var listedSpan = listed.mutableSpan
    var groupSpan = groups.mutableSpan
    var placeSpan = places.mutableSpan
    var nextSpan = next.mutableSpan
    for row in units.indices where isUsed?[row] ?? true {
      let unit = units[row]
      guard unit != Batch.missingUnit else {
        lone.append(codes[row])
        placeSpan[row] = -2
        continue
      }
      let partition = Self.partition(of: unit)
      let place = nextSpan[partition]
      nextSpan[partition] = place + 1
      listedSpan[place] = unit
      groupSpan[place] = codes[row]
      placeSpan[row] = Int32(truncatingIfNeeded: place)
    }
    self.units = listed
    self.groups = groups
    self.places = places
    loneGroups = lone
    loneValues = Array(repeating: .nan, count: lone.count * expressions)
  }

  /// Sets the values of one expression, given for each row of the batch.
  mutating func set(_ expression: Int, to column: Span<Double>) {
    Self.scatter(column, by: places, to: &values, &loneValues, expression: expression, of: expressions)
  }

  private static func scatter(
    _ column: Span<Double>, by places: [Int32], to values: inout [Double], _ loneValues: inout [Double],
    expression: Int, of expressions: Int
  ) {
    let places = places.span
    var lone = 0
    var target = values.mutableSpan
    for row in places.indices {
      let place = Int(places[row])
      if place >= 0 {
        target[place &* expressions &+ expression] = column[row]
      } else if place == -2 {
        loneValues[lone * expressions + expression] = column[row]
        lone += 1
      }
    }
  }

  /// Codes given for each row of the batch, as they stand in the lists.
  func listed(_ codes: [UInt16]) -> [UInt16] {
    var listed = [UInt16](repeating: BlockCells.none, count: units.count)
    for row in places.indices where places[row] >= 0 { listed[Int(places[row])] = codes[row] }
    return listed
  }

  /// Forgets which row is where, when all values are set.
  mutating func forgetRows() { places = [] }
}
