import Inference
import Plans
import Summaries
import Testing
import Verdicts

@Suite struct GuardrailCheckTests {
  /// A guardrail on a mean that differs by `harm`, with a half width of about 2 of its interval.
  private func check(harm: Double, direction: Direction, margin: Margin) throws -> Check? {
    let sign = direction == .decrease ? 1.0 : -1.0
    let specification = try MetricSpecification(
      name: "latency", kind: .mean, direction: direction, role: .guardrail, margin: margin)
    func group(_ name: String, _ mean: Double) -> GroupSummary {
      // Variance 100 in 192 rows each: the standard error of the difference is 1.02, its half width 2.01.
      let moments = Moments(
        count: 192, mean: mean, secondPowerSum: 100 * 191, minimum: mean - 30, maximum: mean + 30)
      return GroupSummary(
        name: name, requests: 192, expressions: [specification.expression: MetricSummary(moments: moments)])
    }
    var rows = RowCounts()
    rows.used = 384
    let summary = Summary(groups: [group("legacy", 100), group("canary", 100 + sign * harm)], rows: rows)
    let analysis = try Analysis(
      plan: .init(), settings: AnalysisSettings(), specifications: [specification], summary: summary,
      roles: .init(["legacy", "canary"], plan: .init()), inputs: [])
    return analysis.checks.first { $0.name == "guardrail:latency" }
  }

  @Test(arguments: [Direction.decrease, .increase], [Margin.absolute(5), .relative(0.05)])
  func harmMustBeRuledOut(direction: Direction, margin: Margin) throws {
    // 2.9 + 2.01 < 5; 3.1 + 2.01 > 5; 5.1 > 5.
    #expect(try check(harm: -20, direction: direction, margin: margin)?.status == .pass)
    #expect(try check(harm: 2.5, direction: direction, margin: margin)?.status == .pass)
    #expect(try check(harm: 3.5, direction: direction, margin: margin)?.status == .warn)
    #expect(try check(harm: 5.1, direction: direction, margin: margin)?.status == .fail)
  }

  @Test func saysTheFiguresItRestsOn() throws {
    let found = try check(harm: 5.1, direction: .decrease, margin: .absolute(5))
    #expect(found?.detail == "the harm is beyond the margin: harm 5.100, at worst 7.107, margin 5.000")
  }
}
