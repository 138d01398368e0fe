import Inference
import LinearAlgebra
import Summaries
import TestSupport
import Testing

/// Intervals whose spread comes from a sample of units, against those from all units and against the truth.
@Suite struct SampledCellSumsTests {
  @Test func sampledErrorsAreNearlyThoseOfAllUnits() throws {
    var generator = SplitMix64(seed: 77)
    let rows = CellRows.random(&generator, strata: 4, units: 60_000)
    let exact = rows.sums(shift: 100)
    let part = rows.sampledSums(shift: 100) { $0 % 8 == 3 || $0 % 8 == 6 }
    let (all, some) = (
      try StratumDifferences(exact, control: 0, treatment: 1),
      try StratumDifferences(part, control: 0, treatment: 1)
    )
    #expect(all.strata == some.strata)
    for place in all.strata.indices {
      #expect((all.differences[place] - some.differences[place]).magnitude < 1e-10)
      #expect(relativeError(some.standardError(place), all.standardError(place)) < 0.03)
      for other in all.strata.indices where other != place {
        let scale = all.standardError(place) * all.standardError(other)
        #expect((all.covariance[place, other] - some.covariance[place, other]).magnitude < 0.03 * scale)
      }
    }
    let (told, sampled) = (
      exact.summaries(isFlag: false, hasUnits: true), part.summaries(isFlag: false, hasUnits: true)
    )
    for (one, other) in zip(told, sampled) {
      let (mine, theirs) = (try #require(one.units), try #require(other.units))
      #expect(relativeError(theirs.ratio, mine.ratio) < 1e-12)
      #expect(relativeError(theirs.varianceOfRatio, mine.varianceOfRatio) < 0.05)
      #expect((Double(mine.count) - Double(theirs.count)).magnitude < 0.03 * Double(mine.count))
    }
    let (course, sampledCourse) = (
      CumulativeMeans(exact, hasUnits: true, control: 0, treatment: 1),
      CumulativeMeans(part, hasUnits: true, control: 0, treatment: 1)
    )
    for (one, other) in zip(course.points, sampledCourse.points) {
      let (mine, theirs) = (try #require(one.treatment.units), try #require(other.treatment.units))
      #expect(relativeError(theirs.ratio, mine.ratio) < 1e-12)
      #expect(relativeError(theirs.varianceOfRatio, mine.varianceOfRatio) < 0.05)
    }
    let (within, sampledWithin) = (
      try StratifiedDifference(exact, control: 0, treatment: 1),
      try StratifiedDifference(part, control: 0, treatment: 1)
    )
    #expect((within.welch.difference - sampledWithin.welch.difference).magnitude < 1e-10)
    #expect(relativeError(sampledWithin.welch.standardError, within.welch.standardError) < 0.03)
  }

  @Test func intervalsOfSampledUnitsCoverTheTruth() throws {
    // 400 logs of 4 days; a quarter of 1,600 units is sampled; the true difference is 1.
    var generator = SplitMix64(seed: 20_251_122)
    var covered = 0
    var courseCovered = 0
    let metric = try MetricSpecification(parsing: "response_time_ms:mean:decrease", role: .primary).metric
    let logs = 400
    for _ in 0..<logs {
      let rows = CellRows.random(&generator, strata: 4, units: 1_600, effect: 1)
      let part = rows.sampledSums(shift: 100) { $0 % 8 == 1 || $0 % 8 == 4 }
      let told = part.summaries(isFlag: false, hasUnits: true)
      for stratum in 0..<4 {
        let found = metric.compare(
          control: told[2 * stratum], treatment: told[2 * stratum + 1], settings: ComparisonSettings())
        if try #require(found.difference).contains(1) { covered += 1 }
      }
      let last = try #require(CumulativeMeans(part, hasUnits: true, control: 0, treatment: 1).points.last)
      let found = metric.compare(
        control: last.control, treatment: last.treatment, settings: ComparisonSettings())
      if try #require(found.difference).contains(1) { courseCovered += 1 }
    }
    // Within 3 binomial errors of 95 %; days of a log are hardly dependent.
    let share = Double(covered) / Double(4 * logs)
    #expect((share - 0.95).magnitude < 3 * (0.95 * 0.05 / Double(4 * logs)).squareRoot(), "\(share)")
    let course = Double(courseCovered) / Double(logs)
    #expect((course - 0.95).magnitude < 3 * (0.95 * 0.05 / Double(logs)).squareRoot(), "\(course)")
  }

  @Test func thinCellsTakeTheDesignEffectOfTheirGroup() throws {
    var generator = SplitMix64(seed: 5)
    let rows = CellRows.random(&generator, strata: 2, units: 20_000)
    var thin = rows
    thin.strata = 3
    // 40 units in a day of their own, of which ten are sampled.
    thin.units += (0..<40).map { unit in
      [(cell: 4 + unit % 2, values: [100 + generator.normal(), 101 + generator.normal()])]
    }
    let spread = try #require(SampledSpread(thin.sampledSums(shift: 100) { $0 % 8 == 1 || $0 % 8 == 4 }))
    #expect(!spread.cells[0].isPooled && !spread.cells[3].isPooled)
    #expect(spread.cells[4].isPooled && spread.cells[5].isPooled)
    #expect(spread.cells[4].designEffect >= min(spread.cells[0].designEffect, spread.cells[2].designEffect))
    #expect(spread.cells[4].designEffect <= max(spread.cells[0].designEffect, spread.cells[2].designEffect))
  }
}

extension CellRows {
  /// The sums of which only some units are kept, with the moments of all rows.
  fileprivate func sampledSums(shift: Double, _ isSampled: (Int) -> Bool) -> CellSums {
    let all = sums(shift: shift)
    var part = self
    part.units = units.enumerated().filter { isSampled($0.offset) }.map(\.element)
    let some = part.sums(shift: shift)
    var squares = [Double](repeating: 0, count: all.moments.count)
    for unit in part.units {
      for (cell, values) in unit {
        for value in values { squares[cell] += (value - shift) * (value - shift) }
      }
    }
    var sums = CellSums(
      groups: groups, moments: all.moments, loneMoments: all.loneMoments, units: some.units, sums: some.sums,
      sizes: some.sizes, shift: shift)
    sums.sample = CellSample(share: Double(part.units.count) / Double(units.count), squares: squares)
    return sums
  }
}
