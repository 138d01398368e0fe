import ArgumentParser
import Documents
import Glibc
import Plans
import Reports

/// `assay plan`: an example of an experiment file, and the check of one.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Write an example plan with all defaults; or check a plan.",
    discussion: """
      Without a file an example is written with everything that holds by default: change what is yours, and delete \
      what may stay as it is. With a file every mistake in it is told at once, each with its line and its path, and \
      the exit status is 2; what can hold but is hardly meant is a warning. Of a good plan a summary is shown, or with \
      --format json the plan itself with every default written out.
      """)

  @Argument(
    help: ArgumentHelp("The plan to check (JSON); - for standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var file: String?

  @Option(help: "The form of the summary: table, json or markdown; table by default.")
  var format: OutputFormat?

  @Flag(help: "Write the example over a file that is there.")
  var force = false

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if file == nil, let format {
      throw ValidationError(
        "--format \(format.rawValue) is the form of a summary; name a plan to check, such as assay plan plan.json"
      )
    }
    if file == nil { try output.refuseLanguage("the example, which is JSON") }
    if file != nil, force {
      throw ValidationError("--force is for the example; a plan that is checked is never written")
    }
  }

  func run() throws {
    if let file { try check(file) } else { try giveExample() }
  }

  private func giveExample() throws {
    var status = stat()
    if let path = output.output, !force, unsafe lstat(path, &status) == 0 {
      // What is no file, such as /dev/null, takes nothing away from anybody.
      guard status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFLNK else {
        throw Trouble("--output \(path) is there already; --force writes over it")
      }
    }
    try Answer(output).give(Plan.example.text)
  }

  private func check(_ file: String) throws {
    try OutputPaths([("--output", output.output)]).requireApart(from: [file], which: "the plan that is read")
    let document = try DocumentFile.read(file, what: "the plan")
    let review = PlanReview(document) { text, isEnd in
      try? isEnd ? TimeLimit.end(text) : TimeLimit.start(text)
    }
    let doubts = review.doubts.map { "assay: warning: \(visible($0.description))\n" }
    if !output.quiet { StandardError.write(doubts.joined()) }
    guard review.mistakes.isEmpty else { throw Self.trouble(review.mistakes, in: file) }
    let plan = try Plan(document)
    let text =
      switch format ?? .table {
      case .table: PlanText(plan, terminal: Answer(output).terminal, language: output.lang).text
      case .json: plan.text
      case .markdown: PlanMarkdown(plan, language: output.lang).text
      }
    try Answer(output).give(text)
  }

  private static func trouble(_ mistakes: [DocumentError], in file: String) -> Trouble {
    let count = mistakes.count == 1 ? "one mistake" : "\(mistakes.count) mistakes"
    let lines = mistakes.map(\.description) + ["\(file): \(count); nothing can be judged by this plan"]
    return Trouble(lines.joined(separator: "\nassay: "))
  }
}
