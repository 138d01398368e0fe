internal import Columns
internal import Processes
public import Summaries

/// What is worth a word while answers are put together.
public enum PartialNote: Sendable, Equatable {
  /// How many days of a table there are, and how many of them were kept.
  case days(place: Int, total: Int, kept: Int)
  /// A kept answer that cannot be read and is asked for anew.
  case damaged(name: String)
  /// An answer that cannot be kept.
  case notKept(name: String)
  /// All days are asked once more, for what rests on quantiles.
  case again(place: Int, total: Int)
}

/// The summary of tables whose answers add up: several tables, or a table a day at a time.
///
/// One statement is asked of each part; answers about days that are over are kept, by the statement and by what would
/// change with the day's rows. Quantiles are those of `QuantileSketch`. What rests on quantiles, such as their intervals,
/// takes a second statement of each part, which is not kept: it depends on the quantiles of all parts.
public struct PartialPasses: Sendable {
  /// One of the tables.
  public struct Place: Sendable {
    /// The table.
    public var table: WarehouseTable
    /// Its columns.
    public var bound: BoundTable
    /// How its statements name it.
    public var title: String

    /// A table.
    public init(table: WarehouseTable, bound: BoundTable, title: String) {
      self.table = table
      self.bound = bound
      self.title = title
    }
  }

  /// The tables.
  public let places: [Place]
  /// What is asked of them.
  public let question: SummaryQuestion
  /// Where days are cut; nil where each table is asked at once.
  public var zone: ZoneOffsets?
  /// Where answers about days are kept; nil where they are not.
  public var store: PartialStore?
  /// Whether it is known that no unit is in two of the tables.
  public var hasDisjointUnits = false
  /// Is told what is worth a word.
  public var note: @Sendable (PartialNote) -> Void = { _ in }

  /// The summary of tables.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - places: the tables, at least one (checked).
  public init(_ question: SummaryQuestion, places: [Place]) {
    precondition(!places.isEmpty)
    self.question = question
    self.places = places
  }

  /// What has been asked of one table, piece by piece.
  private struct Piece {
    var place: Int
    var days: [TableDay]
  }

  /// The summary.
  ///
  /// - Parameter compared: tells the indices of the groups that are compared, the control first; nil where that cannot be
  ///   told.
  /// - Returns: the summary, and the number of rows of each table.
  /// - Throws: what the client says; errors of names and columns; ``WarehouseError/changed``,
  ///   ``WarehouseError/differentTables(_:_:)``.
  public func summary(
    compared: (Summary) -> [Int]?
  ) throws(WarehouseError) -> (summary: Summary, rows: [Int]) {
    guard !question.countsDays else { throw .notSummarised("what each day adds to the units before it") }
    let passes = WarehousePasses(question, table: places[0].table, bound: places[0].bound)
    try requireSameColumns()
    var pieces: [Piece] = []
    for place in places.indices { pieces.append(Piece(place: place, days: try days(of: place))) }
    var first = question
    (first.isPartial, first.cellLevels, first.cellUnits) = (true, [], nil)
    first.needs =
      question.needs.filter(\.priorExpressions.isEmpty)
      + question.needs.flatMap { $0.priorExpressions.flatMap { [.moments($0), .values($0)] } }
    let (found, rows) = try asked(first, pieces, isKept: true)
    var summary = found.withoutEmptyGroups()
    guard question.needs.contains(where: { !$0.priorExpressions.isEmpty }), let groups = compared(summary)
    else { return (summary, rows) }
    var second = question
    (second.isPartial, second.cellUnits) = (true, nil)
    (second.dimensions, second.cellLevels, second.countsTraffic) = ([], [], false)
    let hasUnits = question.hasUnits && places[0].bound.unit != nil
    second.needs = question.needs.filter { need in
      guard !need.priorExpressions.isEmpty else { return false }
      switch need {
      case .unitSums, .perUnit: return hasUnits
      default: return true
      }
    }
    second.prior = prior(passes, summary: summary, groups: groups)
    for piece in pieces where zone != nil { note(.again(place: piece.place, total: piece.days.count)) }
    let again = try asked(second, pieces, isKept: false).summary
    guard again.rows.used == summary.rows.used else { throw .changed }
    summary.add(again)
    return (summary, rows)
  }

  /// The quantiles that a second statement rests on.
  private func prior(_ passes: WarehousePasses, summary: Summary, groups: [Int]) -> PriorQuantiles {
    let values = PriorValues(summary, compared: groups)
    var prior = PriorQuantiles()
    for mark in passes.marks {
      for (group, value) in values.quantiles(of: mark.expression, at: mark.level) {
        prior.set(value, of: mark.expression, at: mark.level, group: group)
      }
    }
    for mark in passes.pooledMarks {
      guard let value = values.pooledQuantile(of: mark.expression, at: mark.level) else { continue }
      prior.setPooled(value, of: mark.expression, at: mark.level)
    }
    return prior
  }

  /// Refuses tables of which one lacks what another has: its rows would count for some metrics only.
  private func requireSameColumns() throws(WarehouseError) {
    func present(_ table: BoundTable) -> [Bool] {
      [table.group != nil, table.unit != nil, table.time != nil] + table.numbers.map { $0 != nil }
        + table.categories.map { $0 != nil }
    }
    for place in places where present(place.bound) != present(places[0].bound) {
      throw .differentTables(places[0].title, place.title)
    }
  }

  /// The days of a table; one piece where it is asked at once.
  private func days(of place: Int) throws(WarehouseError) -> [TableDay] {
    guard let zone else { return [] }
    var asked = question
    asked.title = "days of \(places[place].title)"
    let digest: (String) -> String = { store?.digest($0) ?? "" }
    return try places[place].table.days(asked, on: places[place].bound, zone: zone, digest: digest)
  }

  /// The answers about all pieces together.
  private func asked(
    _ question: SummaryQuestion, _ pieces: [Piece], isKept: Bool
  ) throws(WarehouseError) -> (summary: Summary, rows: [Int]) {
    var question = question
    var rows: [Int] = []
    question.keepsUnits = question.hasUnits && (zone != nil || !hasDisjointUnits)
    var whole: PartialSummary?
    for piece in pieces {
      var part =
        zone == nil
        ? try atOnce(question, piece.place) : try byDay(question, piece, isKept: isKept)
      rows.append(part.summary.rows.read)
      if hasDisjointUnits { part.foldUnits(needs: question.needs) }
      if whole == nil { whole = part } else { whole?.merge(part) }
    }
    guard var whole else { throw .changed }
    for place in whole.cells.indices { try limit(&whole.cells[place], question) }
    let summary = whole.summary(needs: question.needs)
    guard summary.groups.count <= Batch.groupLimit else {
      throw .tooManyGroups(
        column: places[0].bound.group?.name ?? "", limit: Batch.groupLimit,
        first: Array(summary.groups.map(\.name).prefix(5)))
    }
    return (summary, rows)
  }

  /// Leaves out a dimension of too many strata that nobody asked for; refuses one that was asked for.
  private func limit(_ cells: inout PartialCells, _ question: SummaryQuestion) throws(WarehouseError) {
    let isOptional = question.optionalDimensions.contains(cells.dimension)
    let limit = isOptional ? Dimension.optionalLimit : cells.dimension.limit
    guard cells.isLeftOut || cells.strata > limit else { return }
    guard !isOptional else {
      cells.isLeftOut = true
      return
    }
    var column = places[0].bound.time?.name ?? ""
    if case .segment(let place) = cells.dimension { column = places[0].bound.categories[place]?.name ?? "" }
    throw .tooManyStrata(column: column, limit: limit)
  }

  /// The answer about a whole table.
  private func atOnce(_ question: SummaryQuestion, _ place: Int) throws(WarehouseError) -> PartialSummary {
    let answer = try answer(titled(question, place), place)
    return try answer.partial(places[place].table.complete(answer))
  }

  private func titled(_ question: SummaryQuestion, _ place: Int, day: String = "") -> SummaryQuestion {
    var question = question
    question.title = "summaries of \(places[place].title)" + (day.isEmpty ? "" : ", \(day)")
    return question
  }

  private func answer(_ question: SummaryQuestion, _ place: Int) throws(WarehouseError) -> SummaryAnswer {
    try places[place].table.answer(question, on: places[place].bound)
  }

  /// The answers about the days of a table, those that are kept and still true among them.
  private func byDay(
    _ question: SummaryQuestion, _ piece: Piece, isKept: Bool
  ) throws(WarehouseError) -> PartialSummary {
    var parts: [PartialSummary] = []
    var kept = 0
    for day in piece.days {
      var asked = titled(question, piece.place, day: day.name)
      asked.slice = day.slice
      if case .dated(let range) = day.slice {
        asked.timeRange = range
        asked.skipped = question.skipped.filter { skipped in
          (skipped.end ?? .max) > (range.start ?? .min) && (skipped.start ?? .min) < (range.end ?? .max)
        }
      }
      let found = try self.day(day, asked, piece.place, isKept: isKept)
      if found.isKept { kept += 1 }
      parts.append(found.part)
    }
    if isKept { note(.days(place: piece.place, total: piece.days.count, kept: kept)) }
    guard !parts.isEmpty else {
      // A table without rows has the summary of no rows: the statement is asked all the same.
      return try answer(titled(question, piece.place), piece.place).partial()
    }
    while parts.count > 1 {
      var merged: [PartialSummary] = []
      for place in stride(from: 0, to: parts.count, by: 2) {
        var part = parts[place]
        if place + 1 < parts.count { part.merge(parts[place + 1]) }
        merged.append(part)
      }
      parts = merged
    }
    return parts[0]
  }

  /// The answer about one day: the one that is kept, or a new one.
  private func day(
    _ day: TableDay, _ question: SummaryQuestion, _ place: Int, isKept: Bool
  ) throws(WarehouseError) -> (part: PartialSummary, isKept: Bool) {
    let (table, bound) = (places[place].table, places[place].bound)
    guard isKept, let store, let fingerprint = day.fingerprint else {
      let part = try answer(question, place).partial()
      guard part.summary.rows.read >= day.rows else { throw .changed }
      return (part, false)
    }
    let statement = try SummaryStatement(question, table: bound, dialect: table.client.dialect)
    let command = table.client.command
    let text = try statement.statement().text
    let words = [DayFile.form, table.client.dialect.rawValue, command.name] + command.arguments
    let file = DayFile(
      key: store.digest((words + [text]).joined(separator: "\0")), fingerprint: fingerprint)
    let name = "\(day.name)-\(file.key).assay"
    if let bytes = store.read(name) {
      switch file.content(bytes, digest: store.digest) {
      case .rows(let rows):
        let part = try SummaryAnswer(statement: statement, rows: rows).partial()
        if part.summary.rows.read == day.rows { return (part, true) }
        note(.damaged(name: name))
      case .changed: break
      case .damaged: note(.damaged(name: name))
      }
    }
    let answer = try answer(question, place)
    let part = try answer.partial()
    guard part.summary.rows.read >= day.rows else { throw .changed }
    if part.summary.rows.read == day.rows {
      if !store.write(name, file.bytes(answer.rows, digest: store.digest)) { note(.notKept(name: name)) }
    }
    return (part, false)
  }
}
