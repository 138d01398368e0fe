import Glibc
import Inference
import TestSupport
import Testing

@Suite struct GroupSequentialDesignTests {
  static func design(_ c: Reference.Case) throws -> GroupSequentialDesign {
    let spending = try #require(SpendingFunction(rawValue: c.string("spending")))
    return try GroupSequentialDesign(
      shares: c.doubles("shares"), alpha: c.double("alpha"), spending: spending)
  }

  @Test func reference() throws {
    var boundaries = Worst("group_sequential boundaries")
    var exits = Worst("group_sequential exits")
    var pValues = Worst("group_sequential p")
    for c in try Reference("group_sequential").cases {
      let design = try Self.design(c)
      for (found, expected) in zip(design.boundaries, try c.doubles("boundaries")) {
        boundaries.take(found, expected, "boundaries of \(c)")
      }
      boundaries.count()
      for drift in [0.0, 1.5, 3.25] {
        let found = design.exitProbabilities(drift: drift)
        for (exit, expected) in zip(found, try c.doubles("upper_\(drift)")) {
          exits.take(exit.upper, expected, scale: 1e-9, "upper at \(drift) of \(c)")
        }
        for (exit, expected) in zip(found, try c.doubles("lower_\(drift)")) {
          exits.take(exit.lower, expected, scale: 1e-9, "lower at \(drift) of \(c)")
        }
        exits.take(
          design.expectedShare(drift: drift), try c.double("expected_share_\(drift)"),
          "expected share at \(drift) of \(c)")
      }
      exits.count()
      pValues.count()
      pValues.take(
        design.stagewisePValue(look: design.shares.count - 1, statistic: try c.double("statistic")),
        try c.double("stagewise_p"), "stagewise p of \(c)")
      guard c.has("sequential_p") else { continue }
      pValues.take(
        try GroupSequentialDesign.sequentialPValue(
          shares: design.shares, statistic: -2.25, spending: design.spending),
        try c.double("sequential_p"), "sequential p of \(c)")
    }
    for worst in [boundaries, exits, pValues] {
      print(worst.report)
      #expect(worst.cases >= 30)
    }
    #expect(boundaries.error <= 1e-11, "\(boundaries.report)")
    // A probability of 1e-9 at a look is known to 1e-9 of itself.
    #expect(exits.error <= 1e-9, "\(exits.report)")
    #expect(pValues.error <= 1e-10, "\(pValues.report)")
  }

  /// Boundaries of a published table.
  ///
  /// D. M. Reboussin, D. L. DeMets, K. Kim and K. K. G. Lan, "Computations for group sequential boundaries using the
  /// Lan-DeMets spending function method", Controlled Clinical Trials 21 (2000), 190–207: five equal looks, α = 0.05
  /// on both sides.
  @Test func published() throws {
    let fleming = try GroupSequentialDesign(looks: 5)
    for (found, expected) in zip(fleming.boundaries, [4.8769, 3.3569, 2.6803, 2.2898, 2.0310]) {
      #expect(abs(found - expected) < 1.5e-4)
    }
    let pocock = try GroupSequentialDesign(looks: 5, spending: .pocock)
    for (found, expected) in zip(pocock.boundaries, [2.4380, 2.4268, 2.4101, 2.3966, 2.3859]) {
      #expect(abs(found - expected) < 1e-4)
    }
  }

  @Test(arguments: SpendingFunction.allCases)
  func spendsAlpha(_ spending: SpendingFunction) throws {
    var random = SplitMix64(seed: 1983)
    for looks in [1, 2, 3, 12] {
      for alpha in [0.05, 0.001, 0.4] {
        var shares = (0..<looks).map { _ in 1e-6 + random.uniform() }.sorted()
        shares[looks - 1] = 1
        let design = try GroupSequentialDesign(shares: shares, alpha: alpha, spending: spending)
        let exits = design.exitProbabilities(drift: 0)
        let total = exits.reduce(0) { $0 + $1.upper + $1.lower }
        #expect(abs(total / alpha - 1) < 1e-11, "\(shares) \(alpha): \(total)")
        // What stops and what is left is everything, with drift too.
        for drift in [0.5, 2.8, 6.0] {
          #expect(design.power(drift: drift) >= design.power(drift: 0))
        }
        #expect(design.nominalPValues.allSatisfy { $0 <= alpha * (1 + 1e-9) })
      }
    }
  }

  /// Looks so close that nothing can happen between them spend nothing that matters.
  @Test func closeLooks() throws {
    let one = try GroupSequentialDesign(shares: [0.5, 1])
    for distance in [1e-4, 1e-7, 1e-10, 1e-14] {
      let near = try GroupSequentialDesign(shares: [0.5, 0.5 + distance, 1])
      #expect(abs(near.boundaries[0] - one.boundaries[0]) < 1e-12)
      #expect(near.boundaries[1] > near.boundaries[0])
      #expect(abs(near.boundaries[2] - one.boundaries[1]) < 3 * distance.squareRoot())
      let exits = near.exitProbabilities(drift: 0)
      #expect(abs(exits.reduce(0) { $0 + $1.upper + $1.lower } - 0.05) < 1e-11)
    }
  }

  @Test func hundredLooks() throws {
    let design = try GroupSequentialDesign(looks: 100)
    let total = design.exitProbabilities(drift: 0).reduce(0) { $0 + $1.upper + $1.lower }
    #expect(abs(total - 0.05) < 1e-11)
    // Watched all the time a side spends 2 − 2Φ(z_{α/4}/√t) by the straight boundary B = z_{α/4} = 2.2414; steps of 1/100
    // overshoot it by 0.5826·√(1/100) (D. Siegmund, "Sequential Analysis", 1985, section X.2).
    #expect(abs(design.boundaries[99] - (2.2414027276049473 - 0.05826)) < 0.005, "\(design.boundaries[99])")
  }

  @Test func powerAndInflation() throws {
    let one = try GroupSequentialDesign(looks: 1)
    #expect(abs(try one.inflationFactor(power: 0.8) - 1) < 1e-9)
    for spending in SpendingFunction.allCases {
      let design = try GroupSequentialDesign(looks: 5, spending: spending)
      let drift = try design.drift(power: 0.9)
      #expect(abs(design.power(drift: drift) - 0.9) < 1e-11)
      #expect(abs(design.power(drift: -drift) - 0.9) < 1e-11)
      let factor = try design.inflationFactor(power: 0.9)
      #expect(spending == .pocock ? (1.15...1.25).contains(factor) : (1.01...1.04).contains(factor))
      #expect(design.expectedShare(drift: drift) < design.expectedShare(drift: 0))
    }
  }

  /// p by stages is α just at the boundary, and uniform: below u with probability u.
  @Test func stagewise() throws {
    let design = try GroupSequentialDesign(shares: [0.2, 0.5, 0.7, 1])
    for look in 0..<4 {
      let atBoundary = design.stagewisePValue(look: look, statistic: design.boundaries[look])
      #expect(abs(atBoundary - design.spent[look]) < 1e-12)
    }
    #expect(abs(design.stagewisePValue(look: 3, statistic: 0) - 1) < 1e-10)
    #expect(design.stagewisePValue(look: 9, statistic: 1).isNaN)
  }

  /// The sequential p-value is below α just when the boundary for α is crossed.
  @Test func sequentialDuality() throws {
    var random = SplitMix64(seed: 1989)
    for _ in 0..<20 {
      let spending: SpendingFunction = random.uniform() < 0.5 ? .obrienFleming : .pocock
      let looks = random.whole(1...5)
      let shares = (0..<looks).map { _ in 0.02 + 0.98 * random.uniform() }.sorted()
      let z = 1.5 + 3.5 * random.uniform()
      let p = try GroupSequentialDesign.sequentialPValue(shares: shares, statistic: z, spending: spending)
      #expect(p <= 1 && p >= 2 * erfc(z / 2.0.squareRoot()) / 2 * (1 - 1e-12))
      for factor in [0.99, 1.01] where p * factor < 1 {
        let design = try GroupSequentialDesign(shares: shares, alpha: p * factor, spending: spending)
        #expect((z > design.boundaries[looks - 1]) == (factor > 1), "\(shares) \(z) \(p)")
      }
    }
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.invalidCount(0)) { try GroupSequentialDesign(shares: []) }
    #expect(throws: InferenceError.invalidCount(201)) { try GroupSequentialDesign(looks: 201) }
    #expect(throws: InferenceError.invalidProbability(0.5)) { try GroupSequentialDesign(shares: [0.5, 0.5]) }
    #expect(throws: InferenceError.invalidProbability(1.5)) { try GroupSequentialDesign(shares: [0.5, 1.5]) }
    #expect(throws: InferenceError.self) { try GroupSequentialDesign(shares: [.nan]) }
    #expect(throws: InferenceError.self) { try GroupSequentialDesign(looks: 3, alpha: 1) }
    let design = try GroupSequentialDesign(looks: 3)
    #expect(throws: InferenceError.noSolution(target: 0.02)) { try design.drift(power: 0.02) }
    // A look that is granted next to nothing stops nothing.
    let early = try GroupSequentialDesign(shares: [1e-4, 1])
    #expect(early.boundaries[0] == .infinity && early.nominalPValues[0] == 0)
    #expect(abs(early.boundaries[1] - 1.959963984540054) < 1e-12)
  }
}
