import Glibc
import Inference
import TestSupport
import Testing

@Suite struct HolmTests {
  @Test func reference() throws {
    var worst = Worst("holm")
    for c in try Reference("holm").cases {
      let pValues = try c.doubles("p_values")
      let alpha = try c.double("alpha")
      let expected = try c.doubles("holm")
      let adjusted = holmAdjusted(pValues)
      let logarithms = holmAdjusted(log10PValues: pValues.map(log10))
      worst.count()
      for index in pValues.indices {
        // Below the normal range a Double has no relative accuracy to keep.
        let scale = expected[index] < 1e-300 ? 1e-300 : 0
        worst.take(adjusted[index], expected[index], scale: scale, "p of \(c)")
        let level = c.value["holm_level"]?.array?[index].double
        guard let level else { continue }
        worst.take(
          adjustedLevel(alpha: alpha, p: pValues[index], adjusted: adjusted[index]), level, "level of \(c)")
        worst.take(
          adjustedLevel(
            alpha: alpha, log10P: log10(pValues[index]), log10Adjusted: logarithms[index]), level,
          "level by logarithms of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 20)
    #expect(worst.error <= 1e-13, "\(worst.report)")
  }

  @Test func notANumberStaysOne() {
    let adjusted = holmAdjusted([0.01, .nan, 0.03])
    #expect(adjusted[0] == 0.02 && adjusted[1].isNaN && adjusted[2] == 0.03)
    #expect(holmAdjusted([]) == [])
    #expect(adjustedLevel(alpha: 0.05, p: .nan, adjusted: .nan).isNaN)
  }

  @Test func beyondDouble() {
    // p of 1e-400, 1e-500 and 0.2: the ratio to the adjusted one is 1/2, 1/3 and 1.
    let logarithms = [-400, -500, log10(0.2)]
    let adjusted = holmAdjusted(log10PValues: logarithms)
    let levels = zip(logarithms, adjusted).map { adjustedLevel(alpha: 0.05, log10P: $0, log10Adjusted: $1) }
    #expect(abs(levels[0] - 0.975) < 1e-14)
    #expect(abs(levels[1] - (1 - 0.05 / 3)) < 1e-14)
    #expect(levels[2] == 0.95)
  }
}
