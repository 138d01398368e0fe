import ArgumentParser
import Documents
import Inference
import Plans
import Processes
import Reports
import Verdicts
import Warehouse

/// `assay report`: the report of an experiment, for people.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a week, of a stage's first hours, or of any time.",
    discussion: """
      Writes PERIOD-EXPERIMENT.md, .json and .html, and the pictures beside them, into a folder: all of them or none, \
      and never over a report that says something else. Standard output gets the same for the terminal. The gate that \
      is asked is the last one, or that of --stage; it judges the rows of the report. Exits 0 whatever was found, 2 on \
      an error.
      """)

  @OptionGroup(title: "Logs") var log: LogOptions

  @OptionGroup(title: "Warehouse") var warehouse: WarehouseOptions

  @OptionGroup(title: "Period") var period: ReportPeriodOptions

  @Option(
    help: ArgumentHelp(
      "A metric, NAME[:KIND][:DIRECTION]; repeatable, the first is the primary one.",
      discussion: "Kinds: \(MetricKind.words.joined(separator: ", ")). Directions: increase, decrease.",
      valueName: "spec"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp(
      "Also compare within each value of this column; repeatable.",
      discussion: "A column of endpoints is recognised; none: leave it out.", valueName: "column"))
  var segment: [String] = []

  @Option(
    help: ArgumentHelp("The level of intervals; 0.95 unless the plan says otherwise.", valueName: "level"))
  var confidence: Double?

  @Option(
    help: ArgumentHelp(
      "How p-values and intervals are corrected for the number of secondary metrics and treatments.",
      discussion: "Default: holm; a plan may say otherwise."))
  var correction: Correction?

  @OptionGroup(title: "Gate") var gate: ReportGateOptions

  @OptionGroup(title: "Looks") var looks: SequentialOptions

  @Option(
    help: ArgumentHelp("The folder of the reports.", discussion: "Default: reports.", valueName: "folder"))
  var folder: String?

  @Flag(help: "Write over a report of the same name that says something else.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Write and show the other forms of a report's JSON instead of reading logs.",
      discussion: "Into the folder of the file, unless --folder names another.", valueName: "file"))
  var fromJson: String?

  @Flag(help: "Open the page.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "The form on standard output: table, json, markdown or html.",
      discussion: "Default: table; nothing with --quiet."))
  var format: ReportFormat?

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try Confidence.check(confidence)
    try period.check(log)
    try warehouse.refuse(log, [("--from-json", fromJson)])
    for (place, column) in segment.enumerated() where segment[..<place].contains(column) {
      throw ValidationError("--segment \(column) is given twice")
    }
    if segment.count > 15 {
      throw ValidationError("--segment is given \(segment.count) times; 15 are read at most")
    }
    if segment.contains("none"), segment.count > 1 {
      throw ValidationError("--segment none leaves segments out, and another one is named; give one of them")
    }
    try gate.check(stage: period.stage)
    if folder == "" { throw ValidationError("--folder: must name a folder") }
    if let fromJson {
      guard log.logs.isEmpty else {
        throw ValidationError("--from-json \(fromJson) takes the place of logs; name either")
      }
      try log.refuseWithout(
        logs: "--from-json",
        [
          ("--plan", log.plan), ("--control", log.control), ("--treatment", log.treatment.first),
          ("--split", log.split), ("--metric", metric.first), ("--segment", segment.first),
          ("--confidence", confidence), ("--correction", correction),
        ] + period.given + gate.given + looks.flags)
    }
  }

  func run() async throws {
    let place = try ReportPlace(folder: folder, source: fromJson)
    let forms: ReportForms
    if let fromJson {
      forms = try ReportForms(
        DocumentFile.read(fromJson, what: "the report"), language: output.lang,
        terminal: Answer(output).terminal)
    } else {
      let report = try await ReportRun(self).report(folder: place.folder)
      forms = try ReportForms(report, language: output.lang, terminal: Answer(output).terminal)
    }
    let files = place.files(forms)
    try files.requireApart(from: forms.report.analysis.inputs.map(\.path) + [log.plan, output.output])
    let written = try files.write(isForced: force)
    if !output.quiet { StandardError.write(files.told(isWritten: written)) }
    if open { files.open() }
    if let format = format ?? (output.quiet ? nil : .table) {
      try Answer(output).give(forms.text(format, name: files.name))
    }
  }
}

/// The form of a report on standard output.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, markdown, html
}
