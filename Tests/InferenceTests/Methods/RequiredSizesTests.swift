import Inference
import Testing

@Suite struct RequiredSizesTests {
  @Test func daysOfTraffic() throws {
    // 1,565 a group at 5/95 of 2,000 a day: the small group decides, 1,565 ÷ 100.
    #expect(try days(sizes: [1565, 1565], shares: [0.95, 0.05], daily: 2000) == 15.65)
    let sizes = try RequiredSizes(control: 1564.67, treatment: 1564.67)
    #expect(sizes.control == 1565 && sizes.treatment == 1565)
    #expect(try sizes.days(shares: (control: 0.95, treatment: 0.05), daily: 2000) == 15.65)
    let clustered = try sizes.inflated(by: 2)
    #expect(clustered.control == 3130 && clustered.unroundedControl == 3129.34)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.invalidCount(0)) { try days(sizes: [1], shares: [1], daily: 0) }
    #expect(throws: InferenceError.invalidProbability(0)) { try days(sizes: [1], shares: [0], daily: 9) }
    #expect(throws: InferenceError.unequalLengths(1, 2)) { try days(sizes: [1], shares: [1, 2], daily: 9) }
    #expect(throws: InferenceError.self) { try RequiredSizes(control: .nan, treatment: 1) }
    #expect(throws: InferenceError.invalidCount(.infinity)) {
      try RequiredSizes(control: 1, treatment: .infinity)
    }
  }
}
