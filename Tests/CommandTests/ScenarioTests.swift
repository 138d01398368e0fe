import Foundation
import TestSupport
import Testing

/// Small releases with a known right answer: every folder of `Fixtures/scenarios`.
@Suite struct ScenarioTests {
  /// What must come of a scenario.
  private struct Expected: Decodable {
    var reason: String
    var arguments: [String]
    var exit: Int32
    var decision: String?
    var criteria: [String: String]?
    var events: [String]?
    var broken: Bool?

    var asksForJSON: Bool { decision != nil || criteria != nil || events != nil }
  }

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: fixturePath("scenarios"))) ?? [])
    .filter { FileManager.default.fileExists(atPath: fixturePath("scenarios/\($0)/scenario.json")) }.sorted()

  private func expected(_ name: String) throws -> Expected {
    try JSONDecoder().decode(Expected.self, from: Data(fixture("scenarios/\(name)/scenario.json")))
  }

  /// A copy of the scenario's folder, so that what the program writes stays out of the fixtures.
  private func copy(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = fixturePath("scenarios/\(name)")
    for file in try FileManager.default.contentsOfDirectory(atPath: source) where file != "scenario.json" {
      try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: folder(file))
    }
    return folder
  }

  @Test(arguments: names)
  func answers(_ name: String) async throws {
    let expected = try expected(name)
    let folder = try copy(name)
    let outcome = try await Program.run(
      expected.arguments + (expected.asksForJSON ? ["--format", "json"] : []), in: folder.path)
    #expect(!outcome.crashed && outcome.status == expected.exit, "\(expected.reason)\n\(outcome)")
    if let events = expected.events {
      #expect(try outcome.text.split(separator: "\n").compactMap(Self.kind) == events, "\(outcome)")
      return
    }
    guard expected.asksForJSON else { return }
    let answer = try outcome.json
    if let decision = expected.decision { #expect(answer["decision"]?.string == decision, "\(outcome)") }
    for (criterion, status) in expected.criteria ?? [:] {
      let found = answer["criteria"]?.named(criterion)?["status"]?.string
      #expect(found == status, "\(criterion): \(expected.reason)")
    }
  }

  /// The kind of an event on a line of JSON.
  private static func kind(_ line: Substring) throws -> String? {
    try JSONValue(parsing: Array(line.utf8))["kind"]?.string
  }

  @Test func brokenDataNeverPass() throws {
    let all = try Self.names.map { ($0, try expected($0)) }
    let broken = all.filter { $0.1.broken ?? false }
    #expect(broken.filter { $0.1.exit == 0 }.map(\.0) == [])
    #expect(all.allSatisfy { (0...3).contains($0.1.exit) && !$0.1.reason.isEmpty })
  }
}
