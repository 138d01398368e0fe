import Inference
import TestSupport
import Testing

@Suite struct WilsonTests {
  @Test func reference() throws {
    var worst = Worst("wilson")
    for c in try Reference("wilson").cases {
      let (events, count) = (try c.double("events"), try c.double("count"))
      let wilson = try Wilson(events: events, trials: count)
      worst.count()
      for level in [95, 99] {
        let interval = try wilson.interval(level: Double(level) / 100)
        worst.take(interval.estimate, try c.double("proportion"), "proportion of \(c)")
        worst.take(interval.lower, try c.double("lower_\(level)"), "lower_\(level) of \(c)")
        worst.take(interval.upper, try c.double("upper_\(level)"), "upper_\(level) of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 50)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  @Test func noneAndAll() throws {
    let none = try Wilson(events: 0, trials: 1000).interval(level: 0.95)
    #expect(none.lower == 0 && none.estimate == 0 && abs(none.upper - 0.0038) < 0.0001)
    let all = try Wilson(events: 1000, trials: 1000).interval(level: 0.95)
    #expect(all.upper == 1 && abs(all.lower + none.upper - 1) < 1e-15)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) { try Wilson(events: 0, trials: 0) }
    #expect(throws: InferenceError.invalidCount(3)) { try Wilson(events: 3, trials: 2) }
    #expect(throws: InferenceError.invalidCount(-1)) { try Wilson(events: -1, trials: 2) }
    #expect(throws: InferenceError.self) { try Wilson(events: .nan, trials: 2) }
    #expect(throws: InferenceError.self) { try Wilson(events: 1, trials: .nan) }
  }
}
