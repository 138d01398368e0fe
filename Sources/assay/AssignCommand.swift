import ArgumentParser
import Assignment
import Documents
import Plans
import Reports
import Verdicts

/// `assay assign`: which group does the hash give, and does a log agree with it.
struct Assign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which group the hash gives to users; with --verify, whether a log agrees.",
    usage: "assay assign [<options>] [<user> ...]\n       assay assign --verify [<options>] [<log> ...]",
    discussion: """
      Users are named as arguments, or one a line by --users FILE or - for standard input; their bytes are hashed as \
      they are. The rules, bit for bit: ab, int(md5(user_seed)[:8], 16) % 100 < percent is the control; router, \
      int(md5(user)[:8], 16) % 100 < percent is the canary; modulo, int(md5(user), 16) % 100 < 50 is the control. \
      With --verify the arguments are logs; exits 1 where more units than tolerated are in another group than the \
      hash gives, 2 on an error.
      """)

  /// The form of the answer.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  @Flag(help: "Check the groups of logs against the hash of their units.")
  var verify = false

  @Option(
    help: ArgumentHelp("Read users from this file, one a line; - is standard input.", valueName: "file"),
    completion: .file())
  var users: String?

  @Option(help: "How the group is made from the hash.")
  var rule: AssignmentRule = .ab

  @Option(
    help: ArgumentHelp(
      "What is hashed with the user by the rule ab; 42 unless the plan says otherwise.", valueName: "number"))
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "The control's percentage (ab), or the canary's (router).",
      discussion: "Default: that of the stage, of the plan's groups, 50 (ab), stage 1's 5 (router).",
      valueName: "percent"))
  var percent: Double?

  @Option(help: ArgumentHelp("Take the percentage of this stage of the plan.", valueName: "number"))
  var stage: Int?

  @Option(
    help: ArgumentHelp(
      "With --verify, the share of units that may be in another group than the hash gives.",
      valueName: "share"))
  var tolerance = 0.0

  @Option(help: "The form of the answer; csv is user,bucket,group.")
  var format: Form = .table

  @OptionGroup(title: "Logs, with --verify") var log: LogOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if let percent, !(0...100).contains(percent) {
      throw ValidationError("--percent \(percent): must be a percentage between 0 and 100")
    }
    guard (0..<1).contains(tolerance) else {
      throw ValidationError("--tolerance \(tolerance): must be a share from 0 to below 1, such as 0.001")
    }
    if percent != nil, let stage {
      throw ValidationError("--percent and --stage \(stage) both state the percentage; give one of them")
    }
    if seed != nil, !rule.hasSeed {
      throw ValidationError(
        "--seed changes nothing of the rule \(rule.rawValue), which hashes the user alone")
    }
    if percent != nil || stage != nil, !rule.hasPercentage {
      throw ValidationError(
        "\(percent != nil ? "--percent" : "--stage") changes nothing of the rule modulo, which is half and half"
      )
    }
    if log.treatment.count > 1 {
      throw ValidationError("--treatment is given twice; the hash knows two groups")
    }
    if log.split != nil {
      throw ValidationError("--split changes nothing here; --percent states the percentage")
    }
    if verify { try validateChecking() } else { try validateListing() }
  }

  private func validateChecking() throws {
    if let users { throw ValidationError("--users \(users): --verify takes the users from the logs") }
    if format == .csv {
      throw ValidationError("--format csv lists users; --verify answers with table or json")
    }
    for (flag, value) in [
      ("--memory", log.memory), ("--time-unit", log.timeUnit), ("--request-id", log.requestId),
    ]
    where value != nil {
      throw ValidationError("\(flag) changes nothing of groups; leave it out")
    }
  }

  private func validateListing() throws {
    try log.refuseWithout(
      logs: "a list of users",
      [
        ("--tolerance", tolerance == 0 ? nil : tolerance), ("--threads", log.threads),
        ("--max-rejected", log.maxRejected == 0.01 ? nil : log.maxRejected),
      ])
    if let users, !log.logs.isEmpty {
      throw ValidationError("--users \(users) and users as arguments; name them in one way")
    }
    if log.logs.contains("-"), log.logs.count > 1 {
      throw ValidationError("- is all of standard input; name it alone")
    }
  }

  func run() async throws {
    if verify { try await check() } else { try list() }
  }

  private func list() throws {
    let plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    let planned = try PlannedAssignment(
      rule, seed: seed, percentage: percent, stage: stage, names: (log.control, log.treatment.first),
      plan: plan)
    let source = try UserSource(arguments: log.logs, file: users)
    try OutputPaths([("--output", output.output)]).requireApart(from: source.path.map { [$0] } ?? [])
    let listing = AssignmentListing(
      planned, format: format, output: output, level: plan.statistics.confidenceLevel)
    try listing.run(source)
  }

  private func check() async throws {
    var reading = try LogRun(options: log, output: output)
    let planned = try PlannedAssignment(
      rule, seed: seed, percentage: percent, stage: stage, names: (log.control, log.treatment.first),
      plan: reading.plan, readsLog: true)
    if let stage, log.from == nil, log.to == nil,
      let range = try CellQuestions.range(ofStage: stage, in: reading.plan)
    {
      reading.stageRange = range
      if !output.quiet { StandardError.write("only the rows of stage \(stage), as the plan dates it\n") }
    }
    reading.auditing = AssignmentAuditing(
      audit: try AssignmentAudit(planned.assignment, stages: planned.stages),
      sides: GroupSides(control: log.control, treatments: log.treatment, plan: reading.plan))
    let agreement = try await AssignmentCheckRun(reading, planned: planned).agreement(tolerance: tolerance)
    let text =
      format == .json
      ? AgreementDocument(agreement, version: Version.text).json.text() + "\n"
      : AgreementText(agreement, terminal: Answer(output).terminal).text
    try Answer(output).give(text)
    if !agreement.isAgreed { throw ExitCode(1) }
  }
}
