import Charts
import Testing

@Suite struct TicksTests {
  /// Ranges of all sizes: their round numbers are inside, rise by one step, and are neither few nor many.
  @Test(arguments: [
    0.0...1.0, -0.2...0.06, 0...0.003, 1e-9...3e-9, -1e12...1e12, 0...7e299, -0.5...(-0.1), 99.7...100.3,
    1e6...1.00001e6, -3e-300...4e-300, 12...13, 0...59,
  ])
  func fillsARange(range: ClosedRange<Double>) {
    for count in [3, 5, 8] {
      let ticks = Ticks.linear(in: range, about: count)
      #expect((2...(2 * count + 2)).contains(ticks.values.count), "\(ticks.values)")
      let span = range.upperBound - range.lowerBound
      for value in ticks.values {
        #expect(value >= range.lowerBound - 1e-6 * span && value <= range.upperBound + 1e-6 * span)
      }
      let steps = zip(ticks.values.dropFirst(), ticks.values).map { $0 - $1 }
      for step in steps { #expect((step - steps[0]).magnitude <= 1e-6 * span) }
    }
  }

  @Test func roundsNoDecimals() {
    let ticks = Ticks.linear(in: 0...0.5, about: 5)
    #expect(ticks == Ticks(values: [0, 0.1, 0.2, 0.3, 0.4, 0.5], decimals: 1))
    #expect(Ticks.linear(in: -0.2...0.1, about: 6).values == [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1])
  }

  @Test func oneNumberIsItsOwnTick() {
    #expect(Ticks.linear(in: 7...7, about: 5) == Ticks(values: [7], decimals: 0))
    // Ends that a step cannot tell apart.
    #expect(Ticks.linear(in: 1e300...1e300.nextUp, about: 5).values.count < 20)
  }

  @Test func logarithmicTicksArePowersOfTen() {
    #expect(
      Ticks.logarithmic(in: 1e-3...1e3, about: 7).values == [0.001, 0.01, 0.1, 1, 10, 100, 1_000])
    #expect(Ticks.logarithmic(in: 18...700, about: 8).values == [20, 50, 100, 200, 500])
    #expect(Ticks.logarithmic(in: 1...1e12, about: 5).values.count <= 5)
    #expect(Ticks.logarithmic(in: 100...130, about: 4).values == [100, 110, 120, 130])
  }
}
