import TestSupport
import Testing

/// Several `--summary` documents with `--disjoint-units`: places that have no user in common.
@Suite struct JoinedSummariesTests {
  private static let metrics = [
    "--metric", "response_time_ms", "--metric", "success", "--no-quantiles", "--quiet",
  ]

  /// The fixture's users in as many logs as wanted, by a digit of their names.
  private func documents(_ folder: TemporaryFolder, _ places: Int) async throws -> [String] {
    let log = try String(decoding: fixture("logs/gateway.csv"), as: UTF8.self)
    let lines = log.split(separator: "\n")
    var paths: [String] = []
    for place in 0..<places {
      let own = lines.dropFirst().filter { line in
        let user = line.split(separator: ",", omittingEmptySubsequences: false)[2]
        return (Int(user.suffix(2)) ?? 0) % places == place
      }
      let path = try folder.file("\(place).csv", ([lines[0]] + own).joined(separator: "\n") + "\n")
      let document = folder("\(place).json")
      let outcome = try await Program.run(
        ["analyze", path, "--summary-output", document] + Self.metrics)
      #expect(outcome.status == 0, "\(outcome)")
      paths.append(document)
    }
    return paths
  }

  @Test func placesAddUpToTheWhole() async throws {
    let folder = try TemporaryFolder()
    let whole = try await documents(folder, 1)
    let truth = try await Program.run(["analyze", "--format", "json", "--quiet", "--summary", whole[0]])
    for places in [2, 3] {
      let summaries = try await documents(folder, places).flatMap { ["--summary", $0] }
      let outcome = try await Program.run(
        ["analyze", "--format", "json", "--quiet", "--disjoint-units"] + summaries)
      #expect(outcome.status == 0 && truth.status == 0, "\(outcome)")
      let left: Set<String> = ["inputs"]
      #expect(
        try differences(outcome.json.without(left), truth.json.without(left), within: 1e-9) == [])
      #expect(try outcome.json["inputs"]?.array?.count == places)
    }
  }

  @Test func documentsMustTellTheSame() async throws {
    let folder = try TemporaryFolder()
    func document(_ name: String, _ metrics: String, units: String = "") throws -> String {
      try folder.file(
        name,
        """
        { "schema": "assay-summary/1", "groups": [
          { "name": "legacy", "requests": 50, \(units) "metrics": { \(metrics) } },
          { "name": "canary", "requests": 50, \(units) "metrics": { \(metrics) } } ] }
        """)
    }
    let success = "\"success\": { \"count\": 50, \"mean\": 0.9 }"
    let time = "\"response_time_ms\": { \"count\": 50, \"mean\": 120, \"variance\": 400 }"
    let both = try document("both.json", "\(success), \(time)")
    for (path, words) in [
      (try document("one.json", success), "response_time_ms of legacy has other numbers"),
      (try document("units.json", "\(success), \(time)", units: "\"units\": 9,"), "does not tell the units"),
      (
        try folder.file(
          "group.json",
          "{ \"schema\": \"assay-summary/1\", \"groups\": [ { \"name\": \"legacy\", \"requests\": 50, \"metrics\": { \(success), \(time) } } ] }"
        ), "has no group canary"
      ),
    ] {
      let outcome = try await Program.run(
        ["analyze", "--quiet", "--disjoint-units", "--summary", both, "--summary", path])
      #expect(outcome.status == 2 && outcome.output == [], "\(outcome)")
      #expect(outcome.error.contains(words), "\(outcome)")
    }
  }
}
