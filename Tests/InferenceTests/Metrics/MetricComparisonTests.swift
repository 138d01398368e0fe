import Inference
import Testing

@Suite struct MetricComparisonTests {
  static func comparison(_ estimate: Double?, exact: Double? = nil) -> MetricComparison {
    var comparison = MetricComparison(level: 0.95, reason: "why")
    comparison.difference = estimate.map { Interval(estimate: $0, lower: $0 - 1, upper: $0 + 1) }
    comparison.exactPValue = exact
    return comparison
  }

  struct Case: Sendable {
    var estimate: Double?
    var exact: Double?
    var adjusted: Double
    var direction: Direction
    var outcome: Outcome
  }

  static let cases = [
    Case(estimate: 2, adjusted: 0.01, direction: .increase, outcome: .improved),
    Case(estimate: 2, adjusted: 0.01, direction: .decrease, outcome: .worsened),
    Case(estimate: -2, adjusted: 0.01, direction: .increase, outcome: .worsened),
    Case(estimate: -2, adjusted: 0.01, direction: .decrease, outcome: .improved),
    Case(estimate: -2, adjusted: 0, direction: .decrease, outcome: .improved),
    Case(estimate: -2, adjusted: 0.0499999, direction: .decrease, outcome: .improved),
    Case(estimate: -2, adjusted: 0.05, direction: .decrease, outcome: .inconclusive),
    Case(estimate: -2, adjusted: .nan, direction: .decrease, outcome: .inconclusive),
    Case(estimate: -2, exact: 0.04, adjusted: 0.01, direction: .decrease, outcome: .improved),
    Case(estimate: -2, exact: 0.05, adjusted: 0.01, direction: .decrease, outcome: .inconclusive),
    Case(estimate: -2, exact: 0.01, adjusted: 0.06, direction: .decrease, outcome: .inconclusive),
    Case(estimate: -2, exact: .nan, adjusted: 0.01, direction: .decrease, outcome: .inconclusive),
    Case(estimate: nil, adjusted: 0.01, direction: .decrease, outcome: .inconclusive),
  ]

  @Test(arguments: cases)
  func outcomesFollowThePValue(_ known: Case) {
    var comparison = Self.comparison(known.estimate, exact: known.exact)
    comparison.settle(adjusted: known.adjusted, significance: 0.05, direction: known.direction)
    #expect(comparison.outcome == known.outcome)
    #expect(comparison.adjustedPValue == known.adjusted || known.adjusted.isNaN)
  }

  /// Of two questions, p = 0.02 counts as 0.04, and an exact p of 0.03 as 0.06.
  @Test(arguments: [(0.024, Outcome.improved), (0.03, .inconclusive)])
  func anExactPValueIsRaisedAlike(_ exact: Double, _ outcome: Outcome) {
    var comparison = Self.comparison(2, exact: exact)
    comparison.test = TestResult(
      name: "miettinen_nurminen", statistic: 2.3, degreesOfFreedom: nil, pValue: 0.02, log10PValue: -1.7)
    comparison.settle(adjusted: 0.04, significance: 0.05, direction: .increase)
    #expect(comparison.outcome == outcome)
  }

  @Test func aNewComparisonKnowsNothing() {
    let comparison = MetricComparison(level: 0.9, reason: "nothing there")
    #expect(
      comparison.outcome == .inconclusive && comparison.reason == "nothing there" && comparison.test == nil)
  }

  @Test(arguments: [
    (InferenceError.tooFewRows(found: 1, needed: 2), ["1", "2", "value"]),
    (.tooFewUnits(found: 9, needed: 10), ["9", "10", "--unit none"]),
    (.tooManyRows(found: 7, limit: 5), ["7", "5"]),
    (.zeroVariance, ["vary"]), (.notFinite, ["finite"]), (.invalidLevel(2), ["2"]),
    (.invalidProbability(1.5), ["1.5"]),
    (.invalidCount(-3), ["-3"]), (.invalidDegreesOfFreedom(0), ["0"]), (.unequalLengths(2, 3), ["2", "3"]),
    (.controlMeanNotPositive(-4), ["-4", "above 0"]), (.noSolution(target: 0.8), ["0.8"]),
  ])
  func errorsCarryTheirNumbers(_ error: InferenceError, _ words: [String]) {
    for word in words { #expect(error.explanation.contains(word), "\(error.explanation)") }
  }
}
