import Columns
import Inference
import Testing

@Suite struct MetricSpecificationTests {
  @Test(arguments: [
    ("response_time_ms", "response_time_ms:mean:decrease"), ("latency", "latency:mean:decrease"),
    ("elapsed_s:mean", "elapsed_s:mean:decrease"),
    ("response_time_ms:mean:decrease", "response_time_ms:mean:decrease"),
    ("response_time_ms:increase", "response_time_ms:mean:increase"),
    ("response_time_ms:decrease:mean", "response_time_ms:mean:decrease"),
    ("success", "success:proportion:increase"), ("success_rate", "success_rate:proportion:increase"),
    ("ok:proportion", "ok:proportion:increase"), ("error_rate", "error_rate:proportion:decrease"),
    ("errors", "errors:proportion:decrease"), ("ErrorRate", "ErrorRate:proportion:decrease"),
    ("confidence", "confidence:mean:increase"), ("confidence_score", "confidence_score:mean:increase"),
    ("user_satisfaction", "user_satisfaction:mean:increase"), ("accuracy", "accuracy:mean:increase"),
    ("persona_accuracy", "persona_accuracy:mean:increase"), ("cpu:decrease", "cpu:mean:decrease"),
    ("cpu:mean:increase", "cpu:mean:increase"),
    ("clicked:proportion:increase", "clicked:proportion:increase"),
    ("응답_크기:decrease", "응답_크기:mean:decrease"), ("a.b.c:increase", "a.b.c:mean:increase"),
  ])
  func everyFormIsRead(_ text: String, _ whole: String) throws {
    for role in MetricRole.allCases {
      let metric = try MetricSpecification(parsing: text, role: role)
      #expect(metric.text == whole && metric.role == role && metric.margin == nil)
      // What is reported reads back to the same metric.
      #expect(try MetricSpecification(parsing: metric.text, role: role) == metric)
    }
  }

  @Test(arguments: [
    ("", MetricError.missingName("")), (":mean", .missingName(":mean")), (":", .missingName(":")),
    ("cpu", .missingDirection(name: "cpu")), ("cpu:mean", .missingDirection(name: "cpu")),
    ("cpu:proportion", .missingDirection(name: "cpu")), ("cpu:", .unknownWord("", specification: "cpu:")),
    ("cpu:median:decrease", .unknownWord("median", specification: "cpu:median:decrease")),
    ("cpu:p100:decrease", .unknownWord("p100", specification: "cpu:p100:decrease")),
    ("cpu:p0:decrease", .unknownWord("p0", specification: "cpu:p0:decrease")),
    ("cpu:p:decrease", .unknownWord("p", specification: "cpu:p:decrease")),
    ("cpu:p9e1:decrease", .unknownWord("p9e1", specification: "cpu:p9e1:decrease")),
    ("cpu:Mean:decrease", .unknownWord("Mean", specification: "cpu:Mean:decrease")),
    ("cpu:mean:down", .unknownWord("down", specification: "cpu:mean:down")),
    ("cpu:mean:proportion", .repeated("kind", specification: "cpu:mean:proportion")),
    ("cpu:increase:decrease", .repeated("direction", specification: "cpu:increase:decrease")),
    ("cpu:mean:decrease:mean", .repeated("kind", specification: "cpu:mean:decrease:mean")),
    ("cpu:mean:decrease:", .unknownWord("", specification: "cpu:mean:decrease:")),
  ])
  func everyErrorSaysWhat(_ text: String, _ error: MetricError) {
    #expect(throws: error) { _ = try MetricSpecification(parsing: text, role: .primary) }
    #expect(error.explanation.contains(text.isEmpty ? "''" : String(text.prefix { $0 != ":" })))
  }

  @Test func explanationsNameTheWordsThatWillDo() {
    let unknown = MetricError.unknownWord("p95", specification: "cpu:p95").explanation
    for word in ["mean", "proportion", "increase", "decrease", "p95"] { #expect(unknown.contains(word)) }
    #expect(MetricError.missingDirection(name: "cpu").explanation.contains("cpu:mean:decrease"))
  }

  @Test func namesSettleExpressions() throws {
    func expression(_ text: String) throws -> ColumnExpression {
      try MetricSpecification(parsing: text, role: .primary).expression
    }
    #expect(try expression("success") == .success && expression("success_rate") == .success)
    #expect(try expression("error_rate") == .failure && expression("errors") == .failure)
    guard case .column(let latency) = try expression("latency_ms") else {
      Issue.record("not a column")
      return
    }
    #expect(
      latency.reading == .duration && latency.choice.names.first == "latency_ms" && latency.choice.isRequired)
    #expect(latency.choice.flag == "--metric")
    #expect(latency.choice.names.dropFirst() == ColumnRole.responseTime.names[...])
    guard case .column(let cpu) = try expression("cpu:decrease"),
      case .column(let clicked) = try expression("clicked:proportion:increase")
    else {
      Issue.record("not a column")
      return
    }
    #expect(cpu.choice.names == ["cpu"] && cpu.reading == .number && cpu.choice.isRequired)
    #expect(clicked.reading == .flag)
  }

  @Test func theStandardMetricsAreOptional() {
    let standard = MetricSpecification.standard
    #expect(
      standard.map(\.text) == [
        "response_time_ms:mean:decrease", "success:proportion:increase", "confidence_score:mean:increase",
      ])
    #expect(standard.map(\.role) == [.primary, .secondary, .secondary])
    #expect(standard.allSatisfy { $0.expression.columns.allSatisfy { !$0.choice.isRequired } })
    #expect(standard.map(\.isDuration) == [true, false, false])
  }

  @Test func errorRatesAreRecognisedByWhatTheyAre() throws {
    #expect(MetricSpecification.errorRate(role: .guardrail).isErrorRate)
    #expect(try MetricSpecification(parsing: "errors", role: .primary).isErrorRate)
    #expect(try !MetricSpecification(parsing: "success", role: .primary).isErrorRate)
    #expect(try !MetricSpecification(parsing: "errors:mean", role: .primary).isErrorRate)
  }

  /// A gate or a guardrail rests on all but the secondary ones, and never on those that lack failures by intention.
  @Test func judgedMetricsMayNotBeMissing() throws {
    let judged = try MetricRole.allCases.filter {
      try MetricSpecification(parsing: "latency", role: $0).isJudged
    }
    #expect(judged == [.primary, .guardrail])
    #expect(MetricSpecification.errorRate(role: .guardrail).isJudged)
    #expect(try MetricSpecification(parsing: "latency", role: .primary).onSuccess?.isJudged == false)
  }

  @Test func onSuccessIsTheSameMetricOfOtherRows() throws {
    let metric = try MetricSpecification(parsing: "latency", role: .primary)
    let other = try #require(metric.onSuccess)
    #expect(other.name == "latency_on_success" && other.role == .guardrail && other.direction == .decrease)
    guard case .column(let column) = metric.expression else { return }
    #expect(other.expression == .onSuccess(column) && other.onSuccess == nil && other.isDuration)
    #expect(try MetricSpecification(parsing: "success", role: .primary).onSuccess == nil)
  }

  @Test func aKindHasItsMetric() throws {
    #expect(try MetricSpecification(parsing: "latency", role: .primary).metric is MeanMetric)
    #expect(try MetricSpecification(parsing: "success", role: .primary).metric is ProportionMetric)
    #expect(Direction.increase.sign == 1 && Direction.decrease.sign == -1)
  }
}
