import TestSupport
import Testing
import Verdicts

@Suite struct FiguresTests {
  @Test(arguments: [
    (0.0, 0, "0"), (-0.0, 2, "0.00"), (1234.5, 1, "1,234.5"), (-1234.5, 1, "−1,234.5"),
    (999.96, 1, "1,000.0"),
    (1_000_000, 0, "1,000,000"), (0.05, 3, "0.050"), (-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (123, 0, "123"),
    (12_345_678.9, 2, "12,345,678.90"), (.nan, 2, "–"), (.infinity, 2, "∞"), (-.infinity, 2, "−∞"),
    (1e15, 0, "1.000e15"), (-2.5e300, 0, "−2.500e300"), (999_999_999_999_999, 0, "999,999,999,999,999"),
  ])
  func fixed(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(Figures.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1.000"), (12.3456, "12.35"), (999.96, "1,000"), (1234.5678, "1,235"),
    (123_456.7, "123,457"),
    (0.0123456, "0.01235"), (0.00099999, "0.001000"), (0.0001, "0.0001000"), (0.00009, "9.000e-5"),
    (-450.25, "−450.2"), (1e9, "1.000e9"), (999_999_999.4, "999,999,999"),
    (Double.leastNonzeroMagnitude, "4.941e-324"),
    (.nan, "–"),
    (.infinity, "∞"),
  ])
  func significant(_ value: Double, _ text: String) {
    #expect(Figures.significant(value) == text)
  }

  @Test(arguments: [
    (0.0, "0.0 %"), (0.512, "51.2 %"), (1.5, "150.0 %"), (0.00996, "1.0 %"), (0.0099, "0.99 %"),
    (0.001, "0.10 %"),
    (0.0005, "0.050 %"), (-0.123, "−12.3 %"), (12.5, "1,250.0 %"), (.nan, "–"), (.infinity, "∞"),
  ])
  func percent(_ share: Double, _ text: String) {
    #expect(Figures.percent(share) == text)
  }

  @Test func signsAreShownOnRequest() {
    #expect(
      Figures.percent(0.123, signed: true) == "+12.3 %" && Figures.percent(-0.123, signed: true) == "−12.3 %")
    #expect(Figures.percent(0, signed: true) == "0.0 %")
  }

  /// A share that is not the threshold never looks like it.
  @Test func besidesAThresholdSharesAreToldApart() {
    #expect(Figures.percent(0.1, besides: 0.1) == "10.0 %")
    #expect(Figures.percent(0.1 * (1 + 1e-14), besides: 0.1) == "10.0 %")
    #expect(Figures.percent(0.100001, besides: 0.1) == "10.0001 %")
    #expect(Figures.percent(0.09999, besides: 0.1) == "9.999 %")
    #expect(Figures.percent(0.3, besides: 0.1) == "30.0 %")
    for exponent in 2...11 {
      let distance = (0..<exponent).reduce(1.0) { product, _ in product / 10 }
      for share in [0.1 + distance, 0.1 - distance] {
        #expect(Figures.percent(share, besides: 0.1) != "10.0 %", "\(share)")
        let digits = Figures.percent(share, besides: 0.1).dropLast(2)
        #expect((Double(digits) ?? 10) != 10, "\(share) as \(digits)")
      }
    }
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (14200, "14,200"), (-1_234_567, "−1,234,567"),
    (Int.min, "−9,223,372,036,854,775,808"), (Int.max, "9,223,372,036,854,775,807"),
  ])
  func count(_ value: Int, _ text: String) {
    #expect(Figures.count(value) == text)
  }

  @Test(arguments: [
    (1.0, 0.0, "p = 1.000"), (0.031, -1.5, "p = 0.031"), (0.0071, -2.1, "p = 0.0071"),
    (0.0001, -4, "p = 0.0001"),
    (0.00009, -4.05, "p = 9.0e-5"), (1.23e-200, -199.9, "p = 1.2e-200"), (0, -5000, "p < 1e-300"),
    (4e-301, -300.4, "p < 1e-300"), (0, -.infinity, "p < 1e-300"), (.nan, .nan, "p = –"),
  ])
  func pValue(_ p: Double, _ log10: Double, _ text: String) {
    #expect(Figures.pValue(p, log10: log10) == text)
  }

  @Test func pValuesAreNeverZero() {
    var random = SplitMix64(seed: 81)
    for _ in 0..<20_000 {
      let log10 = -320 * random.uniform() * random.uniform()
      var p = 1.0
      for _ in 0..<Int(-log10) { p /= 10 }
      let text = Figures.pValue(p, log10: -log10.magnitude.rounded(.down))
      let shown = text.drop { $0 != " " }.dropFirst(3)
      #expect(text == "p < 1e-300" || (Double(shown) ?? 0) > 0, "\(p) as \(text)")
    }
  }
}
