import Documents
import Glibc
import Inference
import Reports
import Testing
import Verdicts

/// Documents that are no report, or a damaged one.
@Suite struct ReportReadingTests {
  private func refusal(_ text: String) -> String? {
    do {
      _ = try ExperimentReport(Document(parsing: text, name: "report.json"))
      return nil
    } catch { return error.description }
  }

  private static func text() throws -> String {
    try ReportDocument(ReportSample.report(metrics: 1, days: 2)).json.text()
  }

  @Test func otherDocumentsAreRefused() throws {
    let analysis = try AnalysisDocument(AnalysisTextTests.twoGroups(), version: "1").json.text()
    #expect(
      refusal(analysis)
        == "report.json line 2: schema cannot be 'assay-analysis/1'; only 'assay-report/1' is")
    #expect(
      refusal(try Self.text().replacing("assay-report/1", with: "assay-report/2"))
        == "report.json line 2: schema is 'assay-report/2', of another version of assay; this one reads 'assay-report/1'"
    )
    #expect(refusal("{}") == "report.json line 1: the document lacks the key 'schema'")
    #expect(refusal("[1]") == "report.json line 1: the document must be an object, not an array")
    #expect(refusal("7")?.contains("must be an object, not a number") == true)
    #expect(refusal("{\"schema\": 1}") == "report.json line 1: schema must be a string, not a number")
    #expect(refusal("") == "report.json is empty")
    #expect(refusal("{\"schema\": \"assay-report/1\"}")?.contains("lacks the key") == true)
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = Array(try Self.text().utf8)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: DocumentError.self) {
        try ExperimentReport(Document(parsing: Array(bytes[..<length]), name: "report.json"))
      }
    }
  }

  @Test func nestingAndRepetitionAreRefused() throws {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    #expect(refusal(deep)?.contains("nested more than") == true)
    #expect(refusal("{\"schema\": \"assay-report/1\", \"schema\": 1}")?.contains("occurs twice") == true)
    let nested = try Self.text().replacing(
      "\"days\": [",
      with: "\"days\": [" + String(repeating: "[", count: 1_500) + String(repeating: "]", count: 1_500) + ",")
    #expect(refusal(nested)?.contains("days[0] must be an object, not an array") == true)
  }

  @Test(arguments: [
    ("\"kind\": \"week\"", "\"kind\": \"weak\"", "period.kind cannot be 'weak'; did you mean 'week'?"),
    ("2025-10-20T00:00:00Z", "2025-10-20", "period.from must be a time such as 2025-10-22T09:30:00Z"),
    ("2025-10-20T00:00:01.250Z", "2025-12-20T00:00:01.250Z", "period.last_row must not lie before first_row"),
    ("\"time_zone\": \"UTC\"", "\"time_zone\": null", "period.time_zone must be a string, not null"),
    (
      "\"requests\": 2000", "\"requests\": -1",
      "looks[1].requests must lie between 0 and 9007199254740992, not -1"
    ),
    ("\"rows_used\": 2000", "\"rows_used\": 2001", "analysis.data.rows_read must be the sum of the rows"),
    ("\"requests\": 1000,", "\"requests\": 1e300,", "must be a whole number, not 1e+300"),
    (
      "\"test\": \"welch\"", "\"test\": \"welsh\"",
      "analysis.settings.test cannot be 'welsh'; did you mean 'welch'?"
    ),
    ("\"kind\": \"mean\"", "\"kind\": \"p100\"", "analysis.metrics[0].kind must be one of mean, proportion"),
    ("\"0.5\": 116.5", "\"50\": 116.5", "is no level: it must be a number between 0 and 1"),
    ("\"ko\": {", "\"ko\": 1, \"ja\": {", "translations.ko must be an object, not a number"),
    (
      "\"name\": \"gateway_rollout\"", "\"name\": \"another\"",
      "experiment.name must be the same as analysis.experiment.name"
    ),
    (
      "\"assay_version\": \"1.0.0\"", "\"assay_version\": \"1.0.1\"",
      "assay_version must be the same as analysis.assay_version"
    ),
    ("\"evidence\": \"significant\"", "\"evidence\": 3", "decision.evidence must be a string, not a number"),
  ])
  func whatCannotBeIsNamed(found: String, put: String, says: String) throws {
    let text = try Self.text()
    let range = try #require(text.firstRange(of: found))
    let refused = try #require(refusal(text[..<range.lowerBound] + put + text[range.upperBound...]))
    #expect(refused.contains(says) && refused.hasPrefix("report.json line "), "\(refused)")
  }

  @Test func groupsOfNoExperimentAreRefused() throws {
    let text = try Self.text().replacing("\"role\": \"control\"", with: "\"role\": \"treatment\"")
    #expect(refusal(text)?.contains("analysis.groups must be a control, and one treatment or more") == true)
  }

  @Test func everyValueOfAnotherKindIsRefusedOrPassedOver() throws {
    // Every line's value is put in another kind's place; no answer is a crash.
    let lines = lines(of: try Self.text())
    for place in lines.indices {
      guard let colon = lines[place].firstRange(of: "\": ") else { continue }
      let end = lines[place].hasSuffix(",") ? "," : ""
      guard !lines[place].hasSuffix("{"), !lines[place].hasSuffix("[") else { continue }
      let values = ["null", "[]", "{}", "\"x\"", "-1e308", "9007199254740993"]
      for value in [values[place % 6], values[(place + 3) % 6]] {
        var damaged = lines
        damaged[place] = lines[place][..<colon.upperBound] + value + end
        guard
          let report = try? ExperimentReport(Document(parsing: damaged.joined(separator: "\n"), name: "r"))
        else { continue }
        _ = ReportDocument(report).json
        _ = AnalysisText(report.analysis, terminal: Terminal()).text
        _ = AnalysisMarkdown(report.analysis, version: "1").text
        _ = report.look(number: 1)
      }
    }
  }

  @Test func whatALaterVersionAddsIsPassedOver() throws {
    let text = try Self.text()
    let added = text.replacing("\"label\":", with: "\"colour\": {\"deep\": [1]}, \"label\":")
      .replacing("\"design_effect\":", with: "\"novel_effect\": [null], \"design_effect\":")
    let read = try ExperimentReport(Document(parsing: added, name: "report.json"))
    #expect(ReportDocument(read).json.text() == text)
  }

  @Test func oneReportOfManyRowsIsReadAtOnce() throws {
    var report = try ReportSample.report(metrics: 400, days: 2_000)
    report.translations["ko"] = Dictionary(
      uniqueKeysWithValues: (0..<5_000).map { ("sentence \($0)", "문장 \($0)") })
    let text = ReportDocument(report).json.bytes()
    #expect(text.count > 2_000_000)
    let start = Self.processorTime
    let read = try ExperimentReport(Document(parsing: text, name: "report.json"))
    let middle = Self.processorTime
    #expect(ReportDocument(read).json.bytes() == text)
    let end = Self.processorTime
    print("a report of \(text.count) bytes: read in \(middle - start) s, written in \(end - middle) s")
    // Ten times what it takes on a machine that does nothing else.
    #expect(middle - start < 1)
  }

  /// The seconds that this thread has used.
  private static var processorTime: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
