import Columns
import Logs

/// What the fuzzers read of a log: one column for each of the readings that rows share.
enum FuzzColumns {
  /// The names, in the order of the projection's slots.
  static let names = ["group", "user", "time", "value"]

  static let projection = Projection(
    group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
    unit: ColumnChoice(names: ["user"], flag: "--unit", isRequired: false),
    time: ColumnChoice(names: ["time"], flag: "--time", isRequired: false),
    numbers: [
      NumberColumn(
        choice: ColumnChoice(names: ["value"], flag: "--metric", isRequired: false), reading: .number)
    ])

  /// The columns of a file that has them all, in the order of their names.
  static let file = FileColumns(
    wanted: zip(names, [Slot.group, .unit, .time, .number(0)]).enumerated().map { index, column in
      WantedColumn(name: column.0, index: index, slot: column.1)
    }, fieldCount: names.count, isPresent: [true])
}
