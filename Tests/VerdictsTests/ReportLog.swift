import Columns
import Inference
import Plans
import Summaries
import TestSupport
import Verdicts

/// A log of some days, as reports are made from it.
struct ReportLog: Sendable {
  struct Row: Sendable {
    var group: String
    var unit: UInt64
    var time: Int64
    var value: Double
    var status: Double
  }

  static let first: Int64 = 1_761_091_200_000
  static let latency = NumberColumn(
    choice: ColumnChoice(
      names: MetricSpecification.responseTimeColumn().choice.names, flag: "--metric", isRequired: false),
    reading: .duration)

  var rows: [Row]
  var metrics = [MetricSpecification.standard[0], MetricSpecification.errorRate(role: .secondary)]
  var hasUnits = true
  var cellUnits: Int?
  var settings = AnalysisSettings()
  var plannedEnd: Int64?

  /// Units that come back on some of the days; of a day in `without` there are no rows.
  static func random(units: Int, days: Int, without: Set<Int> = [], effect: Double = -20, seed: UInt64 = 3)
    -> [Row]
  {
    var random = SplitMix64(seed: seed)
    var rows: [Row] = []
    for unit in 0..<units {
      let own = random.normal()
      let treated = unit % 2 == 1
      for _ in 0..<(1 + Int(random.uniform() * 6)) {
        let time = random.uniform() * Double(days)
        guard !without.contains(Int(time)) else { continue }
        rows.append(
          Row(
            group: treated ? "canary" : "legacy", unit: UInt64(unit + 1) &* 0x9E37_79B9_7F4A_7C15 | 1,
            time: first + Int64(time * 86_400_000),
            value: 300 + 60 * own + 40 * random.normal() + (treated ? effect : 0),
            status: random.uniform() < 0.03 ? 503 : 200))
      }
    }
    return rows.sorted { $0.time < $1.time }
  }

  private func batch(_ projection: Projection) -> Batch {
    var batch = Batch(numberColumns: projection.numbers.count)
    batch.clear(reserving: rows.count)
    for row in rows {
      let found = batch.groupNames.firstIndex(of: row.group).map { UInt8($0) }
      guard let code = found ?? batch.addGroup(row.group) else { continue }
      for (column, number) in projection.numbers.enumerated() {
        let isLatency = number.reading == .duration
        let isStatus = number.reading == .status
        batch.stage(isLatency ? row.value : (isStatus ? row.status : .nan), column: column)
      }
      batch.commit(group: code, unit: row.unit, time: row.time)
    }
    return batch
  }

  /// The facts, with the analysis and the summary that they are made from.
  func facts() async throws -> (facts: ReportFacts, analysis: Analysis, summary: Summary) {
    guard let questions = ReportQuestions(metrics, zone: ZoneOffsets(), plannedEnd: plannedEnd) else {
      throw ReferenceError.missing(key: "metrics")
    }
    let needs =
      metrics.flatMap { $0.metric.needs(quantileLevels: settings.quantileLevels) } + questions.needs
    var numbers: [NumberColumn] = []
    for column in needs.flatMap(\.expressions).flatMap(\.columns) where !numbers.contains(column) {
      numbers.append(column)
    }
    let projection = Projection(group: nil, numbers: numbers)
    let summariser = Summariser(
      needs: needs, projection: projection, hasUnits: hasUnits, dimensions: [questions.dimension],
      cellExpressions: questions.cellNeeds(of: metrics).flatMap(\.expressions), cellUnits: cellUnits)
    var log = LogSummary(for: summariser, workers: 2)
    try await log.add([summariser.summarise(batch(projection))])
    let summary = await log.finish()
    let analysis = try Analysis(
      plan: Plan(), settings: settings, specifications: metrics, summary: summary,
      roles: GroupRoles(summary.groups.map(\.name), plan: Plan(), control: "legacy", treatments: []),
      inputs: [])
    return (ReportFacts(analysis, summary: summary, questions: questions), analysis, summary)
  }
}
