import Charts
import Testing

@Suite struct NumberScaleTests {
  @Test func placesNumbersByTheirShare() {
    let scale = NumberScale(of: [0, 10], from: 100, to: 200)
    #expect(scale.place(0) == 100)
    #expect(scale.place(2.5) == 125)
    #expect(scale.place(-10) == 0)
    #expect(scale.clipped(-10) == 100)
    #expect(scale.clipped(.infinity) == 200)
    #expect(scale.place(.nan) == nil)
    #expect(scale.place(.infinity) == nil)
    #expect(scale.clipped(.nan) == nil)
  }

  @Test func runsDownwardsToo() {
    let scale = NumberScale(of: [0, 1], from: 300, to: 100)
    #expect(scale.place(0.25) == 250)
    #expect(scale.clipped(-.infinity) == 300)
  }

  @Test func placesRatios() throws {
    let scale = NumberScale(.logarithmic, of: [1, 1e6], from: 0, to: 600)
    for power in 0...6 {
      let value = [1, 10, 100, 1e3, 1e4, 1e5, 1e6][power]
      let place = try #require(scale.place(value))
      #expect((place - Double(power) * 100).magnitude < 1e-9)
    }
    #expect(scale.place(0) == nil)
    #expect(scale.clipped(0) == 0)
    #expect(scale.clipped(-5) == 0)
  }

  @Test func numbersThatAreNotAboveZeroNeedALinearScale() {
    #expect(NumberScale(.logarithmic, of: [0, 10], from: 0, to: 1).kind == .linear)
    #expect(NumberScale(.logarithmic, of: [-1, 10], from: 0, to: 1).kind == .linear)
    #expect(NumberScale(.logarithmic, of: [.nan, 1, 10], from: 0, to: 1).kind == .logarithmic)
  }

  /// Whatever the numbers are, places of finite ones are finite, and there are numbers to name.
  @Test(arguments: [
    [], [5.0], [0], [-3, -3], [.nan], [.infinity, -.infinity], [1e308, -1e308],
    [.leastNonzeroMagnitude, .leastNormalMagnitude],
    [1, 1 + 1e-15], [-1e-12, 1e-12], [1e-300, 1e300], [.nan, 2, .infinity],
  ])
  func anyNumbers(numbers: [Double]) {
    for kind in [NumberScale.Kind.linear, .logarithmic] {
      let scale = NumberScale(kind, of: numbers, from: 0, to: 100, margin: 0.05)
      #expect(scale.domain.lowerBound < scale.domain.upperBound)
      #expect(scale.domain.lowerBound.isFinite && scale.domain.upperBound.isFinite)
      for number in numbers + [0, 1, -1] {
        if let place = scale.clipped(number) { #expect(place >= 0 && place <= 100) }
        if let place = scale.place(number) { #expect(place.isFinite) }
      }
      #expect(scale.ticks(about: 5).values.allSatisfy { $0.isFinite })
    }
  }

  @Test func bandsShareTheLine() {
    let bands = BandScale(count: 4, from: 10, to: 50)
    #expect(bands.width == 10)
    #expect((0..<4).map(bands.middle) == [15, 25, 35, 45])
    #expect(bands.named(labelWidth: 10) == [0, 1, 2, 3])
    #expect(bands.named(labelWidth: 11) == [0, 2])
    #expect(BandScale(count: 60, from: 0, to: 400).named(labelWidth: 50) == [0, 14, 28, 42, 56])
    #expect(BandScale(count: 0, from: 0, to: 400).named(labelWidth: 50).isEmpty)
    #expect(BandScale(count: 5_000, from: 0, to: 400).named(labelWidth: 50).count == 8)
  }
}
