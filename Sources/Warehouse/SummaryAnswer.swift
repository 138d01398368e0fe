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
      summary.sharedUnits = sharedUnits(summary)
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

  /// Adds what is known over units; rows without a unit are units of their own.
  private func addUnits(to summary: inout Summary, groups: [GroupRows]) {
    let rows = part("units")
    for place in summary.groups.indices {
      let name = summary.groups[place].name
      var cursor = rows.first { text($0.keys[0]) == name }.map { NumberCursor($0) }
      let lone = groups[place]
      summary.groups[place].units = (cursor?.count() ?? 0) + lone.lone
      for item in wanted.byUnit {
        var units = cursor?.units(isFlag: item.expression.isFlag) ?? UnitMoments.none(shift: 0)
        let index = wanted.items.firstIndex { $0.alias == item.alias } ?? 0
        units.add(lone: lone.loneMoments[index], isFlag: item.expression.isFlag)
        summary.groups[place].expressions[item.expression]?.units = units
      }
      for (index, ratio) in wanted.ratios.enumerated() {
        var units = cursor?.pair(shift: 0) ?? UnitMoments.none(shift: 0)
        units.merge(lone.lonePairs[index])
        if units.count > 0 { summary.groups[place].ratios[ratio.ratio] = units }
      }
      for number in wanted.perUnit {
        var moments = cursor?.moments() ?? Moments()
        let index = wanted.items.firstIndex { $0.alias == number.item.alias } ?? 0
        moments.add(lone: lone.loneMoments[index], rows: lone.lone, statistic: number.perUnit.statistic)
        summary.groups[place].perUnit[number.perUnit] = moments
      }
    }
  }

  /// What pairs of groups share.
  private func sharedUnits(_ summary: Summary) -> [[SharedUnits]] {
    let groups = summary.groups
    var found = Array(repeating: Array(repeating: SharedUnits(), count: groups.count), count: groups.count)
    for row in part("shared") {
      guard let one = groups.firstIndex(where: { $0.name == text(row.keys[0]) }),
        let other = groups.firstIndex(where: { $0.name == text(row.keys[1]) })
      else { continue }
      var cursor = NumberCursor(row)
      var shared = SharedUnits(count: cursor.count())
      for item in wanted.byUnit {
        let shift = groups[one].expressions[item.expression]?.units?.shift ?? 0
        shared.products[item.expression] = cursor.products(shift: shift)
      }
      for ratio in wanted.ratios { shared.ratioProducts[ratio.ratio] = cursor.products(shift: 0) }
      for number in wanted.perUnit { shared.perUnitProducts[number.perUnit] = cursor.products(shift: 0) }
      shared.settle(groups[one], groups[other])
      found[one][other] = shared
      found[other][one] = shared.turned
    }
    return found
  }
}

extension NumberCursor {
  /// The next ten numbers as moments over units of one expression.
  mutating func units(isFlag: Bool) -> UnitMoments {
    let centre = next()
    var units = pair(shift: centre.isNaN ? 0 : centre)
    let (largest, with, without) = (next(), count(), count())
    if units.count > 0, largest.isFinite { units.largestSize = largest }
    if isFlag { (units.unitsWithEvent, units.unitsWithoutEvent) = (with, without) }
    return units
  }

  /// The next five numbers as the products of units that two groups share.
  mutating func products(shift: Double) -> UnitProducts {
    UnitProducts(
      count: count(), shift: shift, sums: next(), sumSize: next(), sizeSum: next(), sizes: next())
  }
}

extension String {
  /// The text of hexadecimal digits, two for each byte of UTF-8.
  init?(hexadecimal text: String) {
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
