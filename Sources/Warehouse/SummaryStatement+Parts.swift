internal import Columns
internal import Summaries

extension SummaryStatement {
  /// The queries whose rows are the answer.
  func parts() throws(WarehouseError) -> [StatementPart] {
    var parts = [rows]
    if let seconds = question.seconds { return parts + self.seconds(seconds) }
    if question.isPartial {
      parts += buckets
    } else if wanted.items.contains(where: { !$0.levels.isEmpty }) {
      parts.append(quantiles)
    }
    if hasUnits, question.isPartial, !centred.isEmpty { parts.append(centres) }
    if hasUnits {
      parts.append(question.keepsUnits ? unitSums : question.joinsUnits ? shared : units)
    }
    parts += try windows()
    if question.countsDays { parts += days }
    if question.countsTraffic, table.time != nil { parts.append(traffic) }
    if table.request != nil { parts.append(requestNames) }
    for (place, dimension) in question.dimensions.enumerated() {
      guard let stratum = stratum(dimension) else { continue }
      parts += cells(place, stratum)
    }
    if isSampled { parts.append(sample) }
    return parts
  }

  /// The account of rows with the moments of every expression, by group, reason and whether a row names a unit.
  private var rows: StatementPart {
    var numbers = [(name: "rows", sql: "COUNT(*)")]
    numbers.append(("earliest", table.time == nil ? "NULL" : "MIN(t)"))
    numbers.append(("latest", table.time == nil ? "NULL" : "MAX(t)"))
    for item in wanted.items { numbers += moments(item) }
    for ratio in wanted.ratios {
      let (upper, lower) = (ratio.upper.alias, ratio.lower.alias)
      numbers.append(("covariance of \(upper) and \(lower)", dialect.covariance(upper, lower)))
    }
    let named = hasUnits ? "CASE WHEN unit IS NULL THEN 'lone' ELSE 'named' END" : "'named'"
    return StatementPart(
      name: "rows",
      comment:
        "rows by group, by what is wrong with them, and whether they name a unit; count, mean, variance, extremes",
      keys: [dialect.shown("grp"), "trouble", named], numbers: numbers,
      source: "FROM \(allRows)\nGROUP BY grp, trouble" + (hasUnits ? ", \(named)" : ""))
  }

  /// Centre, count, mean, variance and extremes of an expression; mean and variance are relative to the centre.
  func moments(_ item: WantedValues.Item) -> [(name: String, sql: String)] {
    let name = "\(item.alias), \(item.description)"
    return [
      ("centre of \(name)", centre(of: item)), ("count of \(name)", "COUNT(\(item.alias))"),
      ("mean of \(name)\(item.isCentred ? ", less its centre" : "")", "AVG(\(item.value))"),
      ("variance of \(name)", dialect.variance(item.value)),
      ("smallest \(name)", "MIN(\(item.alias))"), ("largest \(name)", "MAX(\(item.alias))"),
    ]
  }

  /// Count, mean, variance and extremes of numbers.
  func moments(_ alias: String, _ name: String) -> [(name: String, sql: String)] {
    [
      ("units with the \(name)", "COUNT(\(alias))"), ("mean of the \(name)", "AVG(\(alias))"),
      ("variance of the \(name)", dialect.variance(alias)),
      ("smallest \(name)", "MIN(\(alias))"), ("largest \(name)", "MAX(\(alias))"),
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
        numbers += item.levels.indices.map { place in
          (item.quantileName(item.levels[place]), dialect.element(place, of: name))
        }
      } else {
        for (place, level) in item.levels.enumerated() {
          columns.append("\(dialect.quantile(item.alias, level: level)) AS \(name)_\(place + 1)")
          numbers.append((item.quantileName(level), "\(name)_\(place + 1)"))
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
      let sizes = "CASE WHEN \(size) > 0 THEN \(size) END"
      numbers.append(("centre of \(item.alias), \(item.description)", centre(of: item)))
      numbers += pair(present, sizes, "\(item.alias), \(item.description)")
      numbers.append(("most values of \(item.alias) of a unit", "MAX(\(size))"))
      numbers.append(("units with a yes among \(item.alias)", "COUNT(CASE WHEN \(sum) > 0.5 THEN 1 END)"))
      numbers.append(
        ("units with a no among \(item.alias)", "COUNT(CASE WHEN \(sum) < \(size) - 0.5 THEN 1 END)"))
    }
    for ratio in wanted.ratios {
      let isPresent = "\(ratio.upper.size) > 0"
      numbers += pair(
        "CASE WHEN \(isPresent) THEN \(total(ratio.upper)) END",
        "CASE WHEN \(isPresent) THEN \(total(ratio.lower)) END",
        "\(ratio.upper.alias) over \(ratio.lower.alias)")
    }
    for number in wanted.perUnit { numbers += moments(value(of: number), number.description) }
    numbers.append(("units in a third group", "COUNT(third_grp)"))
    numbers += products(of: "", with: "next_")
    return StatementPart(
      name: "units",
      comment:
        "over units: mean and variance of sums and sizes, and their covariance; products with the next group",
      keys: [dialect.shown("grp"), dialect.shown("next_grp")], numbers: numbers,
      source: "FROM assay_pairs\nGROUP BY grp, next_grp")
  }

  /// The sum of a unit's values themselves.
  func total(_ item: WantedValues.Item, of unit: String = "") -> String {
    let sum = unit + item.sum
    return item.isCentred ? "(\(sum) + \(centre(of: item)) * \(unit)\(item.size))" : sum
  }

  /// The number of a unit; NULL where it has none.
  func value(of number: WantedValues.PerUnitItem, of unit: String = "") -> String {
    let size = unit + number.item.size
    switch number.perUnit.statistic {
    case .sum: return total(number.item, of: unit)
    case .count: return size
    case .mean: return "CASE WHEN \(size) > 0 THEN \(total(number.item, of: unit)) / \(size) END"
    case .any: return dialect.double("CASE WHEN \(total(number.item, of: unit)) > 0.5 THEN 1 ELSE 0 END")
    }
  }

  /// Count, means, variances and covariance of pairs.
  private func pair(_ sum: String, _ size: String, _ name: String) -> [(name: String, sql: String)] {
    [
      ("units with \(name)", "COUNT(\(sum))"), ("mean of their sums", "AVG(\(sum))"),
      ("variance of their sums", dialect.variance(sum)), ("mean of their sizes", "AVG(\(size))"),
      ("variance of their sizes", dialect.variance(size)),
      ("covariance of sums and sizes", dialect.covariance(sum, size)),
    ]
  }

  /// Of every quantity, the products of the sums and sizes that a unit has in two groups.
  private func products(of one: String, with other: String) -> [(name: String, sql: String)] {
    var numbers: [(name: String, sql: String)] = []
    func add(_ what: String, _ isPresent: String, _ first: (String, String), _ second: (String, String)) {
      numbers.append(("shared units with \(what)", "COUNT(CASE WHEN \(isPresent) THEN 1 END)"))
      for (name, product) in [
        ("sum · sum", "\(first.0) * \(second.0)"), ("sum · size", "\(first.0) * \(second.1)"),
        ("size · sum", "\(first.1) * \(second.0)"), ("size · size", "\(first.1) * \(second.1)"),
      ] {
        let gap = (isPresent + product).count > 110 ? "\n  " : " "
        numbers.append(("total of \(name)", "SUM(CASE WHEN \(isPresent)\(gap)THEN \(product) END)"))
      }
    }
    func sizes(_ item: WantedValues.Item) -> String { "\(one)\(item.size) > 0 AND \(other)\(item.size) > 0" }
    func size(_ unit: String, _ item: WantedValues.Item) -> String { "\(unit)\(item.size)" }
    for item in wanted.byUnit {
      add(
        item.alias, sizes(item), ("\(one)\(item.sum)", size(one, item)),
        ("\(other)\(item.sum)", size(other, item)))
    }
    for ratio in wanted.ratios {
      add(
        "\(ratio.upper.alias) over \(ratio.lower.alias)", sizes(ratio.upper),
        (total(ratio.upper, of: one), total(ratio.lower, of: one)),
        (total(ratio.upper, of: other), total(ratio.lower, of: other)))
    }
    for number in wanted.perUnit {
      let isMean = number.perUnit.statistic == .mean
      add(
        "the \(number.description)", isMean ? sizes(number.item) : "\(other)\(number.item.size) IS NOT NULL",
        (value(of: number, of: one), "1.0"), (value(of: number, of: other), "1.0"))
    }
    return numbers
  }

  /// What the units of any two groups have in common, for units that are in more than two.
  private var shared: StatementPart {
    StatementPart(
      name: "shared", comment: "the units that two groups share, and the products of their sums and sizes",
      keys: [dialect.shown("a.grp"), dialect.shown("b.grp")],
      numbers: [("units", "COUNT(*)")] + products(of: "a.", with: "b."),
      source:
        "FROM assay_units AS a\nINNER JOIN assay_units AS b ON a.unit = b.unit\nWHERE a.grp < b.grp\nGROUP BY a.grp, b.grp"
    )
  }

  /// The values around a quantile, with how often each occurs; those below all of them under NULL.
  private func windows() throws(WarehouseError) -> [StatementPart] {
    var parts: [StatementPart] = []
    var places: [ColumnExpression: [[Int]]] = [:]
    var order: [ColumnExpression] = []
    // Windows of different groups are found side by side; a second one of the same group needs another query.
    for (place, window) in question.windows.enumerated() {
      if places[window.expression] == nil { order.append(window.expression) }
      var lists = places[window.expression] ?? []
      let free = lists.firstIndex { list in !list.contains { question.windows[$0].group == window.group } }
      if let free { lists[free].append(place) } else { lists.append([place]) }
      places[window.expression] = lists
    }
    for expression in order {
      guard let item = wanted.items.first(where: { $0.expression == expression }) else { continue }
      for list in places[expression] ?? [] { parts.append(try around(item, list)) }
    }
    return parts
  }

  private func around(_ item: WantedValues.Item, _ places: [Int]) throws(WarehouseError) -> StatementPart {
    var (names, below, upTo): ([String], [String], [String]) = ([], [], [])
    for place in places {
      let window = question.windows[place]
      let isGroup = "grp = \(try dialect.literal(window.group).onOneLine)"
      let (low, high) = (dialect.literal(window.range.lowerBound), dialect.literal(window.range.upperBound))
      names.append("WHEN \(isGroup) THEN '\(place)'")
      below.append("\(isGroup) AND \(item.alias) < \(low)")
      upTo.append("\(isGroup) AND \(item.alias) <= \(high)")
    }
    let name = "CASE \(names.joined(separator: " ")) END"
    let value = "CASE WHEN \(below.joined(separator: " OR ")) THEN NULL ELSE \(item.alias) END"
    return StatementPart(
      name: "around",
      comment: "the values around a quantile, and how often each occurs; NULL stands for all below them",
      keys: [name], numbers: [("value", value), ("rows", "COUNT(*)")],
      source:
        "FROM assay_requests\nWHERE \(upTo.joined(separator: " OR "))\nGROUP BY \(name), \(value)")
  }
}
