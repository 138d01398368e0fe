internal import Columns

/// The rows of one block whose units may be in the sample, with what cells need of them.
struct SampledRows: Sendable {
  /// The bound by which they were chosen.
  let bound: UInt64
  /// Their hashed units.
  private(set) var units: [UInt64] = []
  /// Their local group codes.
  private(set) var groups: [UInt8] = []
  /// For each sampled dimension, the local codes of their strata.
  private(set) var strata: [[UInt16]] = []
  /// The values of each expression, row-major; NaN where missing.
  private(set) var values: [Double]
  /// Which rows of the batch they are.
  private var rows: [Int32] = []
  private let expressions: Int

  /// The used rows of a batch whose units lie at or below a bound; their values are still to be set.
  init(_ batch: borrowing Batch, isUsed: [Bool]?, bound: UInt64, expressions: Int) {
    self.bound = bound
    self.expressions = expressions
    let all = batch.units
    let codes = batch.groups
    let expected = Int((Double(all.count) * (Double(bound) / 0x1p64) * 1.1).rounded(.up))
    units.reserveCapacity(expected)
    groups.reserveCapacity(expected)
    rows.reserveCapacity(expected)
    for row in all.indices {
      let unit = all[row]
      guard UnitThreshold.place(of: unit) <= bound, unit != Batch.missingUnit, isUsed?[row] ?? true else {
        continue
      }
      units.append(unit)
      groups.append(codes[row])
      rows.append(Int32(truncatingIfNeeded: row))
    }
    values = Array(repeating: .nan, count: units.count * expressions)
  }

  /// Adds the strata of one dimension.
  ///
  /// - Parameter codes: the code of each row of the batch; none where all are in the first stratum.
  mutating func addStrata(_ codes: [UInt16]) {
    strata.append(
      codes.isEmpty ? Array(repeating: 0, count: rows.count) : rows.map { codes[Int($0)] })
  }

  /// Sets the values of one expression, given for each row of the batch.
  mutating func set(_ expression: Int, to column: Span<Double>) {
    let expressions = expressions
    let held = rows
    let rows = held.span
    var target = values.mutableSpan
    for index in rows.indices { target[index &* expressions &+ expression] = column[Int(rows[index])] }
  }

  /// Forgets which rows they were, when all values are set.
  mutating func forgetRows() { rows = [] }
}
