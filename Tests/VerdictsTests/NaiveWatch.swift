import Plans
import Summaries
import Verdicts

/// The windows of a watch, counted anew from all rows each time it is asked.
struct NaiveWatch {
  let rules: WatchRules
  /// The rows that came in time, in the order in which they came.
  var rows: [WatchRow] = []
  var end: Int64?
  var late = 0

  init(_ rules: WatchRules) { self.rules = rules }

  static func second(_ time: Int64) -> Int64 { Int64((Double(time) / 1_000).rounded(.down)) }

  mutating func add(_ row: WatchRow) {
    let second = Self.second(row.time)
    if let end, second < end - rules.lateness / 1_000 {
      late += 1
      return
    }
    end = max(end ?? second, second)
    rows.append(row)
  }

  private func rows(_ group: String, from first: Int64) -> [WatchRow] {
    rows.filter { $0.group == group && Self.second($0.time) >= first }
  }

  /// The numbers that a measure is made from.
  private func numbers(_ measure: CanaryMeasure, _ rows: [WatchRow]) -> [Double] {
    switch measure {
    case .errorRate: rows.compactMap { $0.isError.map { $0 ? 1 : 0 } }
    case .availability: rows.compactMap { $0.isError.map { $0 ? 0 : 1 } }
    case .successRate: rows.map(\.success).filter { !$0.isNaN }
    case .confidence: rows.map(\.confidence).filter { !$0.isNaN }
    default: rows.map(\.responseTime).filter { !$0.isNaN }
    }
  }

  private func value(_ measure: CanaryMeasure, _ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    guard let level = measure.quantileLevel else { return numbers.reduce(0, +) / Double(numbers.count) }
    let sorted = numbers.sorted()
    let place = Double(sorted.count - 1) * level
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// What a trigger should say now.
  struct Answer {
    var status: TriggerState.Status
    var value: Double?
    var legacyValue: Double?
    var requests: Int
    var start: Int64
    var units: Set<UInt64>
  }

  func answer(_ trigger: Trigger) -> Answer {
    let end = end ?? 0
    let length = trigger.window / 1_000
    let longest = max(length, rules.reachBack / 1_000)
    var start = end - length + 1
    func count(_ first: Int64) -> Int { numbers(trigger.measure, rows("canary", from: first)).count }
    if count(start) < rules.minimumRequests {
      let reach = rows("canary", from: end - longest + 1).filter { !numbers(trigger.measure, [$0]).isEmpty }
      let seconds = reach.map { Self.second($0.time) }.sorted(by: >)
      start =
        seconds.count >= rules.minimumRequests ? seconds[rules.minimumRequests - 1] : end - longest + 1
    }
    let canary = rows("canary", from: start)
    let values = numbers(trigger.measure, canary)
    let found = value(trigger.measure, values)
    var status = TriggerState.Status.noAnswer
    if values.count >= rules.minimumRequests, let found {
      let isBroken =
        trigger.side == .above
        ? Threshold.exceeds(found, trigger.threshold) : Threshold.isBelow(found, trigger.threshold)
      status = isBroken ? .fired : .quiet
    }
    let bad = canary.filter { row in
      switch trigger.measure {
      case .errorRate, .availability: row.isError == true
      case .successRate: row.success == 0
      default:
        numbers(trigger.measure, [row]).contains {
          trigger.side == .above
            ? Threshold.exceeds($0, trigger.threshold) : Threshold.isBelow($0, trigger.threshold)
        }
      }
    }
    return Answer(
      status: status, value: status == .noAnswer ? nil : found,
      legacyValue: value(trigger.measure, numbers(trigger.measure, rows("legacy", from: start))),
      requests: values.count, start: start * 1_000, units: Set(bad.map(\.unit)))
  }
}
