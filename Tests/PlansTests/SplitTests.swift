import Plans
import Testing

@Suite struct SplitTests {
  @Test(arguments: [
    ("95/5", [0.95, 0.05]), ("50/50", [0.5, 0.5]), ("1/1/2", [0.25, 0.25, 0.5]), ("0.9/0.1", [0.9, 0.1]),
    ("100/0", [1, 0]), ("0/1", [0, 1]), ("9/1", [0.9, 0.1]),
  ])
  func sharesAddUpToOne(_ text: String, _ shares: [Double]) throws {
    let split = try Split(parsing: text)
    #expect(
      zip(split.shares, shares).allSatisfy { ($0 - $1).magnitude <= 1e-15 }
        && split.shares.count == shares.count)
    #expect((split.shares.reduce(0, +) - 1).magnitude <= 1e-15)
  }

  @Test(arguments: [
    "", "/", "50", "50/", "/50", "50//50", "a/b", "50:50", "-5/105", "0/0", "nan/1", "inf/1", "1e400/1",
    "50/50 ",
    "1e308/1e308",
  ])
  func otherTextIsRefused(_ text: String) {
    #expect(throws: PlanError.invalidSplit(text)) { _ = try Split(parsing: text) }
  }

  @Test func weightsNeedTwoAndOneAboveZero() throws {
    #expect(try Split(weights: [3, 1]).shares == [0.75, 0.25])
    #expect(throws: PlanError.invalidSplit("1.0")) { _ = try Split(weights: [1]) }
    #expect(throws: PlanError.invalidSplit("")) { _ = try Split(weights: []) }
  }
}
