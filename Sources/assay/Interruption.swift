import Glibc
import Processes
import Synchronization

/// What happens when the program is told to end (SIGINT, SIGTERM, SIGHUP): nothing unfinished is left behind.
///
/// The clients that it asks are ended, the files in the making removed, the line of progress cleared, and it ends by the same signal, so
/// that a shell sees 130 or 143 and never takes the end for an answer. A signal that the parent had ignored, as under
/// `nohup`, stays ignored.
///
/// A handler may do next to nothing, so it writes the signal into a pipe at whose end a thread waits.
enum Interruption {
  /// Where the handler writes; −1 before it is known.
  fileprivate static let entrance = Atomic<Int32>(-1)
  /// What the next signal does in place of ending the program.
  private static let answer = Mutex<(@Sendable (Int32) -> Void)?>(nil)
  /// What is still to be done where a signal ends the program.
  private static let farewell = Mutex<(@Sendable () -> Void)?>(nil)

  /// Lets a command end by itself at the first signal; a second one ends the program as ever.
  ///
  /// - Parameters:
  ///   - answer: called on another thread at the first signal, with its number.
  ///   - farewell: called where a signal ends the program all the same: it puts the terminal in order.
  static func answerFirst(
    with answer: @escaping @Sendable (Int32) -> Void, farewell: (@Sendable () -> Void)? = nil
  ) {
    self.answer.withLock { $0 = answer }
    self.farewell.withLock { $0 = farewell }
  }

  /// Has the next signal end the program again.
  static func answerNone() {
    answer.withLock { $0 = nil }
    farewell.withLock { $0 = nil }
  }

  /// Watches for signals from now on.
  ///
  /// Where the system refuses a pipe or a thread, they end the program at once.
  static func watch() {
    guard let bell = Bell(), BackgroundThread({ wait(for: bell) }) != nil else { return }
    entrance.store(bell.entrance, ordering: .releasing)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(number, tell)
      if unsafe unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Waits for a signal and ends the program by it.
  private static func wait(for bell: Bell) {
    while true {
      guard let byte = bell.wait() else { continue }
      let first = answer.withLock { answer in
        defer { answer = nil }
        return answer
      }
      if let first {
        first(Int32(byte))
        continue
      }
      RunningChildren.endAll()
      UnfinishedFiles.removeAll {
        StandardError.clearLine()
        farewell.withLockIfAvailable { $0?() }
        end(by: Int32(byte))
      }
    }
  }

  private static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    _exit(128 + number)
  }
}

/// The handler: no more than a byte is written.
private func tell(_ number: Int32) {
  Bell.ring(Interruption.entrance.load(ordering: .acquiring), UInt8(truncatingIfNeeded: number))
}
