import TestSupport
import Testing

/// `--summary FILE` and `--summary-output FILE`: numbers that were computed elsewhere.
@Suite struct SummaryFileTests {
  /// Two groups of requests that are independent, with round numbers.
  private static let byHand = """
    { "schema": "assay-summary/1", "groups": [
      { "name": "legacy", "role": "control", "requests": 50, "metrics": {
          "response_time_ms": { "count": 50, "mean": 120, "variance": 400, "minimum": 60, "maximum": 190 },
          "success": { "count": 50, "mean": 0.9 } } },
      { "name": "canary", "role": "treatment", "requests": 40, "metrics": {
          "response_time_ms": { "count": 40, "mean": 100, "variance": 900, "minimum": 20, "maximum": 210 },
          "success": { "count": 40, "mean": 0.95 } } } ] }
    """

  private static func analyze(_ document: String, _ more: [String] = []) async throws -> Outcome {
    let folder = try TemporaryFolder()
    return try await Program.run(
      ["analyze", "--quiet", "--format", "json"] + more + [
        "--summary", folder.file("summary.json", document),
      ])
  }

  /// Welch's formulas, written out.
  @Test func numbersByHand() async throws {
    let outcome = try await Self.analyze(Self.byHand)
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome)")
    let document = try outcome.json
    let metric = try #require(document["metrics"]?.named("response_time_ms"))
    let control = try #require(metric["groups"]?.named("legacy"))
    #expect(control["count"]?.integer == 50 && control["mean"]?.double == 120)
    #expect(control["standard_deviation"]?.double == 20)
    #expect(control["minimum"]?.double == 60 && control["maximum"]?.double == 190)
    let comparison = try #require(metric[path: "comparisons.0"])
    func number(_ path: String) -> Double { comparison[path: path]?.double ?? .nan }
    #expect(number("difference.estimate") == -20)
    let (first, second) = (400.0 / 50, 900.0 / 40)
    let error = (first + second).squareRoot()
    let freedom = (first + second) * (first + second) / (first * first / 49 + second * second / 39)
    #expect(relativeError(number("test.statistic"), -20 / error) < 1e-14)
    #expect(relativeError(number("test.degrees_of_freedom"), freedom) < 1e-14)
    #expect(relativeError(number("relative_difference.estimate"), -20.0 / 120) < 1e-14)
    // scipy.stats.t.ppf(0.975, 65.3…) is between 1.99 and 2.00.
    let half = number("difference.upper") + 20
    #expect(half / error > 1.99 && half / error < 2.0)
    let pooled = ((49.0 * 400 + 39 * 900) / 88).squareRoot()
    #expect(relativeError(number("effect_size.cohens_d"), -20 / pooled) < 1e-14)
    let success = try #require(document["metrics"]?.named("success"))
    #expect(success["kind"]?.string == "proportion")
    let lift = success[path: "comparisons.0.difference.estimate"]?.double ?? .nan
    #expect((lift - 0.05).magnitude < 1e-15)
    #expect(document[path: "data.rows_read"]?.integer == 90)
    #expect(document[path: "inputs.0.xxh3_128"] == .null)
  }

  @Test func theExampleOfTheSchemaIsRead() async throws {
    let outcome = try await Program.run(
      ["analyze", "--format", "json", "--summary", fixturePath("schemas/examples/assay-summary-1.json")])
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test(arguments: ["logs/gateway.csv", "logs/gateway_worse.csv", "hostile/no_unit.csv"])
  func aSummaryOfALogIsJudgedAsTheLog(_ file: String) async throws {
    let folder = try TemporaryFolder()
    let options = ["analyze", "--quiet", "--format", "json", "--split", "50/50"]
    let log = try await Program.run(
      options + ["--summary-output", folder("summary.json"), fixturePath(file)])
    #expect(log.status == 0, "\(log)")
    let summary = try await Program.run(options + ["--summary", folder("summary.json")])
    #expect(summary.status == 0, "\(summary)")
    try #require(summary.status == 0)
    let (first, second) = try (log.json, summary.json)
    #expect(differences(first["groups"], second["groups"], within: 1e-12) == [])
    let (left, right) = (first["metrics"]?.array ?? [], second["metrics"]?.array ?? [])
    #expect(left.count == right.count)
    for (one, other) in zip(left, right) {
      #expect(differences(one, other, within: 1e-9, at: one["name"]?.string ?? "") == [])
    }
  }

  @Test func standardInputAndAChosenMetric() async throws {
    let outcome = try await Program.run(
      ["analyze", "--format", "json", "--metric", "success", "--summary", "-"],
      input: .pipe(Array(Self.byHand.utf8)))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json["metrics"]?.array?.map { $0["name"]?.string } == ["success"])
  }

  @Test(arguments: [
    ("\"variance\": 400", "\"variance\": -1", "variance"),
    ("\"variance\": 400, ", "", "variance"),
    ("\"variance\": 400", "\"variance\": null", "variance"),
    ("\"count\": 50, \"mean\": 120", "\"mean\": 120", "count"),
    ("\"count\": 50, \"mean\": 120", "\"count\": 51, \"mean\": 120", "51"),
    ("\"count\": 50, \"mean\": 120", "\"count\": -5, \"mean\": 120", "count"),
    ("\"count\": 50, \"mean\": 120", "\"count\": 1.5, \"mean\": 120", "count"),
    ("\"mean\": 120", "\"mean\": \"120\"", "mean"),
    ("\"mean\": 120", "\"mean\": NaN", "NaN"),
    ("\"mean\": 0.9 ", "\"mean\": 1.9 ", "1.9"),
    ("\"role\": \"control\"", "\"role\": \"boss\"", "boss"),
    ("\"name\": \"canary\"", "\"name\": \"legacy\"", "second group"),
    ("\"requests\": 50", "\"request\": 50", "request"),
    ("assay-summary/1", "assay-summary/9", "schema"),
    ("\"minimum\": 60", "\"minimal\": 60", "'minimum'"),
    ("\"name\": \"canary\", ", "", "name"),
  ])
  func summariesThatCannotBe(_ old: String, _ new: String, _ text: String) async throws {
    #expect(Self.byHand.contains(old))
    let outcome = try await Self.analyze(Self.byHand.replacing(old, with: new))
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains(text) && outcome.error.contains("summary.json"), "\(outcome)")
  }

  @Test func oneGroupAndNoGroups() async throws {
    for document in [
      #"{ "schema": "assay-summary/1", "groups": [] }"#,
      #"{ "schema": "assay-summary/1", "groups": [{ "name": "legacy", "requests": 1, "metrics": {} }] }"#,
      #"{ "schema": "assay-summary/1" }"#, "", "[]",
    ] {
      let outcome = try await Self.analyze(document)
      #expect(outcome.status == 2 && !outcome.crashed && outcome.output.isEmpty, "\(outcome)")
    }
  }
}
