import Columns
import Inference
import Summaries
import Testing

@Suite struct MetricKindTests {
  @Test(arguments: [
    ("mean", MetricKind.mean), ("p95", .quantile(0.95)), ("p99.9", .quantile(0.999)), ("p50", .quantile(0.5)),
    ("p99.99", .quantile(0.9999)), ("p5", .quantile(0.05)), ("p0.1", .quantile(0.001)),
    ("p7", .quantile(0.07)),
    ("count_per_unit", .countPerUnit), ("share_of_units", .shareOfUnits), ("ratio", .ratio),
  ])
  func wordsAndKinds(_ word: String, _ kind: MetricKind) {
    #expect(MetricKind(rawValue: word) == kind && kind.rawValue == word)
  }

  /// Every level of a tenth of a percent reads back as it was written.
  @Test func levelsKeepTheirDigits() {
    for tenth in 1..<1000 {
      let word = "p\(tenth / 10)" + (tenth % 10 == 0 ? "" : ".\(tenth % 10)")
      #expect(MetricKind(rawValue: word)?.rawValue == word)
    }
  }

  @Test(arguments: [
    "", "p", "p0", "p100", "p-5", "p1e1", "pp", "P95", "p95%", "p.", "p1.2.3", "median", "p٥",
  ])
  func otherWordsAreNone(_ word: String) { #expect(MetricKind(rawValue: word) == nil) }

  @Test func namesStandForExpressions() throws {
    func specification(_ text: String) throws -> MetricSpecification {
      try MetricSpecification(parsing: text, role: .primary)
    }
    let ratio = try specification("errors/requests:ratio:decrease")
    #expect(ratio.expression == .failure && ratio.denominator == .rows)
    #expect(ratio.ratio == Ratio(.failure, over: .rows) && ratio.perUnit == nil)
    let share = try specification("errors:share_of_units")
    #expect(share.perUnit == PerUnit(.failure, .any) && share.direction == .decrease)
    let count = try specification("requests:count_per_unit:increase")
    #expect(count.perUnit == PerUnit(.rows, .sum))
    let comparison = try specification("status_code>=500:proportion:decrease")
    guard case .comparison(.column(let column), .greaterOrEqual, 500) = comparison.expression else {
      Issue.record("\(comparison.expression)")
      return
    }
    #expect(column.reading == .status && comparison.expression.isFlag)
    #expect(try specification("response_time_ms:p95").isDuration && !ratio.isDuration)
    // A number counts as an event of a unit where it is above 0.
    #expect(try specification("tokens:share_of_units:increase").expression.isFlag)
  }

  @Test(arguments: ["errors:ratio", "a/:ratio:increase", "/b:ratio:increase", "a/b/c:ratio:increase"])
  func ratiosHaveTwoSides(_ text: String) {
    #expect(throws: MetricError.self) { _ = try MetricSpecification(parsing: text, role: .primary) }
  }

  @Test func winsorizingIsForMeans() {
    for kind in [MetricKind.quantile(0.95), .proportion, .ratio, .countPerUnit, .shareOfUnits] {
      #expect(throws: MetricError.cannotWinsorize(kind, name: "x")) {
        _ = try MetricSpecification(
          name: "x", kind: kind, direction: .increase, role: .primary, winsorizing: 0.99)
      }
    }
    for level in [0, 1, -1, 2, Double.nan] {
      #expect(throws: MetricError.self) {
        _ = try MetricSpecification(name: "x", direction: .increase, role: .primary, winsorizing: level)
      }
    }
  }
}
