import Logs

/// What all rows together tell beside their header: a field that it does not name, and how numbers are written.
struct PlainShape {
  /// The number of fields that a row must have.
  let fieldCount: Int
  /// The place of the first field that has a name.
  let firstField: Int
  /// How the numbers of the last column are punctuated.
  let grouping: DigitGrouping

  /// The shape of the records below a header of `FuzzColumns` that are not blank, all of them small enough to be looked
  /// at.
  init(of records: [PlainTable.Record]) {
    let names = FuzzColumns.names.count
    let isLonger = records.count > 1 && records.allSatisfy { $0.fields.count == names + 1 }
    let endsEmpty = records.allSatisfy { $0.field(names) == [] }
    let numbers = records.map { $0.field(0) ?? [] }
    let areNumbers = numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    let hasRowNumbers = isLonger && !endsEmpty && areNumbers && Set(numbers).count == numbers.count
    fieldCount = isLonger && endsEmpty || hasRowNumbers ? names + 1 : names
    firstField = hasRowNumbers ? 1 : 0
    let value = firstField + names - 1
    grouping = DigitGrouping(shownBy: records.compactMap { $0.field(value) })
  }
}
