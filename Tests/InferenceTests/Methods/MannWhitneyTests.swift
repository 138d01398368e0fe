import Inference
import Summaries
import TestSupport
import Testing

@Suite struct MannWhitneyTests {
  @Test func reference() throws {
    var worst = Worst("mann_whitney")
    for c in try Reference("mann_whitney").cases {
      let ranks = try MannWhitney(control: c.sorted("control"), treatment: c.sorted("treatment"))
      worst.count()
      #expect(try ranks.u == c.double("u"), "\(c)")
      #expect(try ranks.tieSum == c.double("tie_sum"), "\(c)")
      worst.take(ranks.test.statistic, try c.double("z"), "z of \(c)")
      worst.take(ranks.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      if try c.double("p_value") > 1e-300 {
        worst.take(ranks.test.pValue, try c.double("p_value"), "p of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 30)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  /// A naive count of all pairs, on values with many ties.
  @Test func pairs() throws {
    var random = SplitMix64(seed: 90)
    for _ in 0..<40 {
      let control = (0..<random.whole(1...40)).map { _ in (random.normal() * 3).rounded() }
      let treatment = (0..<random.whole(2...40)).map { _ in (random.normal() * 3).rounded() + 1 }
      guard Set(control + treatment).count > 1 else { continue }
      let ranks = try MannWhitney(
        control: SortedValues(control), treatment: SortedValues(treatment))
      var u = 0.0
      for one in treatment {
        for other in control { u += one > other ? 1 : one == other ? 0.5 : 0 }
      }
      #expect(ranks.u == u)
      #expect(ranks.superiority == u / Double(control.count * treatment.count))
    }
  }

  @Test func laws() throws {
    let control = SortedValues([3, 8, 1, 9, 4, 4])
    let treatment = SortedValues([5, 8, 12, 10])
    let one = try MannWhitney(control: control, treatment: treatment)
    let other = try MannWhitney(control: treatment, treatment: control)
    #expect(one.test.statistic == -other.test.statistic && one.test.pValue == other.test.pValue)
    #expect(one.superiority + other.superiority == 1)
    // Ranks know nothing of the scale.
    let cubed = try MannWhitney(
      control: SortedValues((control.exact ?? []).map { $0 * $0 * $0 }),
      treatment: SortedValues((treatment.exact ?? []).map { $0 * $0 * $0 }))
    #expect(cubed == one)
  }

  @Test func noAnswer() throws {
    let (none, some) = (SortedValues([]), SortedValues([2, 2]))
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try MannWhitney(control: none, treatment: some)
    }
    #expect(throws: InferenceError.zeroVariance) { try MannWhitney(control: some, treatment: some) }
    let infinite = SortedValues([.infinity, -.infinity, 5])
    #expect(try MannWhitney(control: some, treatment: infinite).u == 4)
  }
}

extension Reference.Case {
  /// The values of a group: a list, or a first value, a step and a count.
  func sorted(_ group: String) throws(ReferenceError) -> SortedValues {
    guard let rule = value[group], case .object = rule else { return SortedValues(try doubles(group)) }
    let (first, step) = (try number(group, "first"), try number(group, "step"))
    let count = Int(try number(group, "count"))
    return SortedValues((0..<count).map { first + step * Double($0) })
  }
}
