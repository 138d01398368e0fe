import Columns
import Summaries
import TestSupport
import Testing

/// The quantiles of cells against sorted lists, at every cut, and as sketches.
@Suite struct CellValuesTests {
  private static let levels = [0.5, 0.95, 0.99]

  private static func truth(_ lines: [CellLog.Line], _ group: String, _ word: String) -> [Double] {
    lines.filter { $0.group == group && $0.word == word && !$0.value.isNaN }.map(\.value).sorted()
  }

  /// Hyndman and Fan's definition 7, by the book.
  private static func quantile(_ sorted: [Double], _ level: Double) -> Double {
    let position = Double(sorted.count - 1) * level
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  private static func compare(_ log: CellLog, tolerance: Double, cuts: [Int]) async throws {
    let summary = try await log.summary(cutAt: cuts, workers: 3, call: 2)
    let cells = try #require(summary.dimensions.first)
    let sums = try #require(cells.expressions[CellLog.value])
    var compared = 0
    for (stratum, key) in cells.strata.enumerated() {
      guard case .word(let word) = key else { continue }
      for (group, name) in cells.groupNames.enumerated() {
        let sorted = truth(log.lines, name, word)
        let found = sums.quantiles[stratum * cells.groupNames.count + group]
        guard !sorted.isEmpty else {
          #expect(found.isEmpty)
          continue
        }
        #expect(found.map(\.level) == levels)
        for quantile in found {
          let expected = Self.quantile(sorted, quantile.level)
          #expect(
            (quantile.value - expected).magnitude <= tolerance * expected.magnitude, "\(word) \(quantile)")
          compared += 1
        }
      }
    }
    #expect(compared > 10)
  }

  @Test func exactAtAnyCut() async throws {
    var log = CellLog(
      lines: CellLog.random(3_000, units: 90, days: 6, seed: 21), dimensions: [.segment(0)])
    log.cellLevels = Self.levels
    for cuts in [[], [1, 700, 1_500, 2_999], [10, 20, 30]] {
      try await Self.compare(log, tolerance: 1e-14, cuts: cuts)
    }
  }

  @Test func sketchesBeyondTheMemory() async throws {
    var log = CellLog(
      lines: CellLog.random(3_000, units: 90, days: 6, seed: 22), dimensions: [.segment(0)])
    log.cellLevels = Self.levels
    log.quantileMemory = .values(atMost: 9_000)
    let summary = try await log.summary(cutAt: [100, 900, 2_000], call: 1)
    #expect(summary.quantileError == QuantileSketch.relativeError)
    try await Self.compare(log, tolerance: QuantileSketch.relativeError, cuts: [100, 900, 2_000])
  }

  @Test func noneUnlessAskedFor() async throws {
    let log = CellLog(
      lines: CellLog.random(300, units: 9, days: 2, seed: 23), dimensions: [.segment(0)])
    let summary = try await log.summary()
    #expect(summary.dimensions.first?.expressions[CellLog.value]?.quantiles.isEmpty == true)
  }
}
