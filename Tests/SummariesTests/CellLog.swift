import Columns
import Summaries
import TestSupport

/// Rows with times, words and names of requests, and what they are told apart by.
struct CellLog: Sendable {
  /// A row of a log.
  struct Line: Sendable {
    var group: String
    var unit: UInt64
    var time: Int64
    var word: String?
    var request: UInt64 = 0
    var value: Double
  }

  static let value = ColumnExpression.column(Rows.latency)

  var lines: [Line]
  var dimensions: [Dimension]
  var hasUnits = true
  var timeRange = TimeRange()
  var cellLevels: [Double] = []
  var cellUnits: Int?
  var optionalDimensions: Set<Dimension> = []
  var quantileMemory = QuantileMemory.values(atMost: .max)

  private var projection: Projection {
    Projection(
      group: nil, numbers: [Rows.latency],
      categories: [ColumnChoice(names: ["endpoint"], flag: "--segment", isRequired: true)],
      request: ColumnChoice(names: ["request_id"], flag: "--request-id", isRequired: true))
  }

  private func batch(_ range: Range<Int>) -> Batch {
    var batch = Batch(numberColumns: 1, categoryColumns: 1, hasRequests: true)
    batch.clear(reserving: range.count)
    for line in lines[range] {
      let found = batch.groupNames.firstIndex(of: line.group).map { UInt8($0) }
      guard let code = found ?? batch.addGroup(line.group) else { continue }
      var word = Batch.missingCategory
      if let name = line.word {
        let known = batch.categoryNames[0].firstIndex(of: name).map { UInt16($0) }
        word = known ?? batch.addCategory(name, column: 0) ?? Batch.missingCategory
      }
      batch.stage(line.value, column: 0)
      batch.stage(category: word, column: 0)
      batch.stage(request: line.request)
      batch.commit(group: code, unit: line.unit, time: line.time)
    }
    return batch
  }

  /// The summary of all lines, cut into blocks.
  func summary(cutAt cuts: [Int] = [], workers: Int = 2, call: Int = 64) async throws -> Summary {
    let summariser = Summariser(
      needs: [.moments(Self.value), .unitSums(Self.value)]
        + (cellLevels.isEmpty ? [] : [.quantiles(Self.value, levels: cellLevels)]), projection: projection,
      hasUnits: hasUnits,
      timeRange: timeRange, dimensions: dimensions, countsTraffic: true, cellLevels: cellLevels,
      optionalDimensions: optionalDimensions, cellUnits: cellUnits)
    var log = LogSummary(for: summariser, workers: workers, quantileMemory: quantileMemory)
    let blocks = zip([0] + cuts, cuts + [lines.count]).map { summariser.summarise(batch($0..<$1)) }
    for start in stride(from: 0, to: blocks.count, by: call) {
      try await log.add(Array(blocks[start..<min(start + call, blocks.count)]))
    }
    return await log.finish()
  }

  /// Random lines over some days, of units that come back; some without a unit, a word, a time or a value.
  static func random(_ count: Int, units: Int, days: Int, seed: UInt64) -> [Line] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { number in
      let unit = random.next() % UInt64(units)
      let time = Int64(random.uniform() * Double(days) * 86_400_000)
      return Line(
        group: unit % 2 == 0 ? "legacy" : "canary",
        unit: random.uniform() < 0.05 ? Batch.missingUnit : (unit &+ 1) &* 0x9E37_79B9_7F4A_7C15,
        time: random.uniform() < 0.02 ? Batch.missingTime : 1_761_091_200_000 + time,
        word: random.uniform() < 0.04 ? nil : "/\(Int(random.uniform() * 6))", request: random.next() % 1_000,
        value: random.uniform() < 0.05
          ? .nan : (100 + Double(unit % 11) + random.normal()).rounded(toMultipleOf: 0x1p-16))
    }
  }
}
