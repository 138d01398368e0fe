import Inference
import TestSupport
import Testing

@Suite struct BoschlooTests {
  @Test func reference() throws {
    var worst = Worst("boschloo")
    for c in try Reference("boschloo").cases {
      let test = try Boschloo(control: c.wholeCounts("control"), treatment: c.wholeCounts("treatment"))
      worst.count()
      worst.take(test.less, try c.double("less"), "less of \(c)")
      worst.take(test.greater, try c.double("greater"), "greater of \(c)")
      worst.take(test.pValue, try c.double("two_sided"), "p of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 20)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  @Test(.timeLimit(.minutes(1))) func thousandRows() throws {
    let clock = ContinuousClock()
    for table in [((3, 950), (2, 50)), ((250, 500), (280, 500)), ((0, 500), (6, 500)), ((1, 999), (1, 1))] {
      var p = 1.0
      let elapsed = try clock.measure { p = try Boschloo(control: table.0, treatment: table.1).pValue }
      print("Boschloo \(table): p \(p) in \(elapsed)")
      #expect(elapsed < .seconds(1))
      #expect(p > 0 && p <= 1)
    }
    #expect(throws: InferenceError.tooManyRows(found: 1001, limit: 1000)) {
      try Boschloo(control: (1, 500), treatment: (1, 501))
    }
  }

  /// Never above twice Fisher's one-sided p, which is its own bound.
  @Test func swapping() throws {
    let one = try Boschloo(control: (3, 41), treatment: (11, 60))
    let two = try Boschloo(control: (11, 60), treatment: (3, 41))
    #expect(relativeError(one.greater, two.less) < 1e-12 && relativeError(one.pValue, two.pValue) < 1e-12)
  }
}
