public import ArgumentParser
public import Plans
import Reports
import Verdicts

/// `assay watch`: follows growing logs and says when a release is to be rolled back.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow a growing log; fire rollback triggers over sliding windows.",
    discussion: """
      Exits 3 when a trigger rolls back or a warning does not clear in time, 2 on an error, \
      such as the end of a log without any request of the canary, else 0 when it ends. Rows are read ten times a second \
      as they come; windows go by the times in the log. A file may be rotated, cut short, or not be there yet. What fired before the watch began counts only where it still does.
      """)

  @OptionGroup(title: "Logs") var log: WatchOptions

  @Option(help: ArgumentHelp("The stage that is watched, whose own triggers hold, too.", valueName: "n"))
  var stage: Int?

  @Option(
    help: ArgumentHelp(
      "How often windows are judged and the metrics file is written when no row comes.",
      discussion: "New rows are judged at once.", valueName: "time"))
  var interval = "60s"

  @Flag(help: "Read the logs to their end, judge every second of their own time, and end.")
  var replay = false

  @Flag(help: "Judge the last windows of what is there now, and end; for cron.")
  var once = false

  @Option(
    help: ArgumentHelp(
      "How much a trigger asks: the bare rule, or that chance is ruled out.",
      discussion: "point, unless the plan says proven."))
  var evidence: WatchRules.Evidence?

  @Option(
    help: ArgumentHelp(
      "The canary's requests that a window needs; 100 unless the plan says otherwise.", valueName: "n"))
  var minimumRequests: Int?

  @Option(
    help: ArgumentHelp(
      "How late a row may come, by the log's own time; 2m unless the plan says otherwise.", valueName: "time")
  )
  var lateness: String?

  @Flag(help: "Go on after a trigger has fired.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "Run this for every warning, recovery, step back and roll back, with the event as JSON on its standard input.",
      discussion: "Words and quotes as in a shell, but no shell: no variables, patterns or pipes.",
      valueName: "command"))
  var exec: String?

  @Option(
    help: ArgumentHelp("Keep the figures in this file, as Prometheus reads them.", valueName: "file"),
    completion: .file())
  var metricsFile: String?

  @Option(
    help: ArgumentHelp(
      "table: a live screen on a terminal; json: one event a line.",
      discussion: "table on a terminal, json elsewhere."))
  var format: WatchFormat?

  @Flag(help: "Nothing but the answer and errors.")
  var quiet = false

  @Flag(help: "No colours, even on a terminal.")
  var noColor = false

  @Option(help: "The language of what people read, the details of events too; other words stay the same.")
  var lang: Language = .english

  mutating func validate() throws {
    if replay && once { throw ValidationError("--replay and --once both read to the end; name one") }
    guard let time = PlannedDuration.milliseconds(interval), time >= 100 else {
      throw ValidationError("--interval \(interval): must be a time of at least 100ms, such as 60s or 5m")
    }
    if let lateness, PlannedDuration.milliseconds(lateness).map({ $0 <= 3_600_000 }) != true {
      throw ValidationError("--lateness \(lateness): must be a time of at most an hour, such as 30s or 2m")
    }
    if let minimumRequests, minimumRequests < 1 {
      throw ValidationError("--minimum-requests \(minimumRequests): must be at least 1")
    }
    if log.threads != nil && !replay && !once {
      throw ValidationError("--threads changes nothing of a log that is followed; leave it out")
    }
  }

  func run() async throws {
    let setup = try WatchSetup(self)
    let output = try WatchOutput(self)
    do {
      if replay || once {
        try await WatchReplay(setup: setup, output: output).run()
      } else {
        try WatchLoop(setup: setup, output: output, interval: intervalMilliseconds).run()
      }
    } catch {
      output.giveUp()
      throw error
    }
    if output.hasFired { throw ExitCode(3) }
  }

  private var intervalMilliseconds: Int64 { PlannedDuration.milliseconds(interval) ?? 60_000 }
}

/// The form in which a watch tells what happens.
enum WatchFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}

extension WatchRules.Evidence: ExpressibleByArgument {}
