internal import Columns
internal import Summaries

extension SummaryAnswer {
  /// The answer in a form that adds up with those about other rows.
  ///
  /// - Parameter summary: its summary, where what groups share was asked by itself; nil for what the answer says.
  /// - Throws: ``WarehouseError/unreadableAnswer(client:line:text:)``, and as ``summary()``.
  func partial(_ summary: Summary? = nil) throws(WarehouseError) -> PartialSummary {
    let summary = if let summary { summary } else { try self.summary() }
    let wanted = statement.wanted
    let centres = part("centres").first?.numbers ?? []
    func shift(_ item: WantedValues.Item) -> Double {
      guard item.isCentred, let place = wanted.items.firstIndex(where: { $0.alias == item.alias }),
        centres.indices.contains(place), !centres[place].isNaN
      else { return 0 }
      return centres[place]
    }
    var units: UnitSums<String>?
    if statement.hasUnits, statement.question.keepsUnits {
      let rows = part("unit_sums")
      let names = Dictionary(
        Set(rows.map { $0.keys[0] }).map { ($0, text($0) ?? "") }, uniquingKeysWith: { first, _ in first })
      units = try sums(rows, of: wanted.byUnit, shift: shift, from: 0, hash: 1) { row in names[row.keys[0]] }
    }
    var cells: [PartialCells] = []
    for (place, dimension) in statement.question.dimensions.enumerated()
    where statement.stratum(dimension) != nil {
      cells.append(try partialCells(place, dimension, hasRows: summary.rows.used > 0, shift: shift))
    }
    return PartialSummary(
      summary, expressions: units == nil ? [] : wanted.byUnit.map(\.expression), units: units,
      sketches: sketches(summary), cells: cells)
  }

  /// The sums of units, under a key that each row has.
  private func sums<Key: Hashable & Comparable & Sendable>(
    _ rows: [AnswerRow], of items: [WantedValues.Item], shift: (WantedValues.Item) -> Double,
    from start: Int, hash: Int, key: (AnswerRow) -> Key?
  ) throws(WarehouseError) -> UnitSums<Key> {
    var units: [UInt64] = []
    var keys: [Key] = []
    var values: [Double] = []
    units.reserveCapacity(rows.count)
    values.reserveCapacity(rows.count * 2 * items.count)
    for row in rows {
      guard let key = key(row) else { continue }
      let digits = row.keys[hash] ?? ""
      guard digits.utf8.count >= 16, let unit = UInt64(digits.prefix(16), radix: 16) else {
        throw .unreadableAnswer(client: statement.dialect.title, line: 0, text: "a unit's hash \(digits)")
      }
      units.append(unit)
      keys.append(key)
      for place in start..<start + 2 * items.count {
        let value = row.numbers.indices.contains(place) ? row.numbers[place] : 0
        values.append(value.isNaN ? 0 : value)
      }
    }
    return UnitSums(shifts: items.map(shift), units: units, keys: keys, values: values)
  }

  /// The values of each group in buckets.
  private func sketches(_ summary: Summary) -> [String: [ColumnExpression: QuantileSketch]] {
    var counted: [String: [ColumnExpression: [(value: Double, count: Int)]]] = [:]
    for row in part("buckets") {
      guard let name = text(row.keys[0]),
        let item = statement.wanted.items.first(where: { $0.alias == row.keys[1] })
      else { continue }
      var cursor = NumberCursor(row)
      let (sign, binade, step, count) = (cursor.next(), cursor.next(), cursor.next(), cursor.count())
      counted[name, default: [:]][item.expression, default: []].append(
        (Self.value(sign: sign, binade: binade, step: step), count))
    }
    var found: [String: [ColumnExpression: QuantileSketch]] = [:]
    for group in summary.groups {
      for (expression, values) in counted[group.name] ?? [:] {
        guard let moments = group.expressions[expression]?.moments else { continue }
        found[group.name, default: [:]][expression] = QuantileSketch(
          values, minimum: moments.minimum, maximum: moments.maximum)
      }
    }
    return found
  }

  /// The lower end of a bucket, whichever way the logarithm was rounded.
  private static func value(sign: Double, binade: Double, step: Double) -> Double {
    guard let exponent = Int(exactly: binade), sign != 0 else { return sign.isNaN ? .nan : 0 }
    // A size just below a power of two, of which the logarithm was rounded up to it.
    let share = step < 512 ? 1023.0 / 1024 : step / 512
    return sign * share * Double(sign: .plus, exponent: exponent, significand: 1)
  }

  private func partialCells(
    _ place: Int, _ dimension: Dimension, hasRows: Bool, shift: (WantedValues.Item) -> Double
  ) throws(WarehouseError) -> PartialCells {
    let items = statement.wanted.inCells
    var found = PartialCells(dimension, expressions: items.map(\.expression))
    let rows = part("cells\(place)")
    // Every row is of some stratum or of none, so that no answer means that there were too many.
    found.isLeftOut = rows.isEmpty && hasRows
    for row in rows {
      var cursor = NumberCursor(row)
      _ = cursor.next()
      let rows = cursor.count()
      guard let stratum = stratum(row, dimension), let group = text(row.keys[0]) else {
        found.withoutStratum += rows
        continue
      }
      let key = CellKey(stratum, group: group)
      var cell = found.cells[key] ?? PartialCells.Cell(expressions: items.count)
      let isLone = row.keys[2] == "lone"
      cell.requests += rows
      if isLone { cell.loneRequests += rows }
      for index in items.indices {
        let more = cursor.centredMoments()
        cell.moments[index].merge(more)
        if isLone { cell.loneMoments[index].merge(more) }
      }
      found.cells[key] = cell
    }
    guard statement.hasUnits else { return found }
    found.units = try sums(part("entries\(place)"), of: items, shift: shift, from: 2, hash: 2) { row in
      guard let stratum = stratum(row, dimension), let group = text(row.keys[0]) else { return nil }
      return CellKey(stratum, group: group)
    }
    return found
  }
}
