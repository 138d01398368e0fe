internal import Columns
internal import Summaries

extension SummaryAnswer {
  /// The cells of all dimensions that the table has.
  func dimensions(_ summary: Summary) throws(WarehouseError) -> [DimensionSummary] {
    guard !summary.groups.isEmpty, summary.rows.used > 0 else { return [] }
    var found: [DimensionSummary] = []
    for (place, dimension) in statement.question.dimensions.enumerated()
    where statement.stratum(dimension) != nil {
      if let cells = try cells(place, dimension, groups: summary.groups.map(\.name)) { found.append(cells) }
    }
    return found
  }

  func stratum(_ row: AnswerRow, _ dimension: Dimension) -> Stratum? {
    if case .segment = dimension { return text(row.keys[1]).map { .word($0) } }
    return row.numbers.first.flatMap { Int(exactly: $0) }.map { .number($0) }
  }

  private func cells(
    _ place: Int, _ dimension: Dimension, groups: [String]
  ) throws(WarehouseError) -> DimensionSummary? {
    let items = statement.wanted.inCells
    let rows = part("cells\(place)")
    let limit = statement.strataLimit(dimension)
    if rows.isEmpty {
      // Every row is of some stratum or of none, so that no answer means that there were too many.
      guard statement.question.optionalDimensions.contains(dimension) else {
        throw .tooManyStrata(column: columnName(dimension), limit: limit)
      }
      return nil
    }
    var withoutStratum = 0
    var strata: Set<Stratum> = []
    for row in rows {
      if let stratum = stratum(row, dimension) {
        strata.insert(stratum)
      } else {
        withoutStratum += Int(row.numbers.dropFirst().first ?? 0)
      }
    }
    guard strata.count <= limit else {
      throw .tooManyStrata(column: columnName(dimension), limit: limit)
    }
    let order = strata.sorted { Self.isBefore($0, $1) }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    func cell(_ row: AnswerRow) -> Int? {
      guard let stratum = stratum(row, dimension), let place = places[stratum],
        let group = groups.firstIndex(where: { $0 == text(row.keys[0]) })
      else { return nil }
      return place * groups.count + group
    }
    let count = order.count * groups.count
    var requests = [Int](repeating: 0, count: count)
    var lone = requests
    var moments = items.map { _ in [Moments](repeating: Moments(), count: count) }
    var loneMoments = moments
    for row in rows {
      guard let cell = cell(row) else { continue }
      var cursor = NumberCursor(row)
      _ = cursor.next()
      let found = cursor.count()
      requests[cell] += found
      let isLone = row.keys[2] == "lone"
      if isLone { lone[cell] += found }
      for index in items.indices {
        let more = cursor.centredMoments()
        moments[index][cell].merge(more)
        if isLone { loneMoments[index][cell].merge(more) }
        if statement.dialect.hasQuantileAggregates { cursor.place += statement.question.cellLevels.count }
      }
    }
    let isSampled = statement.isSampled(dimension)
    let entries = CellEntries(
      part("entries\(place)"), items: items.count, hasSquares: isSampled, cell: cell)
    var summary = DimensionSummary(
      dimension: dimension, groupNames: groups, strata: order, requests: requests,
      units: statement.hasUnits ? lone : nil, unitCells: entries.units, withoutStratum: withoutStratum,
      expressions: [:])
    let sample = isSampled ? self.sample : nil
    if let sample {
      (summary.sampledShare, summary.sampledUnits) = (sample.share, sample.units)
      summary.countUnits(cells: entries.units.cells, rows: entries.rows, share: sample.share)
    } else {
      for cell in entries.units.cells { summary.units?[Int(cell)] += 1 }
    }
    for (index, item) in items.enumerated() {
      var sums =
        statement.hasUnits
        ? CellSums(
          groups: groups.count, moments: moments[index], loneMoments: loneMoments[index],
          units: entries.units,
          sums: entries.sums[index], sizes: entries.sizes[index], shift: centre(of: item))
        : CellSums(groups: groups.count, moments: moments[index])
      if let sample {
        var squares = [Double](repeating: 0, count: count)
        for (entry, cell) in entries.units.cells.enumerated() {
          squares[Int(cell)] += entries.squares[index][entry]
        }
        sums.sample = CellSample(share: sample.share, squares: squares)
      }
      summary.expressions[item.expression] = sums
    }
    return summary
  }

  /// The units in the sample and their share of all; nil where it is all of them.
  private var sample: (units: Int, share: Double)? {
    guard let row = part("sample").first else { return nil }
    var cursor = NumberCursor(row)
    let (units, sampled) = (cursor.count(), cursor.count())
    return sampled < units && sampled > 0 ? (sampled, Double(sampled) / Double(units)) : nil
  }

  /// What was taken from every value of an expression.
  private func centre(of item: WantedValues.Item) -> Double {
    guard item.isCentred, let row = part("units").first,
      let place = statement.wanted.byUnit.firstIndex(where: { $0.alias == item.alias })
    else { return 0 }
    // One count first, then ten numbers an expression, the centre before the others.
    let index = 1 + 10 * place
    return row.numbers.indices.contains(index) && !row.numbers[index].isNaN ? row.numbers[index] : 0
  }

  func columnName(_ dimension: Dimension) -> String {
    if case .segment(let place) = dimension { return statement.table.categories[place]?.name ?? "" }
    return statement.table.time?.name ?? ""
  }

  /// In time; words by their letters, because a table has no order of its own.
  private static func isBefore(_ one: Stratum, _ other: Stratum) -> Bool {
    switch (one, other) {
    case (.number(let one), .number(let other)): one < other
    case (.word(let one), .word(let other)): one < other
    case (.number, .word): true
    case (.word, .number): false
    }
  }

  /// Puts the values around quantiles into the groups that they are of.
  ///
  /// - Throws: ``WarehouseError/changed`` where they contradict what is known of the group.
  func addWindows(to summary: inout Summary) throws(WarehouseError) {
    var stretches: [Int: [ColumnExpression: [ValuePart.Stretch]]] = [:]
    for (place, window) in statement.question.windows.enumerated() {
      guard let group = summary.groups.firstIndex(where: { $0.name == window.group }) else { throw .changed }
      let found = part("around").filter { $0.keys[0] == "\(place)" }.map { row in
        var cursor = NumberCursor(row)
        return (value: cursor.next(), count: cursor.count())
      }
      let below = found.filter(\.value.isNaN).reduce(0) { $0 + $1.count }
      guard let stretch = ValuePart.Stretch(below: below, known: found.filter { !$0.value.isNaN }) else {
        throw .changed
      }
      stretches[group, default: [:]][window.expression, default: []].append(stretch)
    }
    for (group, byExpression) in stretches {
      for (expression, found) in byExpression {
        guard let moments = summary.groups[group].expressions[expression]?.moments else { continue }
        summary.groups[group].expressions[expression]?.values = SortedValues(
          ValuePart(
            count: moments.count, stretches: found, minimum: moments.minimum, maximum: moments.maximum))
      }
    }
  }

  /// Adds the requests of days and minutes, and those that were logged twice.
  func addTraffic(to summary: inout Summary) {
    if statement.question.countsTraffic, statement.table.time != nil {
      let minutes = part("traffic").compactMap { row -> Traffic.Minute? in
        guard let group = summary.groups.firstIndex(where: { $0.name == text(row.keys[0]) }) else {
          return nil
        }
        var cursor = NumberCursor(row)
        let (minute, rows, earliest, latest) = (cursor.next(), cursor.count(), cursor.next(), cursor.next())
        guard let minute = Int64(exactly: minute), let earliest = Int64(exactly: earliest),
          let latest = Int64(exactly: latest), earliest <= latest
        else { return nil }
        return Traffic.Minute(start: minute * 60_000, group: group, requests: rows, times: earliest...latest)
      }
      summary.traffic = Traffic(groupNames: summary.groups.map(\.name), minutes: minutes)
    }
    if let row = part("requests").first {
      var cursor = NumberCursor(row)
      let (rows, names, without) = (cursor.count(), cursor.count(), cursor.count())
      summary.repeatedRequests = RepeatedRequests(rows: rows, repeats: rows - names, rowsWithoutName: without)
    } else if statement.table.projection.request != nil {
      summary.repeatedRequests = RepeatedRequests(rows: 0, repeats: 0, rowsWithoutName: summary.rows.used)
    }
    if statement.question.countsDays, statement.table.time != nil { summary.dailyTraffic = dailyTraffic() }
  }

  private func dailyTraffic() -> DailyTraffic {
    var firsts: [Int64: Int] = [:]
    for row in part("first_days") {
      var cursor = NumberCursor(row)
      if let day = Int64(exactly: cursor.next()) { firsts[day] = cursor.count() }
    }
    let days = part("days").compactMap { row -> DailyTraffic.Counted? in
      var cursor = NumberCursor(row)
      guard let day = Int64(exactly: cursor.next()) else { return nil }
      let (requests, units, lone) = (cursor.count(), cursor.count(), cursor.count())
      return DailyTraffic.Counted(
        day: day, requests: requests, units: statement.hasUnits ? units + lone : nil,
        newUnits: (firsts[day] ?? 0) + lone)
    }
    return DailyTraffic(days)
  }
}

/// The sums of units within cells, unit by unit.
private struct CellEntries {
  var units = UnitCells()
  var sums: [[Double]]
  var sizes: [[Double]]
  /// Of a sample, Σ(y − shift)² of each entry, and its rows.
  var squares: [[Double]]
  var rows: [Double] = []

  init(_ rows: [AnswerRow], items: Int, hasSquares: Bool, cell: (AnswerRow) -> Int?) {
    sums = Array(repeating: [], count: items)
    sizes = sums
    squares = sums
    let known = rows.compactMap { row in cell(row).map { (unit: row.keys[2] ?? "", cell: $0, row: row) } }
      .sorted { ($0.unit, $0.cell) < ($1.unit, $1.cell) }
    var starts: [Int] = []
    var cells: [UInt32] = []
    for (place, entry) in known.enumerated() {
      if place == 0 || known[place - 1].unit != entry.unit { starts.append(place) }
      cells.append(UInt32(entry.cell))
      var cursor = NumberCursor(entry.row)
      cursor.place = 1
      self.rows.append(cursor.next())
      for item in 0..<items {
        sums[item].append(cursor.next())
        sizes[item].append(cursor.next())
        if hasSquares { squares[item].append(cursor.next()) }
      }
    }
    units = UnitCells(starts: starts + [known.count], cells: cells)
    if known.isEmpty { units = UnitCells() }
  }
}
