import TestSupport

/// A folder with a plan that names services, and a `gcloud` that writes down what it is asked to do.
struct Release {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("plan.json", Self.plan)
    try fake("printf '%s\\n' \"$#\" \"$@\" >> calls; echo 'Updating traffic' >&2")
  }

  static let plan = """
    {"canary": {
      "stages": [
        {"stage": 1, "percentage": 5, "start": "2025-10-22"}, {"stage": 2, "percentage": 10, "start": "2025-10-23"},
        {"stage": 3, "percentage": 25}, {"stage": 4, "percentage": 50}, {"stage": 5, "percentage": 100}
      ],
      "services": {"service": "ion-api", "legacy": "ion-api-1", "canary": "ion-api-2",
                   "project": "my-project", "region": "us-central1"}
    }}
    """

  /// The answer of a gate.
  static func gate(
    _ gate: String, _ decision: String = "promote", _ status: String = "met", to: String? = nil
  ) -> String {
    let period = to.map { #", "period": {"from": null, "to": "\#($0)"}"# } ?? ""
    return #"""
      {"schema": "assay-decision/1", "gate": "\#(gate)", "decision": "\#(decision)", "reason": "so it is",
       "criteria": [{"name": "error_rate", "status": "\#(status)"}]\#(period)}
      """#
  }

  /// Puts another body into the `gcloud` that is first on the path.
  func fake(_ body: String) throws {
    let path = try folder.file("gcloud", "#!/bin/sh\nPATH=/usr/bin:/bin\n\(body)\n")
    try makeProgram(path)
  }

  /// Runs `assay rollout` in the folder, with its `gcloud` alone on the path and no terminal.
  func rollout(_ arguments: [String], limit: Double = 60) async throws -> Outcome {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    return try await Program.shell(
      "PATH=$PWD USER=release \"$assay\" rollout --plan plan.json \(words) </dev/null",
      in: folder.path,
      limit: limit)
  }

  /// What `gcloud` was asked, a list of arguments for each time.
  var calls: [[String]] {
    guard let text = try? folder.text("calls") else { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    var calls: [[String]] = []
    while let first = lines.popFirst(), let count = Int(first) {
      calls.append(Array(lines.prefix(count)))
      lines = lines.dropFirst(count)
    }
    return calls
  }

  /// The lines of the log.
  func log(_ name: String = "rollout.jsonl") throws -> [JSONValue] {
    try folder.text(name).split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
  }
}
