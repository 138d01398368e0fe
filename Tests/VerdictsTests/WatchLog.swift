import Columns
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// A row of a watched log, as a test writes it.
struct WatchRow: Sendable {
  var group = "canary"
  /// Milliseconds since 1970.
  var time: Int64
  var responseTime = 100.0
  var success = 1.0
  var status = Double.nan
  var confidence = 0.9
  var unit: UInt64 = 0

  /// Whether it is an error as the metrics tell it; nil where that is not known.
  var isError: Bool? { status.isNaN ? (success.isNaN ? nil : success == 0) : status >= 500 }
}

/// A log as a watch sees it.
enum WatchLog {
  static let projection = Projection(group: nil, numbers: WindowSummariser.columns)

  /// One block of rows.
  static func block(_ rows: ArraySlice<WatchRow>, _ thresholds: [WindowThreshold]) -> WindowBlock {
    var batch = Batch(numberColumns: 4)
    batch.clear(reserving: rows.count)
    batch.isPresent = [true, true, true, true]
    for row in rows {
      let found = batch.groupNames.firstIndex(of: row.group).map { UInt8($0) }
      guard let code = found ?? batch.addGroup(row.group) else { continue }
      for (column, value) in [row.responseTime, row.success, row.status, row.confidence].enumerated() {
        batch.stage(value, column: column)
      }
      batch.commit(group: code, unit: row.unit, time: row.time)
    }
    return WindowSummariser(projection: projection, thresholds: thresholds).summarise(batch)
  }

  /// All events of a watch over rows, cut into blocks of a size.
  static func events(_ rows: [WatchRow], _ watch: inout Watch, blockSize: Int = 1_000) throws -> [WatchEvent]
  {
    var events: [WatchEvent] = []
    for start in stride(from: 0, to: rows.count, by: blockSize) {
      let part = rows[start..<min(start + blockSize, rows.count)]
      events += try watch.add(block(part, watch.thresholds))
    }
    events += watch.finish()
    for event in events { expectTold([event.finding] + (event.trigger.map { [$0.finding] } ?? [])) }
    return events
  }

  /// `count` rows of both versions by turns, `gap` milliseconds apart; of a canary's `errors` fail, spread evenly.
  static func steady(
    _ count: Int, from start: Int64 = 0, every gap: Int64, errors: Int = 0, group: String = "canary",
    unit: UInt64 = 0
  ) -> [WatchRow] {
    (0..<count).map { index in
      let isBad = errors > 0 && (index + 1) * errors / count > index * errors / count
      return WatchRow(
        group: group, time: start + Int64(index) * gap, success: isBad ? 0 : 1,
        unit: unit == 0 ? 0 : unit &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    }
  }
}
