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

  /// The cells of one dimension; nil where one that nobody asked for has too many strata.
  private func cells(
    _ place: Int, _ dimension: Dimension, groups: [String]
  ) throws(WarehouseError) -> DimensionSummary? {
    let rows = part("cells\(place)")
    if rows.isEmpty {
      // Every row is of some stratum or of none, so that no answer means that there were too many.
      guard statement.question.optionalDimensions.contains(dimension) else {
        throw .tooManyStrata(column: columnName(dimension), limit: statement.strataLimit(dimension))
      }
      return nil
    }
    let places = try cellPlaces(rows, dimension, groups: groups)
    let isSampled = statement.isSampled(dimension)
    let entries = CellEntries(
      part("entries\(place)"), items: statement.wanted.inCells.count, hasSquares: isSampled,
      cell: { self.cell($0, dimension, in: places) })
    return summary(
      rows, entries: entries, sample: isSampled ? sample : nil, dimension: dimension, in: places)
  }

  /// The strata that the rows of cells name, in their order.
  private func cellPlaces(
    _ rows: [AnswerRow], _ dimension: Dimension, groups: [String]
  ) throws(WarehouseError) -> CellPlaces {
    var places = CellPlaces(groups: groups)
    var strata: Set<Stratum> = []
    for row in rows {
      if let stratum = stratum(row, dimension) {
        strata.insert(stratum)
      } else {
        places.withoutStratum += Int(row.numbers.dropFirst().first ?? 0)
      }
    }
    let limit = statement.strataLimit(dimension)
    guard strata.count <= limit else {
      throw .tooManyStrata(column: columnName(dimension), limit: limit)
    }
    places.strata = strata.sorted { Self.isBefore($0, $1) }
    places.places = Dictionary(uniqueKeysWithValues: places.strata.enumerated().map { ($1, $0) })
    return places
  }

  /// The cell of a row; nil where it names no stratum, or a group that is not known.
  private func cell(_ row: AnswerRow, _ dimension: Dimension, in places: CellPlaces) -> Int? {
    guard let stratum = stratum(row, dimension), let place = places.places[stratum],
      let group = places.groups.firstIndex(where: { $0 == text(row.keys[0]) })
    else { return nil }
    return place * places.groups.count + group
  }

  /// One dimension of what the rows of cells, and the entries of units in them, tell.
  private func summary(
    _ rows: [AnswerRow], entries: CellEntries, sample: (units: Int, share: Double)?, dimension: Dimension,
    in places: CellPlaces
  ) -> DimensionSummary {
    let items = statement.wanted.inCells
    var counts = CellCounts(items: items.count, cells: places.count)
    for row in rows {
      guard let cell = cell(row, dimension, in: places) else { continue }
      counts.add(
        row, to: cell,
        quantiles: statement.dialect.hasQuantileAggregates ? statement.question.cellLevels.count : 0)
    }
    var summary = DimensionSummary(
      dimension: dimension, groupNames: places.groups, strata: places.strata, requests: counts.requests,
      units: statement.hasUnits ? counts.lone : nil, unitCells: entries.units,
      withoutStratum: places.withoutStratum, expressions: [:])
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
          groups: places.groups.count, moments: counts.moments[index], loneMoments: counts.loneMoments[index],
          units: entries.units, sums: entries.sums[index], sizes: entries.sizes[index],
          shift: centre(of: item))
        : CellSums(groups: places.groups.count, moments: counts.moments[index])
      if let sample {
        sums.sample = CellSample(share: sample.share, squares: entries.squares(index, cells: places.count))
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
}
