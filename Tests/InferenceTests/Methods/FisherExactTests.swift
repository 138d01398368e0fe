import Glibc
import Inference
import TestSupport
import Testing

@Suite struct FisherExactTests {
  @Test func reference() throws {
    var worst = Worst("fisher_exact")
    for c in try Reference("fisher_exact").cases {
      let test = try FisherExact(control: c.wholeCounts("control"), treatment: c.wholeCounts("treatment"))
      worst.count()
      worst.take(test.pValue, try c.double("two_sided"), "p of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 20)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  /// All events in one group: p = 2 ÷ C(2n, n), far below what a Double holds.
  @Test func farTail() throws {
    for trials in [100, 1000, 20_000] {
      let test = try FisherExact(control: (0, trials), treatment: (trials, trials))
      // log₁₀ C(2n, n), summed term by term.
      let logarithm = (1...trials).reduce(0.0) { $0 + log10(Double(trials + $1) / Double($1)) }
      #expect(abs(test.log10PValue / (log10(2) - logarithm) - 1) < 1e-12)
      #expect((test.pValue == 0) == (trials > 540))
    }
  }

  @Test func oneTable() throws {
    #expect(try FisherExact(control: (0, 10), treatment: (0, 7)).pValue == 1)
    #expect(try FisherExact(control: (10, 10), treatment: (7, 7)).log10PValue == 0)
    #expect(throws: InferenceError.invalidCount(8)) {
      try FisherExact(control: (0, 10), treatment: (8, 7))
    }
  }
}
