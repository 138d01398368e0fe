import ArgumentParser
import Documents
import Inference
import Probes
import Reports
import Verdicts

/// `assay probe`: the benchmark's requests to two addresses, and the comparison of the answers.
struct Probe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send the benchmark's requests to two URLs, log them, and compare the answers.",
    discussion: """
      A simple and a complex question, a persona and an empty message go to both sides in pairs, the one that is \
      first alternating. Success is a whole JSON answer with a status from 200 to 299 that does not state success \
      false; an empty message may also be refused with a 4xx. Exits 0 whatever was found, 2 on an error or when a \
      side answers nothing, 130 after Ctrl-C: the log and the figures of what was done are there all the same.
      """)

  @OptionGroup(title: "Requests") var requests: ProbeOptions

  @Option(
    help: ArgumentHelp(
      "The log, JSON Lines that analyze reads; probe-TIME.jsonl by default.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(
    help: ArgumentHelp("A metric to compare, NAME[:KIND][:DIRECTION]; repeatable.", valueName: "spec"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp("The share of a side's rows that may lack a response time.", valueName: "share"))
  var maxRejected = 0.01

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    guard (0...1).contains(maxRejected) else {
      throw ValidationError("--max-rejected \(maxRejected): must be a share between 0 and 1, such as 0.01")
    }
  }

  func run() async throws {
    // What cannot be asked of the answers is said before they are there.
    for text in metric { _ = try MetricSpecification(parsing: text, role: .primary) }
    let start = SystemClock.milliseconds
    let plan = try requests.plan()
    let run = try ProbeRun(plan)
    try OutputPaths([("--log", log), ("--output", output.output)])
      .requireApart(from: [requests.requests].compactMap { $0 } + requests.headerFile)
    let file = try ProbeLog(path: log, start: start)
    let sending = ProbeSending(run, judge: ProbeJudge(plan, run: run, start: start), log: file)
    var tally = ProbeTally(plan)
    let progress = ProbeProgress(planned: plan.requests, isQuiet: output.quiet)
    defer { progress.finish() }
    let end = try await sending.send { row in
      tally.add(row)
      progress.show(tally)
    }
    progress.finish()
    try file.close()
    if !output.quiet, file.rows > 0 { StandardError.write("\(file.path) is written\n") }
    let signal = sending.signal
    do {
      try requireAnswers(tally, of: plan, path: file.path)
    } catch {
      guard let signal else { throw error }
      StandardError.write("interrupted before both sides had answered\n")
      throw ExitCode(128 + signal)
    }
    var answer = tally.answer(log: file.path, start: start, isInterrupted: end == .stopped)
    (answer.comparison, answer.refusal) = try await comparison(path: file.path)
    try Answer(output).give(form(answer))
    if let signal { throw ExitCode(128 + signal) }
    if let refusal = answer.refusal { throw Trouble("no comparison: \(refusal)") }
  }

  /// Nothing measured is no answer.
  private func requireAnswers(_ tally: ProbeTally, of plan: ProbePlan, path: String) throws {
    for side in ProbeSide.allCases {
      let figures = tally.total(of: side)
      guard figures.answered == 0 else { continue }
      let address = plan.addresses[side]?.shown ?? ""
      guard figures.requests > 0 else { throw Trouble("\(side.rawValue) \(address): no request was made") }
      let reasons = figures.troubles.map { "\($0.count) × \($0.reason)" }.joined(separator: ", ")
      throw Trouble(
        "\(side.rawValue) \(address): none of \(figures.requests) requests was answered (\(reasons)); "
          + "\(path) has them; --\(side.rawValue) names the address")
    }
  }

  /// What `analyze` finds in the log, or why it finds nothing.
  private func comparison(path: String) async throws -> (Analysis?, refusal: String?) {
    var arguments = ["--quiet", "--max-rejected", "\(maxRejected)"]
    for text in metric { arguments += ["--metric", text] }
    do {
      return (try await Analyze.parse(arguments + ["--", path]).fromLogs(), nil)
    } catch {
      guard let trouble = Trouble(error) else { throw error }
      return (nil, trouble.text)
    }
  }

  private func form(_ answer: ProbeAnswer) -> String {
    switch format {
    case .table: ProbeText(answer, terminal: Answer(output).terminal, language: output.lang).text
    case .json: ProbeDocument(answer, version: Version.text).json.text() + "\n"
    case .markdown: ProbeMarkdown(answer, version: Version.text, language: output.lang).text
    }
  }
}
