import ArgumentParser
import Glibc
import Plans
import Processes
import Reports
import Verdicts

/// The running of a rollout's command: asked for, logged before and after, and in time.
struct RolloutRun {
  let options: RolloutApplication
  let isQuiet: Bool
  let language: Language

  /// Runs the command.
  ///
  /// - Throws: `ExitCode` 1 where a person says no; ``Trouble`` where it cannot be run or does not end well.
  func apply(_ answer: RolloutAnswer) throws {
    let name = answer.command.first ?? "gcloud"
    let command = Command(name: name, arguments: Array(answer.command.dropFirst()))
    guard command.path != nil else {
      throw Trouble(
        options.gcloud == nil
          ? "gcloud is not on PATH; install it, or name it with --gcloud PATH"
          : "--gcloud \(name): there is no such program, or it may not be run")
    }
    let log = try openLog(isNeeded: !answer.rollout.isRollback)
    try confirm(answer)
    let from = log.flatMap { RolloutRecord.lastSplit($0.tail, of: answer.rollout.services.service) }
    func record(_ ending: RolloutRecord.Ending?) throws {
      let record = RolloutRecord(answer, time: LedgerFile.now, user: user, from: from, ending: ending)
      try log?.add(record.line)
    }
    do { try record(nil) } catch {
      guard answer.rollout.isRollback else { throw error }
      tell(error)
    }
    let (ending, trouble) = run(command)
    // The traffic is as gcloud left it, whatever becomes of the log.
    do { try record(ending) } catch { tell(error) }
    if let trouble { throw Trouble(trouble) }
  }

  private func run(_ command: Command) -> (ending: RolloutRecord.Ending, trouble: String?) {
    let result: ProcessResult
    do { result = try command.run(timeout: options.limit) } catch {
      // It was there a moment ago: what is missing is what its first line names.
      let lacksInterpreter = if case .notFound = error { true } else { false }
      let words =
        lacksInterpreter
        ? "\(command.name) cannot be started: the interpreter that it names is not there" : error.explanation
      return (RolloutRecord.Ending(outcome: "not_started", message: words), words)
    }
    let said = Self.text(result.error + result.output)
    let message = said.isEmpty ? nil : said
    let told = message.map { "\n\($0)" } ?? ""
    switch result.status {
    case .exited(0):
      if !isQuiet, let message { StandardError.write("\(visible(message))\n") }
      return (RolloutRecord.Ending(outcome: "done", status: 0, message: message), nil)
    case .exited(let status):
      let ending = RolloutRecord.Ending(outcome: "failed", status: Int(status), message: message)
      return (ending, "\(command.name) ended with exit status \(status)\(told)")
    case .signalled(let signal):
      let ending = RolloutRecord.Ending(outcome: "killed", message: message)
      return (
        ending, "\(command.name) was ended by signal \(signal); see how the traffic is split now\(told)"
      )
    case .timedOut:
      let ending = RolloutRecord.Ending(outcome: "timed_out", message: message)
      return (
        ending,
        "\(command.name) took longer than \(options.timeout ?? "5m") and was ended; see how the traffic is split now "
          + "(--timeout gives it longer)\(told)"
      )
    }
  }

  /// The log; a rollback does without one that cannot be opened.
  private func openLog(isNeeded: Bool) throws -> RolloutLog? {
    do { return try RolloutLog(path: options.log ?? "rollout.jsonl") } catch {
      if isNeeded { throw error }
      tell(error)
      return nil
    }
  }

  /// Asks on the terminal, unless it was said before.
  private func confirm(_ answer: RolloutAnswer) throws {
    if options.yes { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Trouble("--apply asks before it runs, and there is no terminal to answer on; --yes says so")
    }
    var answer = answer
    answer.state = .asked
    let terminal = Terminal(width: Screen.width(of: STDERR_FILENO))
    let text = RolloutText(answer, terminal: terminal, language: language).text
    StandardError.write(text + "\n")
    for _ in 0..<3 {
      StandardError.write("Run it? (Y/N): ")
      guard let line = readLine() else { break }
      switch line.split(whereSeparator: \.isWhitespace).joined().lowercased() {
      case "y", "yes": return
      case "n", "no":
        StandardError.write("assay: nothing is changed\n")
        throw ExitCode(1)
      default: continue
      }
    }
    StandardError.write("assay: nothing is changed: neither Y nor N was answered\n")
    throw ExitCode(1)
  }

  private func tell(_ error: any Error) {
    if let trouble = Trouble(error) { StandardError.write("assay: warning: \(visible(trouble.text))\n") }
  }

  private var user: String? {
    for name in ["USER", "LOGNAME"] {
      if let value = unsafe getenv(name) { return unsafe String(cString: value) }
    }
    return nil
  }

  /// What a command said, without its line ends, at most 4,000 characters of its end.
  private static func text(_ bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    return String(lines.joined(separator: "\n").suffix(4_000))
  }
}
