import Columns
import Documents
import Summaries
import Testing

@Suite struct SummaryInputTests {
  static let latency = ColumnExpression.column(Rows.latency)

  static func read(_ metric: String, group: String = "", shares: Set<String> = ["success"]) throws
    -> SummaryInput
  {
    let text = """
      {"schema": "assay-summary/1", "groups": [{"name": "legacy", "role": "control", "requests": 53\(group),
        "metrics": {\(metric)}}]}
      """
    return try SummaryInput(
      Document(parsing: text, name: "summary.json"), expressions: ["latency": latency, "success": .success],
      shares: shares)
  }

  static func refusal(_ metric: String, group: String = "") -> String {
    do {
      _ = try read(metric, group: group)
      return "read"
    } catch {
      return "\(error)"
    }
  }

  @Test func theExampleIsRead() throws {
    let input = try Self.read(
      #"""
      "latency": {"count": 53, "mean": 0.5, "variance": 2, "minimum": 0, "maximum": 3,
        "units": {"count": 20, "mean_sum": 1.325, "variance_sum": 4, "mean_size": 2.65, "variance_size": 1.5, "covariance": 0.5},
        "quantiles": {"0.95": 1.2, "0.5": 0.4}}
      """#, group: #", "units": 20"#)
    let group = try #require(input.summary.groups.first)
    let latency = try #require(group.expressions[Self.latency])
    #expect(group.name == "legacy" && group.requests == 53 && group.units == 20)
    #expect(input.roles == ["control"] && input.hasUnits && input.quantileLevels == [0.95, 0.5])
    #expect(latency.moments.count == 53 && latency.moments.mean == 0.5 && latency.moments.variance == 2)
    #expect(latency.moments.minimum == 0 && latency.moments.maximum == 3)
    #expect(latency.units?.count == 20 && latency.units?.shift == 0 && latency.units?.covariance == 0.5)
    #expect(latency.quantiles == [Quantile(level: 0.95, value: 1.2), Quantile(level: 0.5, value: 0.4)])
    #expect(input.summary.rows.used == 53 && input.summary.rows.read == 53)
  }

  @Test func aShareNeedsNoVariance() throws {
    let share = try Self.read(#""success": {"count": 50, "mean": 0.9}"#)
    let moments = try #require(share.summary.groups.first?.expressions[.success]?.moments)
    #expect((moments.variance - 0.09 * 50 / 49).magnitude <= 1e-16 && !share.hasUnits)
    #expect(Self.refusal(#""latency": {"count": 50, "mean": 0.9}"#).contains("variance"))
  }

  @Test func emptyAndSingleGroupsNeedNoVariance() throws {
    let one = try Self.read(#""latency": {"count": 1, "mean": 7}"#)
    #expect(one.summary.groups.first?.expressions[Self.latency]?.moments.mean == 7)
    let none = try Self.read(#""latency": {"count": 0, "mean": null, "variance": null}"#)
    #expect(none.summary.groups.first?.expressions[Self.latency]?.moments.count == 0)
  }

  /// Sums of counts must stay within 64 bits, whatever a document says.
  @Test func countsBeyondAllLogsAreRefused() {
    let huge = "9223372036854775000"
    #expect(Self.refusal(#""latency": {"count": \#(huge), "mean": 1, "variance": 1}"#).contains("count"))
    #expect(
      Self.refusal(#""latency": {"count": 1, "mean": 1}"#, group: ", \"units\": \(huge)").contains("units"))
    let groups = (0..<65).map { #"{"name": "g\#($0)", "requests": 9007199254740992, "metrics": {}}"# }
    let text = #"{"schema": "assay-summary/1", "groups": [\#(groups.joined(separator: ","))]}"#
    do {
      _ = try SummaryInput(Document(parsing: text, name: "summary.json"), expressions: [:], shares: [])
      Issue.record("read")
    } catch { #expect("\(error)".contains("64")) }
  }

  /// The program's own documents hold more than a person writes: a shift, and counts of units with an event.
  @Test func whatTheProgramWritesIsRead() throws {
    let input = try Self.read(
      #"""
      "latency": {"count": 53, "mean": 1000000000.5, "variance": 2, "minimum": null, "maximum": null,
        "units": {"count": 20, "mean_sum": 1.325, "variance_sum": 4, "mean_size": 2.65, "variance_size": 1.5,
          "covariance": 0.5, "shift": 1000000000, "units_with_event": 19, "units_without_event": 3},
        "quantiles": {}}
      """#)
    let units = try #require(input.summary.groups.first?.expressions[Self.latency]?.units)
    #expect(units.shift == 1e9 && units.ratio == 1e9 + 0.5)
    #expect(units.unitsWithEvent == 19 && units.unitsWithoutEvent == 3)
  }

  @Test func aGroupOfOneUnitOrNoneHasNoVariances() throws {
    for (count, mean) in [(0, "null"), (1, "2.5")] {
      let units = #""count": \#(count), "mean_sum": \#(mean), "mean_size": \#(count == 0 ? "null" : "1")"#
      let input = try Self.read(
        #"""
        "latency": {"count": \#(count), "mean": \#(mean), "variance": null, "units": {\#(units),
          "variance_sum": null, "variance_size": null, "covariance": null}}
        """#)
      let found = try #require(input.summary.groups.first?.expressions[Self.latency]?.units)
      #expect(found.count == count && found.varianceOfRatio.isNaN)
    }
  }

  @Test(arguments: [
    (#""latency": {"mean": 1, "variance": 1}"#, "count"),
    (#""latency": {"count": 5, "variance": 1}"#, "mean"),
    (#""latency": {"count": 54, "mean": 1, "variance": 1}"#, "54"),
    (#""latency": {"count": -1, "mean": 1, "variance": 1}"#, "-1"),
    (#""latency": {"count": 5, "mean": 1, "variance": -1}"#, "variance"),
    (#""latency": {"count": 5, "mean": 1, "sd": 1}"#, "sd"),
    (#""success": {"count": 5, "mean": 1.1}"#, "1.1"),
    (#""latency": {"count": 5, "mean": 1, "variance": 1, "quantiles": {"1.5": 3}}"#, "level"),
    (#""latency": {"count": 5, "mean": 1, "variance": 1, "quantiles": {"p95": 3}}"#, "level"),
    (
      #""latency": {"count": 5, "mean": 9, "variance": 1, "units": {"count": 5, "mean_sum": 1, "variance_sum": 1, "mean_size": 1, "variance_size": 0, "covariance": 0}}"#,
      "units"
    ),
    (
      #""latency": {"count": 5, "mean": 1, "variance": 1, "units": {"count": 5, "mean_sum": 1, "variance_sum": null, "mean_size": 1, "variance_size": 0, "covariance": 0}}"#,
      "variance_sum"
    ),
    (
      #""latency": {"count": 5, "mean": 1, "variance": 1, "units": {"count": 6, "mean_sum": 1, "variance_sum": 1, "mean_size": 1, "variance_size": 0, "covariance": 0}}"#,
      "6 units"
    ),
  ])
  func whatContradictsItselfIsRefused(_ metric: String, _ what: String) {
    let message = Self.refusal(metric)
    #expect(message.contains(what) && message.contains("summary.json line"), "\(message)")
  }

  @Test func namesOfMetricsAreListedOnce() throws {
    let text = #"""
      {"schema": "assay-summary/1", "groups": [{"name": "a", "requests": 1, "metrics": {"x": {}, "y": {}}},
        {"name": "b", "requests": 1, "metrics": {"y": {}, "z": {}}}]}
      """#
    #expect(try SummaryInput.metricNames(Document(parsing: text, name: "s")) == ["x", "y", "z"])
  }

  @Test(arguments: [
    #"{"schema": "assay-summary/2", "groups": []}"#, #"{"groups": []}"#, #"{"schema": "assay-summary/1"}"#,
    #"{"schema": "assay-summary/1", "groups": [{"name": "a", "requests": 1, "metrics": {}}, {"name": "a", "requests": 1, "metrics": {}}]}"#,
    #"{"schema": "assay-summary/1", "groups": [{"name": "a", "role": "boss", "requests": 1, "metrics": {}}]}"#,
    #"{"schema": "assay-summary/1", "group": []}"#,
  ])
  func otherDocumentsAreRefused(_ text: String) {
    #expect(throws: DocumentError.self) {
      _ = try SummaryInput(Document(parsing: text, name: "s"), expressions: [:], shares: [])
    }
  }
}
