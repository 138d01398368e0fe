internal import Columns
internal import Summaries

extension SummaryStatement {
  /// The day, or another stretch, of a row in a zone.
  func stretch(_ zone: ZoneOffsets, length: Int) -> String {
    let changes = zone.changes
    var offset = String(changes[0].milliseconds)
    if changes.count > 1 {
      let cases = changes.reversed().map { change in
        change.start.map { "WHEN t >= \($0) THEN \(change.milliseconds)" } ?? "ELSE \(change.milliseconds)"
      }
      offset = "CASE \(cases.joined(separator: " ")) END"
    }
    let local = offset == "0" ? "t" : "(t + \(offset))"
    return "FLOOR(\(local) / \(length).0)"
  }

  /// The stratum of a row, as SQL of a number or of a text; nil where the table lacks its column.
  func stratum(_ dimension: Dimension) -> (sql: String, isWord: Bool)? {
    switch dimension {
    case .segment(let place):
      guard table.categories.indices.contains(place), table.categories[place] != nil else { return nil }
      return ("s\(place + 1)", true)
    case .day(let zone): return table.time == nil ? nil : (stretch(zone, length: 86_400_000), false)
    case .hour(let zone): return table.time == nil ? nil : (stretch(zone, length: 3_600_000), false)
    case .stage(let ranges):
      guard table.time != nil else { return nil }
      let cases = ranges.enumerated().map { place, range in
        let limits = [range.start.map { "t >= \($0)" }, range.end.map { "t < \($0)" }].compactMap { $0 }
        return " WHEN \(limits.isEmpty ? "t IS NOT NULL" : limits.joined(separator: " AND ")) THEN \(place)"
      }
      return ("CASE\(cases.joined()) END", false)
    }
  }

  /// The cells of a dimension, and the sums of each unit in each.
  func cells(_ place: Int, _ stratum: (sql: String, isWord: Bool)) -> [StatementPart] {
    let named = hasUnits ? "CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END" : "'named'"
    let grouping = "grp, \(stratum.sql)"
    let word = stratum.isWord ? dialect.shown(stratum.sql) : dialect.text("NULL")
    let number = stratum.isWord ? "NULL" : stratum.sql
    var numbers = [(name: "stratum", sql: number), (name: "rows", sql: "COUNT(*)")]
    for item in wanted.inCells {
      numbers += moments(item)
      if !question.cellLevels.isEmpty, dialect.hasQuantileAggregates {
        let array = dialect.quantiles(item.alias, levels: question.cellLevels)
        numbers += question.cellLevels.indices.map { place in
          (item.quantileName(question.cellLevels[place]), dialect.element(place, of: "(\(array))"))
        }
      }
    }
    var parts = [
      StatementPart(
        name: "cells\(place)", comment: "count, mean, variance and extremes within each stratum of a group",
        keys: [dialect.shown("grp"), word, named], numbers: numbers,
        source: "FROM \(beside(place, "assay_requests"))\(fewStrata(place, after: "WHERE"))"
          + "\nGROUP BY \(grouping)" + (hasUnits ? ", \(named)" : ""))
    ]
    guard hasUnits, !wanted.inCells.isEmpty else { return parts }
    numbers = [("stratum", number), ("rows", "COUNT(*)")]
    let isSampled = isSampled(question.dimensions[place])
    for item in wanted.inCells {
      numbers.append(("sum of \(item.alias), \(item.description)", "COALESCE(SUM(\(item.value)), 0)"))
      numbers.append(("count of \(item.alias)", "COUNT(\(item.alias))"))
      if isSampled {
        numbers.append(("sum of squares of \(item.alias)", "COALESCE(SUM(\(item.value) * \(item.value)), 0)"))
      }
    }
    let present =
      " AND \(stratum.sql) IS NOT NULL" + (isSampled ? " AND \(dialect.md5("unit")) <= bound" : "")
    let source = beside(place, "assay_requests") + (isSampled ? " CROSS JOIN assay_sample" : "")
    parts.append(
      StatementPart(
        name: "entries\(place)",
        comment: "the sums of each unit within each stratum of a group, the unit by its hash",
        keys: [dialect.shown("grp"), word, dialect.md5("unit")], numbers: numbers,
        source:
          "FROM \(source)\nWHERE unit IS NOT NULL\(present)\(fewStrata(place, after: "AND"))\nGROUP BY \(grouping), unit"
      ))
    return parts
  }

  /// The requests and units of each day of UTC, and the units that were never seen before it.
  var days: [StatementPart] {
    guard table.time != nil else { return [] }
    let day = "FLOOR(t / 86400000.0)"
    let units = hasUnits ? "COUNT(DISTINCT unit)" : "NULL"
    let lone = hasUnits ? "COUNT(CASE WHEN unit IS NULL THEN 1 END)" : "NULL"
    var parts = [
      StatementPart(
        name: "days", comment: "the requests and units of each day",
        numbers: [("day", day), ("rows", "COUNT(*)"), ("units", units), ("lone", lone)],
        source: "FROM assay_requests\nWHERE t IS NOT NULL\nGROUP BY \(day)")
    ]
    guard hasUnits else { return parts }
    parts.append(
      StatementPart(
        name: "first_days", comment: "the units by the day on which they were first seen",
        numbers: [("day", "first_day"), ("units", "COUNT(*)")],
        source:
          "FROM (\n  SELECT unit, MIN(\(day)) AS first_day\n  FROM assay_requests\n  WHERE unit IS NOT NULL AND t IS NOT NULL\n  GROUP BY unit\n) AS seen\nGROUP BY first_day"
      ))
    return parts
  }

  /// The requests of each group by minute.
  var traffic: StatementPart {
    let minute = "FLOOR(t / 60000.0)"
    return StatementPart(
      name: "traffic", comment: "the requests of each group by minute", keys: [dialect.shown("grp")],
      numbers: [("minute", minute), ("rows", "COUNT(*)"), ("earliest", "MIN(t)"), ("latest", "MAX(t)")],
      source: "FROM assay_requests\nWHERE t IS NOT NULL\nGROUP BY grp, \(minute)")
  }

  /// How often requests were logged more than once.
  var requestNames: StatementPart {
    StatementPart(
      name: "requests", comment: "how often requests were logged more than once",
      numbers: [
        ("rows", "COUNT(request)"), ("names", "COUNT(DISTINCT request)"),
        ("without", "COUNT(CASE WHEN request IS NULL THEN 1 END)"),
      ], source: "FROM assay_requests")
  }
}
