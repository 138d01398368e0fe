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
  var starts: [Int]
  /// The hashed units, partition by partition; rows without a unit are not among them.
  var units: [UInt64]
  /// The local group codes, as ``units``.
  var groups: [UInt8]
  /// The values of each expression, row-major, as ``units``; NaN where missing.
  var values: [Double]
  /// The group codes of rows that have no unit; each such row is a unit of its own.
  var loneGroups: [UInt8]
  /// Their values, row-major.
  var loneValues: [Double]
}
