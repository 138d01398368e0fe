import ArgumentParser
import Plans

/// Whether and how the command of a rollout is run.
struct RolloutApplication: ParsableArguments {
  @Flag(help: "Run the command.")
  var apply = false

  @Flag(help: "Only print it; the default.")
  var dryRun = false

  @Flag(help: "Begin the stage without its gate.")
  var force = false

  @Flag(help: "Do not ask before it is run.")
  var yes = false

  @Option(
    help: ArgumentHelp("The gcloud to run; the one found on PATH by default.", valueName: "path"),
    completion: .file())
  var gcloud: String?

  @Option(
    help: ArgumentHelp(
      "Where to write what was done (JSON Lines, added to); rollout.jsonl by default.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(
    help: ArgumentHelp("How long gcloud may take, such as 90s or 5m; 5m by default.", valueName: "time"))
  var timeout: String?

  /// How long gcloud may take.
  var limit: Duration { .milliseconds(timeout.flatMap { PlannedDuration.milliseconds($0) } ?? 300_000) }

  mutating func validate() throws {
    if apply, dryRun { throw ValidationError("--apply and --dry-run exclude each other") }
    if let gcloud, gcloud.isEmpty || gcloud.hasPrefix("-") {
      throw ValidationError("--gcloud \(gcloud): must be the path of a program")
    }
    if let timeout, (PlannedDuration.milliseconds(timeout) ?? 0) < 1_000 {
      throw ValidationError(
        "--timeout \(timeout): must be a length of time of at least 1s, such as 90s or 5m")
    }
  }

  /// A flag that was given and changes nothing, as nothing is run.
  ///
  /// Of a rollback none is held against anybody: it must not fail for a word too many.
  func withoutEffect(isRollback: Bool) -> String? {
    guard !apply, !isRollback else { return nil }
    let given = [
      ("--yes", yes), ("--log", log != nil), ("--timeout", timeout != nil), ("--force", force),
    ]
    return given.first { $0.1 }?.0
  }
}
