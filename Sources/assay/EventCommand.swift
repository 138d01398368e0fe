import Processes
import Synchronization

/// The command that is told of events, one run after the other, beside the watch.
///
/// A run gets the event's document on its standard input and has a minute. What goes wrong is told and stops nothing.
final class EventCommand: Sendable {
  private struct State {
    var waiting: [String] = []
    var dropped = 0
    var isEnding = false
  }

  /// How many events may wait for the runs before them; of more the oldest are dropped.
  private static let queueLimit = 64
  private static let timeout = Duration.seconds(60)

  private let command: Command
  private let notes: WatchNotes
  private let state = Mutex(State())
  private let bell: Bell
  private let thread = Mutex<BackgroundThread?>(nil)

  /// Gets ready to run a command; a thread waits for events.
  ///
  /// - Throws: ``Trouble`` where there is no such program, or the system has no thread left.
  init(_ line: String, notes: WatchNotes) throws {
    do throws(ProcessError) { command = try Command(parsing: line) } catch {
      throw Trouble("--exec \(shown(line)): \(error.explanation)")
    }
    guard command.path != nil else {
      throw Trouble("--exec \(shown(line)): \(ProcessError.notFound(name: command.name).explanation)")
    }
    self.notes = notes
    guard let bell = Bell() else { throw Trouble("--exec: the system has no more descriptors") }
    self.bell = bell
    let thread = BackgroundThread { [self] in run() }
    guard let thread else { throw Trouble("--exec: the system has no more threads") }
    self.thread.withLock { $0 = thread }
  }

  /// Hands an event on; the watch does not wait for it.
  func hand(_ document: String) {
    state.withLock { state in
      state.waiting.append(document)
      guard state.waiting.count > Self.queueLimit else { return }
      state.waiting.removeFirst()
      state.dropped += 1
    }
    Bell.ring(bell.entrance)
  }

  /// Waits until every event was handed on.
  func finish() {
    state.withLock { $0.isEnding = true }
    Bell.ring(bell.entrance)
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
    let dropped = state.withLock { $0.dropped }
    if dropped > 0 { notes.tell("--exec: \(dropped) events were not handed on, for it was too slow") }
  }

  private func run() {
    while true {
      let next = state.withLock { state -> String?? in
        if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
        return state.isEnding ? nil : .some(nil)
      }
      guard let next else { return }
      guard let document = next else {
        _ = bell.wait(atMost: 1_000)
        continue
      }
      run(with: document)
    }
  }

  private func run(with document: String) {
    do throws(ProcessError) {
      let result = try command.run(
        input: Array(document.utf8), timeout: Self.timeout, outputLimit: 1 << 16)
      guard !result.isSuccess else { return }
      let said = String(decoding: result.error, as: UTF8.self).split(separator: "\n").last.map { ": \($0)" }
      notes.tell("--exec \(shown(command.name)): \(result.status.explanation)\(said ?? "")")
    } catch {
      notes.tell("--exec \(shown(command.name)): \(error.explanation)")
    }
  }
}

extension ProcessError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .notFound(let name): "there is no program \(quoted([name])) that may be run; see PATH"
    case .cannotStart(let name, let code): "\(shown(name)) cannot be started: \(SystemError.text(code))"
    case .zeroByte(let name, let argument): "argument \(argument) of \(shown(name)) holds a zero byte"
    case .noCommand: "no command is named"
    case .unclosedQuote: "a quote or a backslash at the end of the command is left open"
    }
  }
}

extension ProcessResult.Status {
  /// How the command ended, in words.
  var explanation: String {
    switch self {
    case .exited(let status): "ended with status \(status)"
    case .signalled(let signal): "was ended by signal \(signal)"
    case .timedOut: "took longer than a minute and was ended"
    }
  }
}
