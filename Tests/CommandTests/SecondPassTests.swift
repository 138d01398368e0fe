import TestSupport
import Testing

/// Metrics that need all values: the log is read twice, whatever it comes from.
@Suite struct SecondPassTests {
  private static let analyze = [
    "analyze", "--format", "json", "--plan", fixturePath("plans/every_kind.json"),
  ]
  private static let log = fixturePath("logs/gateway.csv")

  @Test func pipesAndThreads() async throws {
    let file = try await Program.run(Self.analyze + [Self.log, "--quiet"])
    #expect(file.status == 0, "\(file)")
    let bytes = try fixture("logs/gateway.csv")
    for threads in ["1", "2", "5"] {
      let pipe = try await Program.run(
        Self.analyze + ["-", "--quiet", "--threads", threads], input: .pipe(bytes))
      #expect(pipe.status == 0, "\(pipe)")
      let found = differences(
        try file.json.without(["path"]), try pipe.json.without(["path"]), within: 0)
      #expect(found == [])
      #expect(try pipe.json["inputs"]?.array?.first?["path"]?.string == "-")
    }
  }

  /// What was chosen is told once; rejected rows are written once.
  @Test func nothingIsSaidTwice() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      Self.analyze + [Self.log, "--rejects", folder("rejects.csv"), "--output", folder("answer.json")])
    #expect(outcome.status == 0)
    #expect(outcome.error.split(separator: "\n").filter { $0.contains("group = group") }.count == 1)
  }

  @Test func sketchesWillDo() async throws {
    let exact = try await Program.run(Self.analyze + [Self.log, "--quiet"]).json
    let sketched = try await Program.run(Self.analyze + [Self.log, "--quiet", "--sketch"])
    #expect(sketched.status == 0, "\(sketched)")
    func p95(_ answer: JSONValue) throws -> Double {
      try #require(answer["metrics"]?.array?.first?["groups"]?.array?.first?["value"]?.double)
    }
    #expect(relativeError(try p95(try sketched.json), try p95(exact)) < 0.001)
  }

  /// Kinds by unit have no answer where requests are independent, and say what would help.
  @Test func withoutUnits() async throws {
    let outcome = try await Program.run(Self.analyze + [Self.log, "--quiet", "--unit", "none"])
    let metrics = try #require(try outcome.json["metrics"]?.array)
    let byUnit = metrics.filter {
      $0["kind"]?.string?.hasSuffix("unit") == true || $0["kind"]?.string == "share_of_units"
    }
    #expect(byUnit.count == 5)
    for metric in byUnit {
      let comparison = try #require(metric["comparisons"]?.array?.first)
      #expect(comparison["reason"]?.string?.contains("--unit") == true && comparison["test"] == .null)
    }
  }

  /// What a document of summaries can hold comes back the same; what it cannot is left out and refused.
  @Test func summariesByUnit() async throws {
    let folder = try TemporaryFolder()
    let kinds = ["count_per_unit", "sum_per_unit", "mean_per_unit", "mean"]
    for kind in kinds {
      let metric = ["--metric", "response_time_ms:\(kind):decrease"]
      let written = try await Program.run(
        [
          "analyze", "--quiet", "--format", "json", "--no-quantiles", Self.log, "--summary-output",
          folder("summary.json"),
        ]
          + metric)
      let again = try await Program.run(
        ["analyze", "--quiet", "--format", "json", "--summary", folder("summary.json")] + metric)
      #expect(written.status == 0 && again.status == 0, "\(again)")
      let (one, two) = (
        try #require(try written.json["metrics"]?.array?.first?["comparisons"]),
        try #require(try again.json["metrics"]?.array?.first?["comparisons"])
      )
      #expect(differences(one, two, within: 1e-12) == [], "\(kind)")
    }
    let told = try await Program.run(
      [
        "analyze", Self.log, "--metric", "response_time_ms:p95", "--metric", "success", "--summary-output",
        folder("s.json"),
      ])
    #expect(told.status == 0 && told.error.contains("leaves out response_time_ms"), "\(told)")
    let refused = try await Program.run(
      ["analyze", "--summary", folder("s.json"), "--metric", "success:p95:increase"])
    #expect(refused.status == 2 && refused.error.contains("p95"), "\(refused)")
  }

  @Test(arguments: [
    ("response_time_ms:p100", "p100"), ("errors:ratio", "errors/requests"),
    ("a > b:proportion:increase", "a > b"),
  ])
  func whatIsNoMetric(_ text: String, _ word: String) async throws {
    let outcome = try await Program.run(["analyze", "--metric", text, Self.log])
    #expect(outcome.status == 2 && outcome.error.contains(word) && !outcome.crashed, "\(outcome)")
  }
}
