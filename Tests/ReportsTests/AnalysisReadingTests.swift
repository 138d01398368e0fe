import Documents
import Inference
import Plans
import Reports
import Summaries
import Testing
import Verdicts

/// An analysis read back from its document.
@Suite struct AnalysisReadingTests {
  /// Reads an analysis back, and looks whether every form of it says the same as before.
  static func expectKept(_ analysis: Analysis, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let document = AnalysisDocument(analysis, version: "1.0").json.text()
    let read = try Analysis(Document(parsing: document, name: "analysis.json"))
    #expect(AnalysisDocument(read, version: "1.0").json.text() == document, sourceLocation: sourceLocation)
    #expect(
      AnalysisMarkdown(read, version: "1.0").text == AnalysisMarkdown(analysis, version: "1.0").text,
      sourceLocation: sourceLocation)
    for width in [40, 80, 200] {
      let terminal = Terminal(width: width)
      #expect(
        AnalysisText(read, terminal: terminal).text == AnalysisText(analysis, terminal: terminal).text,
        sourceLocation: sourceLocation)
    }
  }

  @Test func unusualShapesAreKept() throws {
    for shape in try AnalysisTextTests.shapes() { try Self.expectKept(shape) }
  }

  @Test func manyTreatmentsAreKept() throws {
    try Self.expectKept(Sample.analysis((0...9).map { Sample.Group(name: "group \($0)", users: nil) }))
  }

  @Test func metricsAreKeptAsTheyWereAskedFor() throws {
    var analysis = try AnalysisTextTests.twoGroups()
    let first = analysis.metrics[0]
    let served = try #require(first.specification.onSuccess)
    let filter = try RowFilter(parsing: "status_code >= 500 and response_time_ms > 1000")
    let specifications = try [
      served,
      MetricSpecification(
        name: "p95_response_time_ms", kind: .quantile(0.999), direction: .decrease, role: .guardrail,
        expression: first.specification.expression),
      MetricSpecification(
        name: "time", direction: .decrease, role: .secondary, margin: .relative(0.1), column: "latency_ms",
        filter: filter, winsorizing: 0.999),
      MetricSpecification(
        name: "errors/requests", kind: .ratio, direction: .decrease, role: .guardrail,
        margin: .absolute(0.005)),
      MetricSpecification(
        name: "status_code >= 500", kind: .countPerUnit, direction: .decrease, role: .secondary),
      MetricSpecification(name: "latency_ms", kind: .mean, direction: .decrease, role: .secondary),
      MetricSpecification(
        name: "response_time_ms", kind: .mean, direction: .increase, role: .secondary,
        expression: MetricSpecification(parsing: "count:mean:increase", role: .secondary).expression),
      MetricSpecification(
        name: "share", kind: .shareOfUnits, direction: .increase, role: .secondary, column: "success"),
    ]
    analysis.metrics += specifications.map { specification in
      var metric = first
      metric.specification = specification
      return metric
    }
    try Self.expectKept(analysis)
    let text = AnalysisDocument(analysis, version: "1").json.text()
    let read = try Analysis(Document(parsing: text, name: "analysis.json"))
    #expect(read.metrics.map(\.specification.text) == analysis.metrics.map(\.specification.text))
    for (read, original) in zip(read.metrics, analysis.metrics) {
      #expect(read.specification.isDuration == original.specification.isDuration)
      #expect(read.specification.isOfServedRequests == original.specification.isOfServedRequests)
      #expect(read.specification.margin == original.specification.margin)
      #expect(read.specification.filter == original.specification.filter)
    }
  }

  @Test func whatFurtherMethodsSayIsKept() throws {
    var analysis = try AnalysisTextTests.twoGroups()
    let lift = RelativeLift(
      unbounded: -0.1, excluding: Interval(estimate: -0.1, lower: -.infinity, upper: -3), method: "fieller")
    analysis.metrics[0].comparisons[0].comparison.views = [
      ComparisonView(name: "bootstrap", reason: "there are no values"),
      ComparisonView(
        name: "bayesian", level: 0.95, difference: Interval(estimate: -3, lower: -.infinity, upper: 4),
        lift: lift,
        test: TestResult(name: "z", statistic: 1.5, degreesOfFreedom: nil, pValue: 0.1, log10PValue: -1),
        figures: [.init("probability_better", 0.991), .init("slope_per_day", .nan), .init("last_day", -0.0)],
        detail: "flat prior"),
    ]
    analysis.metrics[1].comparisons[0].comparison.exactPValue = 0.25
    analysis.metrics[1].comparisons[0].comparison.lift = nil
    analysis.metrics[1].comparisons[0].comparison.liftReason = "the control's mean is not above zero"
    try Self.expectKept(analysis)
  }

  @Test func sharesOfASplitAreNotMadeAnew() throws {
    var analysis = try AnalysisTextTests.twoGroups()
    analysis.settings.split?.shares = [0.95, 0.05000000000000001]
    let text = AnalysisDocument(analysis, version: "1").json.text()
    let read = try Analysis(Document(parsing: text, name: "analysis.json"))
    #expect(read.settings.split == analysis.settings.split)
  }
}
