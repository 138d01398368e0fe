import Inference
import Summaries
import TestSupport
import Testing

@Suite struct HodgesLehmannTests {
  @Test func reference() throws {
    var worst = Worst("hodges_lehmann")
    for c in try Reference("mann_whitney").cases {
      let shift = try HodgesLehmann(control: c.sorted("control"), treatment: c.sorted("treatment"))
      let interval = try shift.interval(level: 0.95)
      worst.count()
      worst.take(interval.estimate, try c.double("shift"), "shift of \(c)")
      if c.has("shift_lower") {
        worst.take(interval.lower, try c.double("shift_lower"), "lower of \(c)")
        worst.take(interval.upper, try c.double("shift_upper"), "upper of \(c)")
      } else {
        #expect(interval.lower == -.infinity && interval.upper == .infinity, "\(c)")
      }
    }
    print(worst.report)
    #expect(worst.error <= 1e-15, "\(worst.report)")
  }

  /// The middle of all differences, formed and sorted, where there are too many to look at and few distinct ones.
  @Test func allDifferences() throws {
    var random = SplitMix64(seed: 12)
    for round in 0..<12 {
      let scale = [1e-3, 1, 400, 1e9][round % 4]
      func made(_ count: Int) -> [Double] {
        (0..<count).map { _ in
          let value = round < 4 ? random.normal() : 1 / (random.uniform() + 1e-6)
          return round < 8 ? value * scale : (value * 4).rounded() * scale
        }
      }
      let (control, treatment) = (made(random.whole(50...160)), made(random.whole(50...160)))
      var differences: [Double] = []
      for one in treatment { for other in control { differences.append(one - other) } }
      differences.sort()
      let count = differences.count
      let found = try HodgesLehmann(
        control: SortedValues(control), treatment: SortedValues(treatment))
      let (below, above) = (differences[(count - 1) / 2], differences[count / 2])
      #expect(found.shift == below + (above - below) / 2)
      let interval = try found.interval(level: 0.9)
      // The ends are differences, as far from either end of the list.
      let lower = try #require(differences.firstIndex(of: interval.lower))
      let upper = try #require(differences.lastIndex(of: interval.upper))
      #expect(lower < count / 2 && upper > count / 2)
    }
  }

  /// The interval holds just the shifts that the test does not reject.
  @Test func dualOfTheTest() throws {
    var random = SplitMix64(seed: 33)
    for sizes in [(9, 14), (30, 45), (70, 60)] {
      let control = (0..<sizes.0).map { _ in random.normal() }
      let treatment = (0..<sizes.1).map { _ in random.normal() + 0.4 }
      let sorted = SortedValues(control)
      let interval = try HodgesLehmann(control: sorted, treatment: SortedValues(treatment))
        .interval(level: 0.95)
      for (end, inward) in [(interval.lower, 1e-9), (interval.upper, -1e-9)] {
        for side in [-1.0, 1] {
          let moved = SortedValues(treatment.map { $0 - end - side * inward })
          let p = try MannWhitney(control: sorted, treatment: moved).test.pValue
          #expect((p < 0.05) == (side < 0), "\(sizes) \(end) \(p)")
        }
      }
    }
  }

  @Test func edges() throws {
    let (one, two) = (SortedValues([1]), SortedValues([4]))
    #expect(try HodgesLehmann(control: one, treatment: two).shift == 3)
    let infinite = SortedValues([1, .infinity])
    #expect(throws: InferenceError.notFinite) { try HodgesLehmann(control: one, treatment: infinite) }
    let huge = SortedValues([-1.5e308, 1.5e308])
    #expect(try HodgesLehmann(control: huge, treatment: huge).shift == 0)
    #expect(throws: InferenceError.invalidLevel(1)) {
      try HodgesLehmann(control: one, treatment: two).interval(level: 1)
    }
  }
}
