internal import Columns
internal import Summaries

extension SummaryAnswer {
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
