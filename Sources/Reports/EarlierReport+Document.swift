public import Documents
internal import Inference
internal import Plans
public import Verdicts

extension EarlierReport {
  /// Reads of a report, `assay-report/1`, only what a later one needs, so that nothing else can keep it from being used.
  ///
  /// - Throws: `DocumentError` where the document is of another kind or version, or does not say what it should.
  public init(_ document: Document) throws(DocumentError) {
    let root = document.root
    try root.checkReportSchema()
    let analysis = try root.required("analysis")
    let decision = try root.optional("decision")
    let period = try ReportPeriod(root.required("period"))
    var requests = 0
    for group in try analysis.required("groups").array() {
      requests = min(1 << 53, requests + (try group.count("requests")))
    }
    var metrics: [PreviousReport.Metric] = []
    for metric in try analysis.required("metrics").array() {
      let words = [try metric.words("name"), try metric.words("kind"), try metric.words("direction")]
      for pair in try metric.required("comparisons").array() {
        metrics.append(
          PreviousReport.Metric(
            specification: words.joined(separator: ":"), treatment: try pair.words("treatment"),
            lift: try pair.lift("relative_difference").map { Interval($0) },
            difference: try pair.interval("difference"),
            outcome: try pair.choice("outcome", Outcome.self)))
      }
    }
    self.init(
      experiment: try root.required("experiment").text("name"), period: period,
      said: PreviousReport(
        label: period.label, gate: try decision?.words("gate"), decision: try decision?.decision("decision"),
        requests: requests, metrics: metrics),
      looks: try root.each("looks") { look throws(DocumentError) in try ReportLook(look) })
  }
}
