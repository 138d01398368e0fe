import Glibc
import Inference
import TestSupport
import Testing

@Suite struct SequentialLookTests {
  static func look(
    _ method: SequentialPlan.Method, planned: Int = 10_000, looks: Int = 5, units: (Int, Int) = (2000, 2000),
    earlier: [Double]? = nil
  ) throws -> SequentialLook {
    try #require(
      try SequentialLook(
        plan: SequentialPlan(method: method, looks: looks, plannedUnits: planned), alpha: 0.05,
        units: (control: units.0, treatment: units.1), total: units.0 + units.1, earlier: earlier))
  }

  @Test func shares() throws {
    let planned = try Self.look(.obrienFleming)
    #expect(planned.share == 0.4 && planned.shares == [0.2, 0.4] && planned.number == 2)
    let between = try Self.look(.pocock, units: (2500, 2500))
    #expect(between.shares == [0.2, 0.4, 0.5])
    let told = try Self.look(.pocock, earlier: [0.3, 0.1, 0.1, 0.9])
    #expect(told.shares == [0.1, 0.3, 0.4])
    let late = try Self.look(.obrienFleming, units: (9000, 9000))
    #expect(late.share == 1.8 && late.shares == [0.2, 0.4, 0.6, 0.8, 1] && !late.isSpent)
    #expect(abs(late.boundary(alpha: 0.05) - 2.0310) < 1e-4)
    #expect(late.spent(alpha: 0.05) == 0.05)
    #expect(try SequentialLook(plan: SequentialPlan(), alpha: 0.05, units: (1, 1), total: 2) == nil)
  }

  /// p < α just when the interval of the look leaves out zero, whatever the method, the look and the α.
  @Test(arguments: [SequentialPlan.Method.obrienFleming, .pocock, .confidenceSequence])
  func neverDisagrees(_ method: SequentialPlan.Method) throws {
    var random = SplitMix64(seed: 2000)
    var (significant, others) = (0, 0)
    for _ in 0..<20 {
      let looks = random.whole(1...4)
      let look = try Self.look(
        method, looks: looks, units: (random.whole(60...6000), random.whole(60...6000)))
      let z = random.uniform() < 0.3 ? 2 + 10 * random.uniform() : 1.8 + 2 * random.uniform()
      let test = try ZTest(
        control: Estimate(value: 0, variance: 0.5, degreesOfFreedom: .infinity),
        treatment: Estimate(value: z, variance: 0.5, degreesOfFreedom: .infinity))
      let logP = look.log10PValue(nominal: test.test.log10PValue)
      #expect(logP >= test.test.log10PValue - 1e-9 && logP <= 0)
      for alpha in [0.05, 0.01, 0.003] where abs(logP - log10(alpha)) > 1e-6 {
        let interval = try test.interval(level: look.level(alpha: alpha))
        #expect((logP < log10(alpha)) == !interval.contains(0), "\(look) \(z) \(alpha)")
        if logP < log10(alpha) { significant += 1 } else { others += 1 }
      }
    }
    #expect(significant > 5 && others > 5)
  }

  /// The half-width of the sequence is se·√((nρ² + 1)/(nρ²)·ln((nρ² + 1)/α²)) with the smaller group's n.
  @Test func sequence() throws {
    let look = try Self.look(.confidenceSequence, units: (3800, 200))
    let sequence = try AsymptoticSequence(plannedSize: 500)
    #expect(look.sequence == sequence && look.size == 200)
    #expect(abs(look.boundary(alpha: 0.05) - sequence.multiplier(size: 200, alpha: 0.05)) < 1e-14)
  }

  @Test func farOut() throws {
    let early = try Self.look(.obrienFleming, looks: 20, units: (100, 100))
    #expect(early.boundary(alpha: 0.05) == 7)
    #expect(early.log10PValue(nominal: -400) == -400)
    #expect(early.log10PValue(nominal: 0) == 0 && early.log10PValue(nominal: .nan).isNaN)
    let sequence = try Self.look(.confidenceSequence, units: (1, 1))
    #expect(sequence.boundary(alpha: 0.05) == 7)
    #expect(sequence.log10PValue(nominal: -2) > -0.01)
  }

  @Test func spentAndRefused() throws {
    let spent = try Self.look(.pocock, units: (9000, 9000), earlier: [0.5, 1])
    #expect(spent.isSpent && spent.log10PValue(nominal: -300) == 0 && spent.boundary(alpha: 0.05) == 7)
    #expect(throws: InferenceError.invalidCount(0)) {
      try SequentialLook(plan: SequentialPlan(method: .pocock), alpha: 0.05, units: (1, 1), total: 2)
    }
    #expect(throws: InferenceError.invalidCount(0)) { try Self.look(.pocock, units: (0, 10)) }
    #expect(throws: InferenceError.invalidCount(0)) { try Self.look(.pocock, looks: 0) }
  }
}
