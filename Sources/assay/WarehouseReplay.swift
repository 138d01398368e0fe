import Plans
import Summaries
import Verdicts
import Warehouse

/// The replay of triggers from what an engine counts by second, in place of the rows.
///
/// Whether a trigger fires is told from the counts alone, exactly. The values and units of the windows in which some did
/// are asked for afterwards, so that quantiles and units can be told, unless there are too many.
struct WarehouseReplay {
  let table: WarehouseTable
  let bound: BoundTable
  let question: SummaryQuestion
  let summary: Summary

  /// The most values and bad rows that are asked for; of more the findings tell no quantiles and no units.
  private static let limit = 400_000

  /// The replay of all seconds.
  ///
  /// - Parameter start: the replay before its first row.
  /// - Returns: the replay after the last.
  /// - Throws: `WarehouseError`; nothing is answered without all seconds.
  func replay(_ start: WindowReplay) throws(WarehouseError) -> WindowReplay {
    var asked = SecondsQuestion(thresholds: start.thresholds)
    var seconds = try table.seconds(asked, of: question, on: bound, summary: summary)
    let replayed = replay(start, of: seconds)
    var first = replayed
    // Which group is which is told, and refused, where the stage is judged.
    guard let fired = try? first.firedTriggers() else { return replayed }
    asked.stretches = stretches(of: fired, in: seconds)
    guard !asked.stretches.isEmpty else { return replayed }
    try table.addValues(of: asked, of: question, on: bound, to: &seconds)
    return replay(start, of: seconds)
  }

  private func replay(_ start: WindowReplay, of seconds: [CountedSecond]) -> WindowReplay {
    var replay = start
    let timed = seconds.reduce(0) { $0 + $1.requests }
    replay.add(
      WindowBlock(
        counted: seconds, thresholds: start.thresholds, untimed: summary.rows.used - timed,
        rejected: summary.rows.rejectedTotal))
    return replay
  }

  /// The windows in which triggers fired first, as many of them as the limit allows.
  private func stretches(of fired: [TriggerState], in seconds: [CountedSecond]) -> [TimeRange] {
    var ranges: [TimeRange] = []
    var total = 0
    for state in fired {
      let range = TimeRange(start: state.start, end: state.end)
      guard !ranges.contains(range) else { continue }
      for second in seconds where range.contains(second.second * 1_000) {
        let bad =
          second.errors + second.stated - second.successes + second.bounds.reduce(0) { $0 + $1.beyond }
        total += second.timed + bad
      }
      guard total <= Self.limit else { break }
      ranges.append(range)
    }
    return ranges
  }
}
