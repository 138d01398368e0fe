import ArgumentParser
import Documents
import Glibc
import Reports
import Simulation

/// `assay simulate`: synthetic logs whose truth is known, and how often the methods are right on such.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a synthetic log with a known truth; or measure how often the methods are right.",
    discussion: """
      The same options give the same bytes, whatever the number of threads. With --calibrate a log is not written: so \
      many experiments are drawn from each of several worlds, and false alarms, coverage and power are counted.
      """)

  /// The form of what is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, table, markdown, json
  }

  @OptionGroup(title: "The experiment") var scenario: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "What all numbers follow from; 1, and a fixed one of a calibration.", valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("Write what is true of the log to this file (JSON).", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var truth: String?

  @Option(
    help: ArgumentHelp("Draw so many experiments from each world and count, instead.", valueName: "n"))
  var calibrate: Int?

  @Option(help: ArgumentHelp("Calibrate this method alone.", valueName: "method"))
  var only: String?

  @Option(
    help: ArgumentHelp("Write the calibration to this file as JSON, too.", valueName: "file"),
    completion: .file())
  var json: String?

  @Option(
    help: ArgumentHelp(
      "csv or jsonl of a log; table, markdown or json of a calibration.",
      discussion: "Default: csv, and table.", valueName: "form"))
  var format: Form?

  @Option(help: ArgumentHelp("How many threads work; all processors by default.", valueName: "n"))
  var threads: Int?

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads): must be between 1 and 256")
    }
    try output.refuseLanguage("a log, or of a calibration, which is written in English")
    let isText = [.table, .markdown, .json].contains(format)
    if calibrate == nil {
      if only != nil { throw ValidationError("--only names a method to calibrate; add --calibrate 10000") }
      if json != nil { throw ValidationError("--json is the file of a calibration; add --calibrate 10000") }
      if let format, isText {
        throw ValidationError("--format \(format.rawValue) is not a form of a log; write csv or jsonl")
      }
    } else {
      if let format, !isText {
        throw ValidationError(
          "--format \(format.rawValue) is not a form of a calibration; write table, markdown or json")
      }
      if let flag = (scenario.given + (truth == nil ? [] : ["--truth"])).first {
        throw ValidationError(
          "\(flag) changes nothing of a calibration, whose worlds are fixed; leave it out")
      }
    }
  }

  func run() async throws {
    if let calibrate { try await giveCalibration(of: calibrate) } else { try await giveLog() }
  }

  private var workers: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private func giveLog() async throws {
    let path = output.output == "-" ? nil : output.output
    try OutputPaths([("--output", path), ("--truth", truth)]).requireApart(from: [])
    let scenario = try self.scenario.scenario(seed: seed ?? 1)
    if let truth {
      let document = TruthDocument(scenario, truth: ScenarioTruth(scenario), version: Version.text)
      try OutputFile.write(document.json.text() + "\n", to: truth)
    }
    let text = LogText(try LogGenerator(scenario), format: format == .jsonl ? .jsonl : .csv)
    let progress = CountLine(isQuiet: output.quiet || path == nil)
    try await LogWriter(text, workers: workers).write(to: path) {
      progress.show($0, of: $1, "blocks of rows")
    }
    progress.finish()
    if let path, !output.quiet { StandardError.write("\(path) is written\n") }
  }

  private func giveCalibration(of experiments: Int) async throws {
    try OutputPaths([("--output", output.output), ("--json", json)]).requireApart(from: [])
    let calibration = try Calibration(experiments: experiments, seed: seed ?? Calibration.seed, only: only)
    let progress = CountLine(isQuiet: output.quiet)
    let result = await calibration.run(threads: workers) { progress.show($0, of: $1, "experiments") }
    progress.finish()
    let document = CalibrationDocument(result, version: Version.text)
    if let json { try OutputFile.write(document.json.text() + "\n", to: json) }
    let text =
      switch format {
      case .json: document.json.text() + "\n"
      case .markdown: CalibrationMarkdown(result, version: Version.text).text
      default: CalibrationText(result, terminal: Answer(output).terminal).text
      }
    if output.output == "-" { try StandardOutput.write(text) } else { try Answer(output).give(text) }
  }
}
