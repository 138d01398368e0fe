internal import Columns
internal import Summaries

/// The answer of a summary's statement, put together.
struct SummaryAnswer {
  let statement: SummaryStatement
  let rows: [AnswerRow]

  private var wanted: WantedValues { statement.wanted }
  private var hasUnits: Bool { statement.hasUnits }

  /// The rows of a part.
  func part(_ name: String) -> [AnswerRow] { rows.filter { $0.part == name } }

  /// A text of the answer.
  func text(_ key: String?) -> String? {
    guard let key, statement.dialect.writesHexadecimal else { return key }
    return String(hexadecimal: key)
  }

  /// What is known of the rows of one group.
  struct GroupRows {
    var used = 0
    var rejected = 0
    var lone = 0
    /// The moments of each expression over all used rows, and over those without a unit.
    var moments: [Moments]
    var loneMoments: [Moments]
    /// The co-moments of each ratio's two numbers over the same rows.
    var pairs: [UnitMoments]
    var lonePairs: [UnitMoments]
  }

  /// The summary.
  ///
  /// - Throws: ``WarehouseError/tooManyGroups(column:limit:first:)``.
  func summary() throws(WarehouseError) -> Summary {
    var account = RowCounts()
    var groups: [String: GroupRows] = [:]
    var withoutGroup = 0
    var times: (earliest: Double, latest: Double)?
    for row in part("rows") {
      var cursor = NumberCursor(row)
      let (count, earliest, latest) = (cursor.count(), cursor.next(), cursor.next())
      let trouble = row.keys[1]
      if let trouble {
        if let exclusion = RowCounts.Exclusion(rawValue: trouble) {
          account.excluded[exclusion, default: 0] += count
        } else {
          account.rejected[trouble, default: 0] += count
          if let name = text(row.keys[0]) {
            groups[name, default: emptyGroup].rejected += count
          } else {
            withoutGroup += count
          }
        }
        continue
      }
      guard let name = text(row.keys[0]) else {
        throw .unreadableAnswer(client: statement.dialect.title, line: 0, text: "a group without a name")
      }
      account.used += count
      if earliest.isFinite, latest.isFinite {
        times = times.map { (min($0.earliest, earliest), max($0.latest, latest)) } ?? (earliest, latest)
      }
      var group = groups[name] ?? emptyGroup
      add(&cursor, rows: count, isLone: row.keys[2] == "lone", to: &group)
      groups[name] = group
    }
    let names = groups.keys.sorted()
    guard names.count <= Batch.groupLimit else {
      throw .tooManyGroups(
        column: statement.table.group?.name ?? "", limit: Batch.groupLimit, first: Array(names.prefix(5)))
    }
    var summaries = names.map { groupSummary($0, groups[$0] ?? emptyGroup) }
    addQuantiles(to: &summaries)
    var summary = Summary(
      groups: summaries, rows: account, rejectedWithoutGroup: withoutGroup,
      times: times.flatMap {
        Int64(exactly: $0.earliest).flatMap { low in Int64(exactly: times?.latest ?? 0).map { low...$0 } }
      })
    if hasUnits {
      addUnits(to: &summary, groups: names.map { groups[$0] ?? emptyGroup })
    }
    addTraffic(to: &summary)
    if !statement.question.isPartial { summary.dimensions = try dimensions(summary) }
    return summary
  }

  private var emptyGroup: GroupRows {
    let none = UnitMoments.none(shift: 0)
    return GroupRows(
      moments: wanted.items.map { _ in Moments() }, loneMoments: wanted.items.map { _ in Moments() },
      pairs: wanted.ratios.map { _ in none }, lonePairs: wanted.ratios.map { _ in none })
  }

  private func add(_ cursor: inout NumberCursor, rows: Int, isLone: Bool, to group: inout GroupRows) {
    group.used += rows
    if isLone { group.lone += rows }
    var found: [Moments] = []
    for place in wanted.items.indices {
      found.append(cursor.centredMoments())
      group.moments[place].merge(found[place])
      if isLone { group.loneMoments[place].merge(found[place]) }
    }
    for (place, ratio) in wanted.ratios.enumerated() {
      let covariance = cursor.next()
      guard let upper = wanted.items.firstIndex(where: { $0.alias == ratio.upper.alias }),
        let lower = wanted.items.firstIndex(where: { $0.alias == ratio.lower.alias }), found[upper].count > 0
      else { continue }
      let pair = UnitMoments(
        count: found[upper].count, meanSum: found[upper].mean, varianceSum: found[upper].variance,
        meanSize: found[lower].mean, varianceSize: found[lower].variance, covariance: covariance)
      group.pairs[place].merge(pair)
      if isLone { group.lonePairs[place].merge(pair) }
    }
  }

  private func groupSummary(_ name: String, _ rows: GroupRows) -> GroupSummary {
    var group = GroupSummary(
      name: name, requests: rows.used, units: hasUnits ? rows.lone : nil, rejected: rows.rejected,
      requestsWithoutUnit: rows.lone, expressions: [:])
    for (place, item) in wanted.items.enumerated() {
      group.expressions[item.expression] = MetricSummary(moments: rows.moments[place])
    }
    for (place, ratio) in wanted.ratios.enumerated() where rows.pairs[place].count > 0 {
      group.rowRatios[ratio.ratio] = rows.pairs[place]
    }
    return group
  }

  private func addQuantiles(to groups: inout [GroupSummary]) {
    for row in part("quantiles") {
      guard let name = text(row.keys[0]), let place = groups.firstIndex(where: { $0.name == name }) else {
        continue
      }
      var cursor = NumberCursor(row)
      for item in wanted.items {
        let quantiles = item.levels.map { Quantile(level: $0, value: cursor.next()) }
        groups[place].expressions[item.expression]?.take(
          quantiles.filter { !$0.value.isNaN }, of: item.expression, needs: statement.question.needs)
      }
    }
  }

  /// Adds what is known over units, and of pairs of groups; rows without a unit are units of their own.
  private func addUnits(to summary: inout Summary, groups: [GroupRows]) {
    let rows = part("units").map { UnitsRow($0, wanted: wanted) }
    for place in summary.groups.indices {
      let name = summary.groups[place].name
      var all = UnitsRow(wanted: wanted)
      for row in rows where text(row.group) == name { all.merge(row) }
      let lone = groups[place]
      summary.groups[place].units = all.count + lone.lone
      for (index, item) in wanted.byUnit.enumerated() {
        var units = all.means[index]
        let values = wanted.items.firstIndex { $0.alias == item.alias } ?? 0
        units.add(lone: lone.loneMoments[values], isFlag: item.expression.isFlag)
        summary.groups[place].expressions[item.expression]?.units = units
      }
      for (index, ratio) in wanted.ratios.enumerated() {
        var units = all.ratios[index]
        units.merge(lone.lonePairs[index])
        if units.count > 0 { summary.groups[place].ratios[ratio.ratio] = units }
      }
      for (index, number) in wanted.perUnit.enumerated() {
        var moments = all.perUnit[index]
        let values = wanted.items.firstIndex { $0.alias == number.item.alias } ?? 0
        moments.add(lone: lone.loneMoments[values], rows: lone.lone, statistic: number.perUnit.statistic)
        summary.groups[place].perUnit[number.perUnit] = moments
      }
    }
    let count = summary.groups.count
    summary.sharedUnits = Array(repeating: Array(repeating: SharedUnits(), count: count), count: count)
    for row in rows where row.next != nil {
      addShared(row.group, row.next, row.count, row.products, to: &summary)
    }
  }

  /// Whether units are in more than two groups, so that what any two share must be asked.
  var hasUnitsInThreeGroups: Bool { part("units").contains { UnitsRow($0, wanted: wanted).inThird > 0 } }

  /// Puts what any two groups share in the place of what is known of it.
  func replaceShared(in summary: inout Summary) {
    for row in part("shared") {
      var cursor = NumberCursor(row)
      let count = cursor.count()
      let products = (0..<wanted.quantities).map { _ in cursor.products() }
      addShared(row.keys[0], row.keys[1], count, products, to: &summary)
    }
  }

  private func addShared(
    _ one: String?, _ other: String?, _ count: Int, _ products: [UnitProducts], to summary: inout Summary
  ) {
    let groups = summary.groups
    guard let one = groups.firstIndex(where: { $0.name == text(one) }),
      let other = groups.firstIndex(where: { $0.name == text(other) })
    else { return }
    var shared = SharedUnits(count: count)
    var rest = products[...]
    for item in wanted.byUnit {
      var found = rest.popFirst() ?? UnitProducts()
      found.shift = groups[one].expressions[item.expression]?.units?.shift ?? 0
      shared.products[item.expression] = found
    }
    for ratio in wanted.ratios { shared.ratioProducts[ratio.ratio] = rest.popFirst() }
    for number in wanted.perUnit { shared.perUnitProducts[number.perUnit] = rest.popFirst() }
    shared.settle(groups[one], groups[other])
    summary.sharedUnits[one][other] = shared
    summary.sharedUnits[other][one] = shared.turned
  }
}

extension String {
  /// The text of hexadecimal digits, two for each byte of UTF-8.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    self = String(decoding: bytes, as: UTF8.self)
  }
}
