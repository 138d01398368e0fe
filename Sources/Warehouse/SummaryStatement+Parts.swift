internal import Columns
internal import Summaries

extension SummaryStatement {
  /// The queries whose rows are the answer.
  func parts() throws(WarehouseError) -> [StatementPart] {
    var parts = [rows]
    if question.isPartial {
      parts += buckets
    } else if wanted.items.contains(where: { !$0.levels.isEmpty }) {
      parts.append(quantiles)
    }
    if hasUnits, question.isPartial, !centred.isEmpty { parts.append(centres) }
    if hasUnits, question.keepsUnits {
      parts.append(unitSums)
    } else if hasUnits {
      parts.append(units)
      parts.append(shared)
    }
    parts += try windows()
    if question.countsDays { parts += days }
    if question.countsTraffic, table.time != nil { parts.append(traffic) }
    if table.request != nil { parts.append(requestNames) }
    for (place, dimension) in question.dimensions.enumerated() {
      guard let stratum = stratum(dimension) else { continue }
      parts += cells(place, stratum)
    }
    return parts
  }

  /// The account of rows with the moments of every expression, by group, reason and whether a row names a unit.
  private var rows: StatementPart {
    var numbers = [(name: "rows", sql: "COUNT(*)")]
    numbers.append(("earliest", table.time == nil ? "NULL" : "MIN(t)"))
    numbers.append(("latest", table.time == nil ? "NULL" : "MAX(t)"))
    for item in wanted.items { numbers += moments(item) }
    for ratio in wanted.ratios {
      numbers.append(("covariance", dialect.covariance(ratio.upper.alias, ratio.lower.alias)))
    }
    let named = hasUnits ? "CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END" : "'named'"
    return StatementPart(
      name: "rows",
      comment:
        "rows by group, by what is wrong with them, and whether they name a unit; count, mean, variance, extremes",
      keys: [dialect.shown("grp"), "trouble", named], numbers: numbers,
      source: "FROM \(besideCentres("assay_rows"))\nGROUP BY grp, trouble" + (hasUnits ? ", \(named)" : ""))
  }

  /// Centre, count, mean, variance and extremes of an expression; mean and variance are relative to the centre.
  func moments(_ item: WantedValues.Item) -> [(name: String, sql: String)] {
    let value = item.isCentred ? "\(item.alias) - \(item.centre)" : item.alias
    return [
      ("centre", item.isCentred ? "MIN(\(item.centre))" : "0"), ("count", "COUNT(\(item.alias))"),
      ("mean", "AVG(\(value))"), ("variance", dialect.variance(value)), ("minimum", "MIN(\(item.alias))"),
      ("maximum", "MAX(\(item.alias))"),
    ]
  }

  /// Count, mean, variance and extremes of numbers.
  func moments(_ alias: String) -> [(name: String, sql: String)] {
    [
      ("count", "COUNT(\(alias))"), ("mean", "AVG(\(alias))"), ("variance", dialect.variance(alias)),
      ("minimum", "MIN(\(alias))"), ("maximum", "MAX(\(alias))"),
    ]
  }

  /// Exact quantiles by group.
  private var quantiles: StatementPart {
    var numbers: [(name: String, sql: String)] = []
    var columns: [String] = []
    for item in wanted.items where !item.levels.isEmpty {
      let name = "q" + item.alias.dropFirst()
      if dialect.hasQuantileAggregates {
        columns.append("\(dialect.quantiles(item.alias, levels: item.levels)) AS \(name)")
        numbers += item.levels.indices.map { ("quantile", dialect.element($0, of: name)) }
      } else {
        for (place, level) in item.levels.enumerated() {
          columns.append("\(dialect.quantile(item.alias, level: level)) AS \(name)_\(place + 1)")
          numbers.append(("quantile", "\(name)_\(place + 1)"))
        }
      }
    }
    let isAggregate = dialect.hasQuantileAggregates
    let source =
      "FROM (\n  SELECT\(isAggregate ? "" : " DISTINCT")\n    grp,\n"
      + columns.joined(separator: ",\n").indented.indented + "\n  FROM assay_requests"
      + (isAggregate ? "\n  GROUP BY grp" : "") + "\n) AS quantiles"
    return StatementPart(
      name: "quantiles", comment: "exact quantiles, interpolated between neighbours",
      keys: [dialect.shown("grp")], numbers: numbers, source: source)
  }

  /// The moments over units: of sums and sizes, of ratios, and of numbers of each unit.
  private var units: StatementPart {
    var numbers = [(name: "units", sql: "COUNT(*)")]
    for item in wanted.byUnit {
      let (sum, size) = (item.sum, item.size)
      let present = "CASE WHEN \(size) > 0 THEN \(sum) END"
      let sizes = "CASE WHEN \(size) > 0 THEN \(dialect.double(size)) END"
      numbers.append(("centre", item.isCentred ? "MIN(\(item.centre))" : "0"))
      numbers += pair(present, sizes)
      numbers.append(("largest", "MAX(\(size))"))
      numbers.append(("with", "COUNT(CASE WHEN \(sum) > 0.5 THEN 1 END)"))
      numbers.append(("without", "COUNT(CASE WHEN \(sum) < \(size) - 0.5 THEN 1 END)"))
    }
    for ratio in wanted.ratios {
      let isPresent = "\(ratio.upper.size) > 0"
      numbers += pair(
        "CASE WHEN \(isPresent) THEN \(total(ratio.upper)) END",
        "CASE WHEN \(isPresent) THEN \(total(ratio.lower)) END")
    }
    for number in wanted.perUnit { numbers += moments(value(of: number)) }
    return StatementPart(
      name: "units", comment: "over units: mean and variance of sums and sizes, and their covariance",
      keys: [dialect.shown("grp")], numbers: numbers,
      source: "FROM \(besideCentres("assay_units"))\nGROUP BY grp")
  }

  /// The sum of a unit's values themselves.
  func total(_ item: WantedValues.Item, of unit: String = "") -> String {
    let sum = unit + item.sum
    return item.isCentred ? "(\(sum) + \(item.centre) * \(unit)\(item.size))" : sum
  }

  /// The number of a unit; NULL where it has none.
  func value(of number: WantedValues.PerUnitItem, of unit: String = "") -> String {
    let size = unit + number.item.size
    switch number.perUnit.statistic {
    case .sum: return total(number.item, of: unit)
    case .count: return dialect.double(size)
    case .mean: return "CASE WHEN \(size) > 0 THEN \(total(number.item, of: unit)) / \(size) END"
    case .any: return "CASE WHEN \(total(number.item, of: unit)) > 0.5 THEN 1.0 ELSE 0.0 END"
    }
  }

  /// Count, means, variances and covariance of pairs.
  private func pair(_ sum: String, _ size: String) -> [(name: String, sql: String)] {
    [
      ("count", "COUNT(\(sum))"), ("mean_sum", "AVG(\(sum))"), ("variance_sum", dialect.variance(sum)),
      ("mean_size", "AVG(\(size))"), ("variance_size", dialect.variance(size)),
      ("covariance", dialect.covariance(sum, size)),
    ]
  }

  /// What the units of two groups have in common.
  private var shared: StatementPart {
    var numbers = [(name: "units", sql: "COUNT(*)")]
    func products(_ isPresent: String, _ one: (String, String), _ other: (String, String)) {
      numbers.append(("both", "COUNT(CASE WHEN \(isPresent) THEN 1 END)"))
      for (name, product) in [
        ("sum_sum", "\(one.0) * \(other.0)"), ("sum_size", "\(one.0) * \(other.1)"),
        ("size_sum", "\(one.1) * \(other.0)"), ("size_size", "\(one.1) * \(other.1)"),
      ] {
        numbers.append((name, "COALESCE(SUM(CASE WHEN \(isPresent) THEN \(product) END), 0)"))
      }
    }
    func sizes(_ item: WantedValues.Item) -> String { "a.\(item.size) > 0 AND b.\(item.size) > 0" }
    for item in wanted.byUnit {
      products(sizes(item), ("a.\(item.sum)", "a.\(item.size)"), ("b.\(item.sum)", "b.\(item.size)"))
    }
    for ratio in wanted.ratios {
      products(
        sizes(ratio.upper), (total(ratio.upper, of: "a."), total(ratio.lower, of: "a.")),
        (total(ratio.upper, of: "b."), total(ratio.lower, of: "b.")))
    }
    for number in wanted.perUnit {
      let isPresent = number.perUnit.statistic == .mean ? sizes(number.item) : "1 = 1"
      products(isPresent, (value(of: number, of: "a."), "1.0"), (value(of: number, of: "b."), "1.0"))
    }
    let source =
      "FROM assay_units AS a\nINNER JOIN assay_units AS b ON a.unit = b.unit"
      + (centred.isEmpty ? "" : "\nCROSS JOIN assay_centres") + "\nWHERE a.grp < b.grp\nGROUP BY a.grp, b.grp"
    return StatementPart(
      name: "shared", comment: "the units that two groups share, and the products of their sums and sizes",
      keys: [dialect.shown("a.grp"), dialect.shown("b.grp")], numbers: numbers, source: source)
  }

  /// The values around a quantile, with how often each occurs, and how many lie below.
  private func windows() throws(WarehouseError) -> [StatementPart] {
    var parts: [StatementPart] = []
    for (place, window) in question.windows.enumerated() {
      guard let item = wanted.items.first(where: { $0.expression == window.expression }) else { continue }
      let isGroup = "grp = \(try dialect.literal(window.group))"
      let (low, high) = (dialect.literal(window.range.lowerBound), dialect.literal(window.range.upperBound))
      parts.append(
        StatementPart(
          name: "below", comment: "how many values lie below those around a quantile",
          keys: ["'\(place)'"], numbers: [("rows", "COUNT(*)")],
          source: "FROM assay_requests\nWHERE \(isGroup) AND \(item.alias) < \(low)"))
      parts.append(
        StatementPart(
          name: "around", comment: "the values around a quantile, and how often each occurs",
          keys: ["'\(place)'"], numbers: [("value", item.alias), ("rows", "COUNT(*)")],
          source:
            "FROM assay_requests\nWHERE \(isGroup) AND \(item.alias) BETWEEN \(low) AND \(high)\nGROUP BY \(item.alias)"
        ))
    }
    return parts
  }
}
