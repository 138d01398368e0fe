import Columns
import Logs
import Plans
import Summaries

/// The rows that a run reads, once the log's own times have told what they depend on.
extension LogRun {
  /// The rows that are asked for, as far as that is known without reading.
  func statedWindow() throws -> LogWindow {
    let stated = TimeRange(
      start: try options.from.map { try TimeLimit.start($0) },
      end: try options.to.map { try TimeLimit.end($0) })
    return LogWindow(range: stageRange ?? stated)
  }

  /// Whether the rows that are asked for depend on the log's own times.
  var needsTimesFirst: Bool { options.last != nil || options.skipFirst != nil }

  /// The rows that are asked for; where these depend on the log's own times, these are read first.
  func settledWindow(over sources: [LogSource]) async throws -> LogWindow {
    guard needsTimesFirst, try !isTold(statedWindow()) else { return try settledWindow(nil) }
    let times = try await summarised(
      Pass(needs: [], columns: [], readsTime: true, timesOnly: true), over: sources
    ).summary.finish().times
    return try settledWindow(times)
  }

  /// Whether the plan and the options alone tell which rows are asked for.
  private func isTold(_ window: LogWindow) throws -> Bool {
    try options.last == nil && (window.range.start != nil || !CellQuestions.starts(of: plan).isEmpty)
  }

  /// The rows that are asked for, where these depend on the log's own times.
  func settledWindow(_ times: ClosedRange<Int64>?) throws -> LogWindow {
    var window = try statedWindow()
    guard needsTimesFirst else { return window }
    var starts = try CellQuestions.starts(of: plan)
    if let start = window.range.start { starts.append(start) }
    if try !isTold(window), times == nil {
      throw Trouble("no row has a time, so \(options.last == nil ? "--skip-first" : "--last") means nothing")
    }
    window.skipFirst(
      options.skipFirst.flatMap(PlannedDuration.milliseconds), after: starts, orAfter: times?.lowerBound)
    if let last = options.last.flatMap(PlannedDuration.milliseconds), let newest = times?.upperBound {
      window.range.start = max(window.range.start ?? .min, newest - last)
    }
    return window
  }
}
