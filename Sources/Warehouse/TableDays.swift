internal import Columns
internal import Processes
package import Summaries

/// A day of a table, or its rows without a time.
struct TableDay {
  /// Its rows.
  var slice: TableSlice
  /// The day as it is written.
  var name: String
  /// The number of its rows when it was looked at.
  var rows: Int
  /// The hash of what would change with its rows; nil where an answer about it is not kept, because more rows may come.
  var fingerprint: String?
}

extension WarehouseTable {
  /// The most days that are asked one by one.
  static let dayLimit = 1_000

  /// The days of the rows that are asked for, and whether more rows may come to them.
  ///
  /// - Parameters:
  ///   - question: what is asked, its time range and its slice.
  ///   - table: the table.
  ///   - zone: where days are cut.
  ///   - digest: the hash of a text.
  /// - Returns: the days that have rows, in time; rows without a time last.
  /// - Throws: what the client says; ``WarehouseError/tooManyDays(found:limit:)``.
  func days(
    _ question: SummaryQuestion, on table: BoundTable, zone: ZoneOffsets, digest: (String) -> String
  ) throws(WarehouseError) -> [TableDay] {
    var (asked, projection) = (question, table.projection)
    (asked.needs, asked.hasUnits, asked.dimensions) = ([], false, [])
    (projection.unit, projection.request, projection.categories) = (nil, nil, [])
    projection.numbers = zip(projection.numbers, table.numbers).first { $1 != nil }.map { [$0.0] } ?? []
    let statement = try SummaryStatement(asked, table: try bound(projection), dialect: client.dialect)
      .fingerprints(zone: zone)
    let rows = try client.run(statement.text).answerRows(client: client.command.name, dialect: client.dialect)
    guard rows.contains(where: { $0.isFingerprint(statement.fingerprint) }) else {
      throw .incompleteAnswer(client: client.command.name, rows: rows.count)
    }
    var texts: [Int?: [String]] = [:]
    var counts: [Int?: Int] = [:]
    var latest = -Double.infinity
    for row in rows {
      guard row.part == "day" else {
        if row.part == "later", let last = row.numbers.first, !last.isNaN { latest = max(latest, last) }
        continue
      }
      let numbers = row.numbers + Array(repeating: .nan, count: max(0, 7 - row.numbers.count))
      guard let count = Int(exactly: numbers[1]), count > 0 else { continue }
      if !numbers[3].isNaN { latest = max(latest, numbers[3]) }
      let day = Int(exactly: numbers[0])
      counts[day, default: 0] += count
      texts[day, default: []].append(
        "\(row.keys[0] ?? "\\N") \(numbers.map { String($0) }.joined(separator: " "))")
    }
    let dated = counts.keys.compactMap { $0 }.sorted()
    guard dated.count <= Self.dayLimit else {
      throw .tooManyDays(found: dated.count, limit: Self.dayLimit)
    }
    var days = dated.map { day in
      var range = TimeRange(start: zone.start(ofDay: day), end: zone.start(ofDay: day + 1))
      if let start = question.timeRange.start { range.start = max(range.start ?? start, start) }
      if let end = question.timeRange.end { range.end = min(range.end ?? end, end) }
      let isOver = range.end.map { Double($0) <= latest } ?? false
      // Where clocks go back over midnight, a day of the zone is no single stretch of time.
      let isWhole = zone.isSingle(day) && zone.isSingle(day + 1)
      return TableDay(
        slice: .dated(range), name: ZoneOffsets.dayName(day), rows: counts[day] ?? 0,
        fingerprint: isOver && isWhole ? digest((texts[day] ?? []).sorted().joined(separator: "\n")) : nil)
    }
    if let undated = counts[nil] {
      days.append(TableDay(slice: .undated, name: "rows without a time", rows: undated))
    }
    return days
  }
}

extension ZoneOffsets {
  /// The first millisecond of a day of the zone, counted from 1970-01-01.
  package func start(ofDay day: Int) -> Int64 {
    var low = Int64(day - 2) * 86_400_000
    var high = Int64(day + 2) * 86_400_000
    while low < high {
      let middle = low + (high - low) / 2
      if self.day(of: middle) >= day { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether no time soon after a day's start is of the day before, and none soon before it of the day.
  package func isSingle(_ day: Int) -> Bool {
    let start = start(ofDay: day)
    return (1...16).allSatisfy { step in
      let minutes = Int64(step) * 900_000
      return self.day(of: start + minutes) >= day && self.day(of: start - minutes) < day
    }
  }
}
