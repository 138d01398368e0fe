import Glibc
import Synchronization

/// What happens when the program is told to end (SIGINT, SIGTERM, SIGHUP): nothing unfinished is left behind.
///
/// The files in the making are removed, the line of progress is cleared, and the program ends by the same signal, so
/// that a shell sees 130 or 143 and never takes the end for an answer. A signal that the parent had ignored, as under
/// `nohup`, stays ignored.
///
/// A handler may do next to nothing, so it writes the signal into a pipe at whose end a thread waits.
enum Interruption {
  /// Where the handler writes; −1 before it is known.
  fileprivate static let entrance = Atomic<Int32>(-1)
  /// What the next signal does in place of ending the program.
  private static let catcher = Mutex<(@Sendable (Int32) -> Void)?>(nil)

  /// Has the next signal do something else than end the program, for what is worth keeping; the one after it ends.
  static func catchNext(_ act: @escaping @Sendable (Int32) -> Void) { catcher.withLock { $0 = act } }

  /// Has the next signal end the program again.
  static func catchNone() { catcher.withLock { $0 = nil } }

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
      let act = catcher.withLock { act in
        defer { act = nil }
        return act
      }
      if let act {
        act(Int32(byte))
        continue
      }
      UnfinishedFiles.removeAll {
        StandardError.clearLine()
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
