import Columns
import Plans
import Summaries

extension LogRun {
  /// The columns of one reading.
  func projection(
    of needs: [Need], window: LogWindow, cells: CellQuestions?, readsTime: Bool = false
  ) throws -> Projection {
    var projection = try projection(
      of: needs, groupsAreFiles: false,
      readsTime: readsTime || window.isLimited || cells?.readsTime ?? false,
      timeIsRequired: window.isLimited || cells?.timeIsRequired ?? false)
    projection.categories = cells?.segments ?? []
    projection.request = cells?.request
    return projection
  }

  /// Adds the columns that triggers are judged by.
  func addReplay(to projection: inout Projection) {
    projection.numbers += WindowSummariser.columns.filter { !projection.numbers.contains($0) }
  }

  /// The columns that the needs are made from, beside group, unit and time.
  func projection(
    of needs: [Need], groupsAreFiles: Bool, readsTime: Bool, timeIsRequired: Bool
  ) throws -> Projection {
    var numbers: [NumberColumn] = []
    for column in needs.flatMap(\.expressions).flatMap(\.columns) where !numbers.contains(column) {
      numbers.append(column)
    }
    let unit = options.unit ?? plan.log.unit
    return Projection(
      group: groupsAreFiles
        ? nil : choice(.group, named: options.group ?? plan.log.group, flag: "--group", isRequired: true),
      unit: unit == "none" ? nil : choice(.unit, named: unit, flag: "--unit", isRequired: unit != nil),
      time: readsTime
        ? choice(.time, named: options.time ?? plan.log.time, flag: "--time", isRequired: timeIsRequired)
        : nil,
      numbers: numbers, timeUnit: (options.timeUnit ?? plan.log.timeUnit).flatMap { TimeUnit(rawValue: $0) })
  }

  private func choice(_ role: ColumnRole, named name: String?, flag: String, isRequired: Bool) -> ColumnChoice
  {
    ColumnChoice(names: name.map { [$0] } ?? role.names, flag: flag, isRequired: isRequired)
  }
}
