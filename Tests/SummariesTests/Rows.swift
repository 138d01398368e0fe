import Columns
import Summaries
import TestSupport

/// A row of a log, as a test writes it.
struct Row: Sendable {
  var group = "legacy"
  var unit = Batch.missingUnit
  var time = Batch.missingTime
  /// One for each column of the projection; NaN where missing.
  var values: [Double]
}

/// A log as a test sees it: columns, rows, and how they are read.
struct Rows: Sendable {
  static let latency = NumberColumn(
    choice: ColumnChoice(names: ["latency_ms"], flag: "--metric", isRequired: true), reading: .duration)

  /// Columns: a value, a stated success, a status.
  static let projection = Projection(
    group: nil, numbers: [latency, ColumnExpression.successColumn, ColumnExpression.statusColumn])

  var rows: [Row]
  var isPresent = [true, true, true]
  var needs: [Need] = [
    .moments(.column(latency)), .unitSums(.column(latency)),
    .quantiles(.column(latency), levels: [0.5, 0.95]), .unitSums(.success),
  ]
  var hasUnits = true
  var timeRange = TimeRange()
  var countsDays = false
  var quantileMemory = QuantileMemory.values(atMost: .max)

  var summariser: Summariser {
    Summariser(
      needs: needs, projection: Self.projection, hasUnits: hasUnits, timeRange: timeRange,
      countsDays: countsDays)
  }

  /// One batch of some of the rows.
  func batch(_ range: Range<Int>) -> Batch {
    var batch = Batch(numberColumns: 3)
    batch.clear(reserving: range.count)
    batch.isPresent = isPresent
    for row in rows[range] {
      let found = batch.groupNames.firstIndex(of: row.group).map { UInt8($0) }
      guard let code = found ?? batch.addGroup(row.group) else { continue }
      for (column, value) in row.values.enumerated() { batch.stage(value, column: column) }
      batch.commit(group: code, unit: row.unit, time: row.time)
    }
    return batch
  }

  /// The blocks that cuts leave.
  func blocks(cutAt cuts: [Int] = []) -> [BlockSummary] {
    let ends = cuts + [rows.count]
    let summariser = summariser
    return zip([0] + cuts, ends).map { summariser.summarise(batch($0..<$1)) }
  }

  /// The summary of all rows, cut into blocks, `call` blocks being added at a time.
  func summary(cutAt cuts: [Int] = [], workers: Int = 2, call: Int = 64) async throws -> Summary {
    var log = LogSummary(for: summariser, workers: workers, quantileMemory: quantileMemory)
    let blocks = blocks(cutAt: cuts)
    for start in stride(from: 0, to: blocks.count, by: call) {
      try await log.add(Array(blocks[start..<min(start + call, blocks.count)]))
    }
    return await log.finish()
  }

  /// Random rows of a few groups and many units, some of them in several groups; some values and units missing.
  static func random(_ count: Int, units: Int, groups: [String], offset: Double = 0, seed: UInt64) -> Rows {
    var random = SplitMix64(seed: seed)
    return Rows(
      rows: (0..<count).map { _ in
        let unit = random.next() % UInt64(units)
        // Spread over the whole range of a hash, as hashes are.
        let hash = random.uniform() < 0.03 ? Batch.missingUnit : (unit &+ 1) &* 0x9E37_79B9_7F4A_7C15
        let isMoved = random.uniform() < 0.1
        let group = groups[(Int(unit) + (isMoved ? 1 : 0)) % groups.count]
        let noise = (Double(unit % 7) + random.normal()).rounded(toMultipleOf: 0x1p-16)
        let value = random.uniform() < 0.05 ? .nan : offset + noise
        let success = random.uniform() < 0.1 ? Double.nan : (random.uniform() < 0.9 ? 1 : 0)
        return Row(group: group, unit: hash, values: [value, success, .nan])
      })
  }
}

extension Double {
  /// The nearest multiple of a power of two, so that adding a large whole number rounds nothing away.
  func rounded(toMultipleOf step: Double) -> Double { (self / step).rounded() * step }
}
