import Plans
import Reports
import TestSupport
import Testing
import Verdicts

/// The events and metrics of a watch, as other programs read them.
@Suite struct WatchDocumentTests {
  @Test func anEventIsOneLine() throws {
    let line = WatchEventDocument(WatchSample.rollBack, state: WatchSample.alarmed).line
    #expect(line.hasSuffix("}\n") && line.split(separator: "\n").count == 1)
    let json = try JSONValue(parsing: Array(line.utf8))
    #expect(json["schema"]?.string == "assay-watch-event/1")
    #expect(json["kind"]?.string == "roll_back")
    #expect(json["time"]?.string == "2025-10-22T09:15:07.250Z")
    #expect(json["target_stage"]?.double == 0)
    #expect(json["trigger"]?["metric"]?.string == "error_rate")
    #expect(json["trigger"]?["value"]?.double == 0.064)
    #expect(json["trigger"]?["window_seconds"]?.double == 300)
    #expect(json["trigger"]?["from"]?.string == "2025-10-22T09:10:07.250Z")
    #expect(json["legacy"]?["requests"]?.double == 9_412)
    #expect(json["canary"]?["success_rate"]?.double == 505.0 / 508)
    try expectPinned(line, "watch-event.json")
  }

  @Test func whatIsNotThereIsNull() throws {
    let state = WatchState(names: GroupPair(control: "legacy", treatment: "canary"))
    let event = WatchEvent(kind: .started, time: nil, decision: .hold, detail: "watching")
    let json = try JSONValue(parsing: Array(WatchEventDocument(event, state: state).line.utf8))
    for key in ["time", "stage", "target_stage", "trigger", "deadline"] {
      #expect(json[key] == .null, "\(key)")
    }
    #expect(json["canary"]?["error_rate"] == .null)
  }

  /// Moments from Python's `datetime.fromtimestamp(…, timezone.utc)`.
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
    (1_709_251_199_001, "2024-02-29T23:59:59.001Z"), (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
    (253_402_300_799_000, "9999-12-31T23:59:59.000Z"),
  ])
  func momentsAreWrittenInUTC(_ milliseconds: Int64, _ text: String) throws {
    let event = WatchEvent(kind: .started, time: milliseconds, decision: .hold, detail: "")
    let state = WatchState(names: GroupPair(control: "a", treatment: "b"))
    let json = try JSONValue(parsing: Array(WatchEventDocument(event, state: state).line.utf8))
    #expect(json["time"]?.string == text)
  }

  @Test func metricsKeepToTheFormat() throws {
    var state = WatchSample.alarmed
    state.names = GroupPair(control: "old \"1\"\\\n", treatment: "카나리아")
    let text = WatchMetrics(state, version: "1").text
    try expectPinned(text, "watch-metrics.txt")
    #expect(text.hasSuffix("\n"))
    var family = ""
    var seen: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("# HELP ") {
        family = String(line.split(separator: " ")[2])
        #expect(seen.insert("# \(family)").inserted, "\(family) begins once")
      } else if line.hasPrefix("# TYPE ") {
        #expect(line == "# TYPE \(family) gauge" || line == "# TYPE \(family) counter")
      } else {
        let match = try #require(
          line.wholeMatch(
            of: /([a-z_]+)(\{([a-z_]+="([^"\\]|\\["\\n])*",?)*\})? (-?[0-9.e+-]+|\+Inf|-Inf|NaN)/))
        #expect(match.output.1 == family, "\(line)")
        #expect(seen.insert(line.split(separator: " ").dropLast().joined(separator: " ")).inserted, "\(line)")
      }
    }
    #expect(text.contains("assay_error_rate{version=\"canary\"} 0.00590551181102"))
    #expect(text.contains("assay_trigger_fired{metric=\"error_rate\",side=\"above\",threshold=\"0.05\""))
    #expect(text.contains("assay_verdict{decision=\"roll_back\"} 1\n"))
    #expect(text.contains("assay_last_row_timestamp_seconds 1761124507.25\n"))
    #expect(text.contains("assay_difference_lower{metric=\"error_rate\"} -Inf\n"))
    #expect(text.contains("legacy=\"old \\\"1\\\"\\\\\\n\",canary=\"카나리아\""))
  }

  @Test func theDashboardAsksForMetricsThatAreWritten() throws {
    let names = Set(
      WatchMetrics(WatchSample.alarmed, version: "1").text.matches(of: /# TYPE ([a-z_]+)/).map {
        String($0.output.1)
      })
    let path = "../scripts/grafana/assay-canary.json"
    let json = try JSONValue(parsing: try fixture(path))
    let panels = try #require(json["panels"]?.array)
    #expect(
      panels.compactMap { $0["type"]?.string == "row" ? $0["title"]?.string : nil } == [
        "Overview", "Latency", "Confidence", "Verdict",
      ])
    var asked: Set<String> = []
    for expression in panels.flatMap({ $0["targets"]?.array ?? [] }).compactMap({ $0["expr"]?.string }) {
      let found = expression.matches(of: /assay_[a-z_]+/).map { String($0.output) }
      #expect(!found.isEmpty, "\(expression)")
      asked.formUnion(found)
    }
    #expect(asked.subtracting(names).isEmpty)
    #expect(asked.count > 12)
  }
}
