import LinearAlgebra
import TestSupport
import Testing

@Suite struct VectorsTests {
  @Test func sumAndDotAgreeWithExactRationals() throws {
    for item in try Reference("power_sums").cases {
      let values = try item.doubles("values")
      #expect(relativeError(sum(values.span), try item.double("sum")) < 2e-15)
      #expect(relativeError(dot(values.span, values.span), try item.double("dot")) < 2e-15)
      #expect(relativeError(norm(values.span), (try item.double("dot")).squareRoot()) < 2e-15)
    }
  }

  @Test func sumTakesEveryElementOfEveryCount() {
    for count in 0...40 {
      let values = (0..<count).map(Double.init)
      #expect(sum(values.span) == Double(count * (count - 1) / 2))
    }
  }

  @Test func axpyScaleAndShift() {
    let x = [1.0, 2, 3]
    var y = [10.0, 20, 30]
    var span = y.mutableSpan
    axpy(2, x.span, &span)
    #expect(y == [12, 24, 36])
    var again = y.mutableSpan
    scale(0.5, &again)
    #expect(y == [6, 12, 18])
    var shifted = [0.0, 0, 0]
    var other = shifted.mutableSpan
    subtract(1, from: x.span, into: &other)
    #expect(shifted == [0, 1, 2])
  }

  @Test func edges() {
    let none: [Double] = []
    #expect(dot(none.span, none.span) == 0 && sum(none.span) == 0 && norm(none.span) == 0)
    let bad = [1, Double.nan]
    #expect(sum(bad.span).isNaN && dot(bad.span, bad.span).isNaN)
    let huge = [3e200, 4e200]
    #expect(relativeError(norm(huge.span), 5e200) < 1e-15)
  }
}
