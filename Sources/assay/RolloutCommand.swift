import ArgumentParser
import Documents
import Glibc
import Logs
import Plans
import Reports
import Verdicts

/// `assay rollout`: the traffic split of a stage or of a rollback.
struct RolloutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollout",
    abstract: "The traffic split and the gcloud command of a stage, or of a rollback.",
    discussion: """
      Prints the split and the command for the services that the plan names; nothing is run without --apply. With it \
      the command goes to your own gcloud, argument by argument and never through a shell, after the gate that lets \
      the stage begin has passed (--gate) or was passed over (--force), and after a Y on the terminal or --yes. \
      Rollbacks wait for no gate. What is done is written to a log before and after.

      Exit status: 0 done, or a dry run; 1 the gate holds, or N was answered; 2 an error, also gcloud's; 3 the gate \
      says to roll back.
      """)

  @Option(
    help: ArgumentHelp("Begin this stage: the canary gets the share that the plan gives it.", valueName: "n"))
  var stage: Int?

  @Option(help: ArgumentHelp("Give the canary this share, a whole percentage.", valueName: "percent"))
  var percent: Double?

  @Option(help: ArgumentHelp("Go back to the share of this stage; 0: no canary.", valueName: "n"))
  var rollbackTo: Int?

  @Flag(help: "All traffic to legacy, now.")
  var emergency = false

  @Option(
    name: [.customLong("plan"), .customLong("config")],
    help: ArgumentHelp("The experiment file (JSON), with canary.services.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The answer of the gate that lets the stage begin: JSON of validate-stage or decide-stage5; - for standard input.",
      valueName: "file"), completion: .file())
  var gate: String?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Apply") var application: RolloutApplication

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    let given = [stage != nil, percent != nil, rollbackTo != nil, emergency].count { $0 }
    guard given == 1 else {
      throw ValidationError(
        "name exactly one of --stage N, --percent P, --rollback-to N and --emergency"
          + (given == 0 ? "" : ", not \(given)"))
    }
    if gate != nil, application.force, !isRollback {
      throw ValidationError("--gate and --force exclude each other: a gate is judged or passed over")
    }
    if let flag = application.withoutEffect(isRollback: isRollback) {
      throw ValidationError("\(flag) changes nothing of a dry run; add --apply, or leave it out")
    }
  }

  private var isRollback: Bool { rollbackTo != nil || emergency }

  func run() throws {
    guard let plan else {
      throw Trouble("which services share the traffic is in the plan: --plan FILE, with canary.services")
    }
    let read = try Plan(DocumentFile.read(plan, what: "the plan"))
    let rollout = try rollout(by: read.canary, in: plan)
    var answer = RolloutAnswer(
      rollout: rollout, command: [application.gcloud ?? "gcloud"] + rollout.command.dropFirst())
    if rollout.gates.isEmpty {
      if gate != nil || application.force {
        note("\(gate == nil ? "--force" : "--gate"): not needed, no gate stands before this")
      }
    } else if let gate {
      answer.gate = try passed(gate, before: rollout)
    } else if application.force {
      answer.isForced = true
    } else if application.apply {
      throw Trouble(
        "--apply: \(rollout.gates.joined(separator: " or ")) must have passed before; --gate FILE names its answer, "
          + "--force passes it over")
    }
    if application.apply {
      try RolloutRun(options: application, isQuiet: output.quiet, language: output.lang).apply(answer)
      answer.state = .applied
    }
    try Answer(output).give(form(answer))
  }

  private func rollout(by plan: CanaryPlan, in path: String) throws -> Rollout {
    let action: Rollout.Action =
      if let stage { .stage(stage) } else if let percent { .percent(percent) } else if let rollbackTo {
        .rollback(to: rollbackTo)
      } else { .emergency }
    do { return try Rollout(action, plan: plan) } catch { throw Trouble(error.explanation(plan: path)) }
  }

  /// The gate file, when it lets the rollout begin.
  private func passed(_ path: String, before rollout: Rollout) throws -> RolloutAnswer.Gate {
    var status = stat()
    let isFile = unsafe path != "-" && stat(path, &status) == 0
    let modified = isFile ? Int64(status.st_mtim.tv_sec) * 1_000 : nil
    let bytes = try InputFile.read(path, what: "the gate file")
    let answer = try RolloutGate(Document(parsing: bytes, name: path)) { LogTime.milliseconds($0) }
    let start = try rollout.leaving?.start.map { text in
      guard let start = LogTime.milliseconds(text) else {
        throw Trouble(
          "the plan: the start of stage \(rollout.leaving?.number ?? 0), \(shown(text)), is no time")
      }
      return start
    }
    if start == nil, let leaving = rollout.leaving {
      note("the plan does not date stage \(leaving.number), so the age of \(path) is not judged")
    }
    switch answer.objection(to: rollout, modified: modified, start: start) {
    case nil: return RolloutAnswer.Gate(path: path, hash: InputHash.of(bytes), answer: answer)
    case .hold?: try refuse(1, "\(path): \(answer.gate) holds: \(answer.reason)")
    case .rollBack?: try refuse(3, "\(path): \(answer.gate) says to roll back: \(answer.reason)")
    case .other(let needed)?:
      throw Trouble(
        "--gate \(path): is the answer of \(shown(answer.gate)), and \(needed.joined(separator: " or ")) must have passed"
      )
    case .old(let stage)?:
      throw Trouble(
        "--gate \(path): is from before stage \(stage) began, so it says nothing of it; judge the stage again"
      )
    }
  }

  private func refuse(_ status: Int32, _ text: String) throws -> Never {
    StandardError.write("assay: \(visible(text))\n")
    throw ExitCode(status)
  }

  private func note(_ text: String) {
    if !output.quiet { StandardError.write("assay: \(visible(text))\n") }
  }

  private func form(_ answer: RolloutAnswer) -> String {
    switch format {
    case .table: RolloutText(answer, terminal: Answer(output).terminal, language: output.lang).text
    case .json: RolloutDocument(answer, version: Version.text).json.text() + "\n"
    case .markdown: RolloutMarkdown(answer, language: output.lang).text
    }
  }
}

extension RolloutError {
  /// What is wrong, and what would cure it.
  func explanation(plan path: String) -> String {
    switch self {
    case .noServices:
      "\(path) does not say what is deployed where; write canary.services into it, such as { \"service\": \"api\", "
        + "\"legacy\": \"api-00041-abc\", \"canary\": \"api-00042-def\" }"
    case .invalidName(let name): "\(path): '\(shown(name))' in canary.services is no name"
    case .unknownStage(let number, let known):
      "the plan has no stage \(number); it has \(known.map { "\($0)" }.joined(separator: ", "))"
    case .outOfRange(let percent): "--percent \(percent): must lie between 0 and 100"
    case .notWhole(let percent, let stage?):
      "stage \(stage) gives the canary \(percent) %, and Cloud Run splits traffic in whole percents; "
        + "it is not rounded: write a whole percentage into \(path), or --percent \(max(1, Int(percent.rounded())))"
    case .notWhole(let percent, nil):
      "--percent \(percent): Cloud Run splits traffic in whole percents, and it is not rounded; "
        + "write --percent \(max(1, Int(percent.rounded())))"
    }
  }
}
