import Inference
import Summaries
import TestSupport
import Testing

@Suite struct BrunnerMunzelTests {
  @Test func rows() throws {
    var worst = Worst("brunner_munzel")
    for c in try Reference("mann_whitney").cases where c.has("brunner_munzel") {
      let ranks = try MannWhitney(control: c.sorted("control"), treatment: c.sorted("treatment"))
      let expected = try c.object("brunner_munzel")
      guard expected.has("t") else {
        #expect(throws: InferenceError.zeroVariance) { try BrunnerMunzel(ranks) }
        continue
      }
      worst.count()
      try compare(try BrunnerMunzel(ranks), expected, &worst)
    }
    print(worst.report)
    #expect(worst.cases >= 20)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  /// Units of several rows, each row placed among the other group's.
  @Test func units() throws {
    var worst = Worst("clustered_ranks")
    for c in try Reference("clustered_ranks").cases {
      let groups = try ["control", "treatment"].map { group in
        try #require(c.value[group]?.array).map { unit in (unit.array ?? []).compactMap(\.double) }
      }
      let all = groups.map { SortedValues($0.flatMap { $0 }) }
      let placed = [
        groups[0].map { unit in unit.map { 1 - all[1].placement(of: $0) } },
        groups[1].map { unit in unit.map { all[0].placement(of: $0) } },
      ]
      worst.count()
      try compare(
        try BrunnerMunzel(control: moments(placed[0]), treatment: moments(placed[1])), c, &worst)
    }
    print(worst.report)
    #expect(worst.cases == 6)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  private func moments(_ units: [[Double]]) -> UnitMoments {
    let (sums, sizes) = (units.map { $0.reduce(0, +) }, units.map { Double($0.count) })
    return UnitMoments(sums: sums, sizes: sizes)
  }

  private func compare(_ test: BrunnerMunzel, _ expected: Reference.Case, _ worst: inout Worst) throws {
    worst.take(test.superiority, try expected.double("superiority"), "θ of \(expected)")
    worst.take(test.standardError, try expected.double("standard_error"), "error of \(expected)")
    worst.take(test.degreesOfFreedom, try expected.double("degrees_of_freedom"), "df of \(expected)")
    worst.take(test.statistic, try expected.double("t"), scale: 1, "t of \(expected)")
    worst.take(test.test.log10PValue, try expected.double("log10_p_value"), scale: 1, "p of \(expected)")
    let interval = try test.superiorityInterval(level: 0.95)
    worst.take(interval.lower, try expected.double("lower"), scale: 0.1, "lower of \(expected)")
    worst.take(interval.upper, try expected.double("upper"), scale: 0.1, "upper of \(expected)")
  }

  @Test func noAnswer() throws {
    let one = try MannWhitney(control: SortedValues([1]), treatment: SortedValues([2, 3]))
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) { try BrunnerMunzel(one) }
    let single = UnitMoments(sums: [1], sizes: [2])
    #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      try BrunnerMunzel(control: single, treatment: single)
    }
  }
}
