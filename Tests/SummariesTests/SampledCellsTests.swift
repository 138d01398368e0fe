import Columns
import Summaries
import TestSupport
import Testing

/// Cells whose spread is taken from a sample of units.
@Suite struct SampledCellsTests {
  private static let dimensions: [Dimension] = [.day(ZoneOffsets()), .segment(0)]

  private static func log(units: Int, limit: Int?, seed: UInt64 = 9) -> CellLog {
    var log = CellLog(
      lines: CellLog.random(4_000, units: units, days: 5, seed: seed), dimensions: dimensions)
    log.cellUnits = limit
    return log
  }

  @Test func fewUnitsAreAllKept() async throws {
    let exact = try await Self.log(units: 90, limit: nil).summary(workers: 1)
    let all = try await Self.log(units: 90, limit: 90).summary(workers: 1)
    #expect(all.dimensions == exact.dimensions)
    #expect(all.dimensions.allSatisfy { $0.sampledShare == 1 && $0.sampledUnits == nil })
  }

  @Test func theSampleDependsOnTheUnitsAlone() async throws {
    let whole = try await Self.log(units: 300, limit: 50).summary(workers: 1)
    let share = whole.dimensions[0].sampledShare
    #expect([0.5, 0.25, 0.125, 0.0625].contains(share))
    #expect(try #require(whole.dimensions[0].sampledUnits) <= 50)
    for (cuts, workers, call) in [
      ([2_000], 2, 64), ([1, 2, 3, 3_999], 3, 1), (Array(stride(from: 50, to: 4_000, by: 50)), 2, 3),
    ] {
      let cut = try await Self.log(units: 300, limit: 50).summary(cutAt: cuts, workers: workers, call: call)
      for (one, other) in zip(whole.dimensions, cut.dimensions) {
        #expect(one.sampledShare == other.sampledShare && one.sampledUnits == other.sampledUnits)
        #expect(one.unitCells == other.unitCells && one.units == other.units)
        #expect(one.requests == other.requests)
        let (mine, theirs) = (one.expressions[CellLog.value], other.expressions[CellLog.value])
        #expect(mine?.sizes == theirs?.sizes)
        #expect(mine?.shift != theirs?.shift || mine?.sums == theirs?.sums)
        #expect(mine?.shift != theirs?.shift || mine?.sample == theirs?.sample)
      }
    }
  }

  @Test func sampledUnitsAreWholeAndRowsAreAll() async throws {
    let exact = try await Self.log(units: 300, limit: nil).summary(workers: 1)
    let part = try await Self.log(units: 300, limit: 50).summary(workers: 1)
    for (one, other) in zip(exact.dimensions, part.dimensions) {
      #expect(one.requests == other.requests && one.strata == other.strata)
      let all = try #require(one.expressions[CellLog.value])
      let some = try #require(other.expressions[CellLog.value])
      #expect(all.moments == some.moments && all.loneMoments == some.loneMoments)
      #expect(all.shift == some.shift)
      let units = Set(Self.units(all))
      #expect(Self.units(some).allSatisfy { units.contains($0) })
      // About as many units as there are, cell by cell.
      for (mine, theirs) in zip(one.units ?? [], other.units ?? []) {
        #expect((Double(mine) - Double(theirs)).magnitude <= 0.5 * Double(mine) + 4)
      }
    }
  }

  @Test(arguments: [nil, 50])
  func aSegmentThatNobodyAskedForMayBeLeftOut(_ limit: Int?) async throws {
    var log = Self.log(units: 300, limit: limit)
    log.optionalDimensions = [.segment(0)]
    #expect(try await log.summary().dimensions.count == 2)
    for row in log.lines.indices { log.lines[row].word = "/\(row % 101)" }
    let found = try await log.summary(cutAt: [1_000, 2_500], call: 1)
    #expect(found.dimensions.map(\.dimension) == [.day(ZoneOffsets())])
    #expect(found.dimensions[0].requests.reduce(0, +) + found.dimensions[0].withoutStratum == 4_000)
  }

  /// Each unit as text: its cells, sums and sizes.
  private static func units(_ sums: CellSums) -> [String] {
    (0..<sums.units.count).map { unit in
      (sums.units.starts[unit]..<sums.units.starts[unit + 1]).map {
        "\(sums.units.cells[$0]) \(sums.sums[$0]) \(sums.sizes[$0])"
      }.joined(separator: ";")
    }
  }

  @Test func aWholeSampleTellsWhatAllUnitsTell() async throws {
    // A sample that holds every unit, made by hand, against the exact way.
    let summary = try await Self.log(units: 200, limit: nil).summary(workers: 1)
    let exact = try #require(summary.dimensions[0].expressions[CellLog.value])
    var squares = [Double](repeating: 0, count: exact.moments.count)
    for cell in squares.indices {
      let (all, lone) = (exact.moments[cell], exact.loneMoments[cell])
      func about(_ moments: Moments) -> Double {
        let offset = moments.mean - exact.shift
        return moments.secondPowerSum + Double(moments.count) * offset * offset
      }
      squares[cell] = about(all) - about(lone)
    }
    var sampled = exact
    sampled.sample = CellSample(share: 1, squares: squares)
    let (mine, theirs) = (
      sampled.summaries(isFlag: false, hasUnits: true), exact.summaries(isFlag: false, hasUnits: true)
    )
    let spread = try #require(SampledSpread(sampled))
    for cell in mine.indices where !spread.cells[cell].isPooled {
      let (one, other) = (try #require(mine[cell].units), try #require(theirs[cell].units))
      #expect(one.count == other.count)
      #expect(relativeError(one.ratio, other.ratio) < 1e-12)
      #expect(relativeError(one.varianceOfRatio, other.varianceOfRatio) < 0.03)
    }
  }
}
