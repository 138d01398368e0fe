internal import Columns
internal import Summaries

extension SummaryAnswer {
  /// What was counted of every second and group.
  ///
  /// - Throws: ``WarehouseError/unreadableAnswer(client:line:text:)`` for a row that is not of a second.
  func seconds() throws(WarehouseError) -> [CountedSecond] {
    guard let question = statement.question.seconds else { return [] }
    var found: [CountedSecond] = []
    for row in part("seconds") {
      var cursor = NumberCursor(row)
      let (second, rows, latest) = (cursor.next(), cursor.count(), cursor.next())
      guard let name = text(row.keys[0]), let second = Int64(exactly: second),
        let latest = Int64(exactly: latest), rows > 0
      else {
        throw .unreadableAnswer(client: statement.dialect.title, line: 0, text: "a second without a time")
      }
      var counted = CountedSecond(second: second, group: name, requests: rows, latest: latest)
      (counted.judged, counted.errors) = (cursor.count(), cursor.count())
      (counted.stated, counted.successes) = (cursor.count(), cursor.count())
      (counted.timed, counted.responseTimeSum) = (cursor.count(), cursor.next())
      (counted.confident, counted.confidenceSum) = (cursor.count(), cursor.next())
      for _ in question.thresholds {
        let (beyond, inside, outside) = (cursor.count(), cursor.next(), cursor.next())
        counted.bounds.append(
          CountedSecond.Bound(
            beyond: beyond, inside: inside.isNaN ? nil : inside, outside: outside.isNaN ? nil : outside))
      }
      counted.badUnits = Self.badUnits(row.keys[1], question.badness) { cursor.count() }
      found.append(counted)
    }
    return found
  }

  /// The units of bad rows, two of each badness at most.
  private static func badUnits(
    _ hashes: String?, _ badness: [SlidingWindows.Badness], lone: () -> Int
  ) -> [CountedSecond.BadUnit] {
    let extremes = (hashes ?? "").split(separator: ",", omittingEmptySubsequences: false)
    var found: [CountedSecond.BadUnit] = []
    for (place, what) in badness.enumerated() {
      var units: Set<UInt64> = []
      for side in [2 * place, 2 * place + 1] where extremes.indices.contains(side) {
        if let unit = unit(extremes[side]) { units.insert(unit) }
      }
      found += units.sorted().map { CountedSecond.BadUnit(unit: $0, what: [what]) }
      found += repeatElement(CountedSecond.BadUnit(unit: nil, what: [what]), count: min(2, lone()))
    }
    return found
  }

  /// The hash of a unit from its MD5; never the one of a missing unit.
  private static func unit(_ hexadecimal: Substring) -> UInt64? {
    UInt64(hexadecimal.prefix(16), radix: 16).map { max(1, $0) }
  }

  /// Puts single values and units into the seconds of the stretches that were asked for.
  ///
  /// - Throws: ``WarehouseError/changed`` where they are not those of the rows that were counted.
  func addValues(to seconds: inout [CountedSecond]) throws(WarehouseError) {
    guard let question = statement.question.seconds else { return }
    var places: [Place: Int] = [:]
    for (place, second) in seconds.enumerated()
    where question.stretches.contains(where: { $0.contains(second.second * 1_000) }) {
      places[Place(second: second.second, group: second.group)] = place
      (seconds[place].values, seconds[place].badUnits, seconds[place].knowsAllUnits) = (
        [], [], statement.hasUnits
      )
    }
    func place(_ row: AnswerRow, _ second: Double) throws(WarehouseError) -> Int {
      guard let name = text(row.keys[0]), let second = Int64(exactly: second),
        let place = places[Place(second: second, group: name)]
      else { throw .changed }
      return place
    }
    for row in part("values") {
      var cursor = NumberCursor(row)
      let place = try place(row, cursor.next())
      let (value, count) = (cursor.next(), cursor.count())
      let known = seconds[place].values?.count ?? 0
      guard value.isFinite, count > 0, known + count <= seconds[place].timed else { throw .changed }
      seconds[place].values?.append(contentsOf: repeatElement(value, count: count))
    }
    for place in places.values where seconds[place].values?.count != seconds[place].timed { throw .changed }
    for row in part("bad") {
      var cursor = NumberCursor(row)
      let place = try place(row, cursor.next())
      let count = cursor.count()
      let what = question.badness.filter { _ in cursor.next() > 0 }
      let unit = row.keys[1].flatMap { Self.unit($0[...]) }
      let times = unit == nil ? min(count, SlidingWindows.unitLimit) : 1
      seconds[place].badUnits += repeatElement(CountedSecond.BadUnit(unit: unit, what: what), count: times)
    }
  }

  private struct Place: Hashable {
    var second: Int64
    var group: String
  }
}
