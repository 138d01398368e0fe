import ArgumentParser
import Plans
import Reports

/// What is read, and how its columns are to be understood.
struct LogOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Logs (CSV, JSON Lines, a JSON array; plain, .gz or .zst): files, folders, 'globs', NAME=FILE for one file per group, - for standard input.",
      valueName: "log"), completion: .file())
  var logs: [String] = []

  @Option(
    name: [.customLong("plan"), .customLong("config")],
    help: ArgumentHelp("The experiment file (JSON).", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(help: ArgumentHelp("The column of the group.", valueName: "column"))
  var group: String?

  @Option(help: ArgumentHelp("The group that others are compared with.", valueName: "name"))
  var control: String?

  @Option(help: ArgumentHelp("A group to compare with the control; repeatable.", valueName: "name"))
  var treatment: [String] = []

  @Option(
    help: ArgumentHelp("The column of the unit (user); none: requests are independent.", valueName: "column"))
  var unit: String?

  @Option(help: ArgumentHelp("The column of the time.", valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      "Only rows from this time on, such as 2025-10-22 or 2025-10-22T09:00:00Z.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Only rows before this time; a bare date includes its day.", valueName: "time"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Only the last rows, by the log's own time, such as 1h; the logs are read twice.", valueName: "time"))
  var last: String?

  @Option(
    help: ArgumentHelp(
      "Leave out what comes so soon after the start of a stage, such as 10m, in all groups.",
      discussion: "After each start that the plan dates, and after --from; else after the first row.",
      valueName: "time"))
  var skipFirst: String?

  @Option(
    help: ArgumentHelp(
      "The zone in which days and hours are cut: UTC, +09:00, Asia/Seoul.", valueName: "zone"))
  var timeZone = "UTC"

  @Option(
    help: ArgumentHelp(
      "The column that names each request, to find those logged twice.",
      discussion: "A gate recognises request_id, req_id and trace_id; none: do not look.", valueName: "column"
    ))
  var requestId: String?

  @Option(help: ArgumentHelp("The planned split, control first, such as 95/5.", valueName: "percentages"))
  var split: String?

  @Option(help: ArgumentHelp("The unit of durations that state none: ns, us, ms, s.", valueName: "unit"))
  var timeUnit: String?

  @Option(
    help: ArgumentHelp(
      "The share of rows, in any group, that may be unreadable or lack a judged value.", valueName: "share"))
  var maxRejected = 0.01

  @Option(
    help: ArgumentHelp("Write rejected rows to this file (CSV).", valueName: "file"), completion: .file())
  var rejects: String?

  @Option(help: ArgumentHelp("How many threads read; all processors by default.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "What the values of exact quantiles may take, such as 512M or 2G; a quarter of the memory by default.",
      discussion: "Beyond it quantiles are approximate, within 0.1 %.", valueName: "size"))
  var memory: String?

  mutating func validate() throws {
    guard (0...1).contains(maxRejected) else {
      throw ValidationError("--max-rejected \(maxRejected): must be a share between 0 and 1, such as 0.01")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads \(threads): must be between 1 and 256")
    }
    if let memory, MemorySize.bytes(memory) == nil {
      throw ValidationError("--memory \(memory): must be a size such as 512M or 2G")
    }
    for (flag, text) in [("--last", last), ("--skip-first", skipFirst)] {
      guard let text else { continue }
      guard let length = PlannedDuration.milliseconds(text), length > 0 else {
        throw ValidationError("\(flag) \(text): must be a length of time such as 10m, 1h or 2d")
      }
    }
    if let last, from != nil {
      throw ValidationError("--last \(last) and --from both say where the rows begin; give one of them")
    }
    if let timeUnit, !["ns", "us", "ms", "s"].contains(timeUnit) {
      throw ValidationError("--time-unit \(timeUnit): must be one of ns, us, ms, s")
    }
  }

  /// Refuses flags about the reading of logs where a document is read in their place: they would change nothing.
  ///
  /// - Parameters:
  ///   - document: the flag that names the document.
  ///   - others: further flags that it leaves without effect, with what was given.
  /// - Throws: `ValidationError` naming the first of them that was given.
  func refuseWithout(logs document: String, _ others: [(flag: String, value: Any?)] = []) throws {
    let flags: [(flag: String, value: Any?)] = [
      ("--group", group), ("--unit", unit), ("--time", time), ("--from", from), ("--to", to),
      ("--last", last), ("--skip-first", skipFirst), ("--time-unit", timeUnit), ("--rejects", rejects),
      ("--memory", memory), ("--request-id", requestId),
      ("--time-zone", timeZone == "UTC" ? nil : timeZone),
    ]
    if let given = (flags + others).first(where: { $0.value != nil }) {
      throw ValidationError("\(given.flag) changes nothing of what \(document) holds; leave it out")
    }
  }
}

/// How the answer is given.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the answer to this file instead of standard output.", valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(help: "Nothing but the answer and errors.")
  var quiet = false

  @Flag(help: "No colours, even on a terminal.")
  var noColor = false

  @Option(help: "The language of what people read; keys and words for programs are the same in each.")
  var lang: Language = .english

  /// Refuses another language of what is written in one alone.
  ///
  /// - Parameter what: what that is, behind "changes nothing of".
  /// - Throws: `ValidationError`.
  func refuseLanguage(_ what: String) throws {
    guard lang == .english else {
      throw ValidationError("--lang \(lang.rawValue) changes nothing of \(what); leave it out")
    }
  }
}

/// The form of an answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, markdown
}
