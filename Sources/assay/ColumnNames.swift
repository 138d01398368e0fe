import Columns
import Logs

/// Which columns of the logs were taken for what; what the program tells before it reads.
struct ColumnNames {
  /// The column of the group; nil where each file is one group.
  var group: String?
  /// The column of the unit; nil where there is none, or requests are to be independent.
  var unit: String?
  /// The column of the time; nil where it is not read.
  var time: String?
  /// The column that names each request; nil where it is not read.
  var request: String?
  /// The columns of segments, in the order of the projection; nil where no log has one.
  var segments: [String?]
  /// The columns that tell success and the HTTP status; nil where they are not read.
  private(set) var outcomes: (success: String?, status: String?) = (nil, nil)
  /// Whether both failures and successes are asked about.
  var asksBothOutcomes = false
  /// The columns of durations whose unit nothing tells, each with its log; taken as milliseconds.
  private(set) var unitless: [(column: String, path: String)] = []
  /// What was chosen, one line for each kind of log.
  let lines: [String]

  /// Columns that are known.
  init(
    group: String?, unit: String?, time: String?, request: String?, segments: [String?],
    unitless: [(column: String, path: String)], lines: [String]
  ) {
    self.group = group
    self.unit = unit
    self.time = time
    self.request = request
    self.segments = segments
    self.unitless = unitless
    self.lines = lines
  }

  /// The names, from the columns that the reader chose in each log.
  init(_ logs: [ReadReport.Input], projection: Projection) {
    var lines: [String] = []
    segments = projection.categories.map { _ in nil }
    for log in logs {
      func name(_ slot: Slot) -> String? { log.columns.first { $0.slot == slot }?.name }
      group = group ?? name(.group)
      unit = unit ?? name(.unit)
      time = time ?? name(.time)
      request = request ?? name(.request)
      func number(_ column: NumberColumn) -> String? {
        projection.numbers.firstIndex(of: column).flatMap { name(.number($0)) }
      }
      outcomes.success = outcomes.success ?? number(ColumnExpression.successColumn)
      outcomes.status = outcomes.status ?? number(ColumnExpression.statusColumn)
      for place in segments.indices { segments[place] = segments[place] ?? name(.category(place)) }
      let chosen = log.columns.map { column in
        "\(Self.meaning(column.slot, projection)) = \(shown(column.name))"
          + (column.unit.map { " (\($0.rawValue))" } ?? "")
      }
      for column in log.columns where !column.isUnitKnown && projection.timeUnit == nil {
        guard case .number(let place) = column.slot, projection.numbers[place].reading == .duration else {
          continue
        }
        unitless.append((column.name, log.path))
      }
      let fixed = log.fixedGroup.map { "group = '\(shown($0))'" }
      let numbers = log.hasRowNumbers ? "the first field has no name: a row number" : nil
      var parts: [String] = []
      // A column that several metrics read is told once.
      for part in [fixed].compactMap({ $0 }) + chosen + [numbers].compactMap({ $0 })
      where !parts.contains(part) { parts.append(part) }
      let line = parts.joined(separator: ", ")
      if !lines.contains(where: { $0.hasSuffix(": \(line)") }) { lines.append("\(shown(log.path)): \(line)") }
    }
    self.lines = lines
  }

  /// The one column that tells of failures and of successes; nil where each has its own, or only one is asked about.
  var onlyOutcome: String? {
    guard asksBothOutcomes, outcomes.success == nil || outcomes.status == nil else { return nil }
    return outcomes.success ?? outcomes.status
  }

  /// Refuses a log of which it is only assumed that its durations are milliseconds: a limit in milliseconds would judge
  /// seconds a thousand times too well.
  ///
  /// - Throws: ``Trouble`` naming the column, the log and the flag that states the unit.
  func requireTimeUnits() throws {
    guard let first = unitless.first else { return }
    throw Trouble(
      "\(shown(first.path)): nothing tells the unit of '\(shown(first.column))', and a limit in milliseconds is to be "
        + "judged; --time-unit ms (or s, us, ns) states it, or log.time_unit in the plan")
  }

  /// Tells the choice on standard error, one line for each kind of log.
  func tell() {
    for line in lines { StandardError.write("\(line)\n") }
  }

  private static func meaning(_ slot: Slot, _ projection: Projection) -> String {
    switch slot {
    case .group: "group"
    case .unit: "unit"
    case .time: "time"
    case .category: "segment"
    case .request: "request"
    case .number(let index): projection.numbers[index].choice.names.first ?? "number"
    }
  }
}
