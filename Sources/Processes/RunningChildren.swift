import Glibc
import Synchronization

/// The children that must not outlive this program.
public enum RunningChildren {
  private struct State: Sendable {
    var groups: Set<pid_t> = []
    var isEnding = false
  }

  private static let state = Mutex(State())
  /// How long a child has to end by itself, in steps of ten milliseconds.
  private static let patience = 50

  /// Adds a child's process group; one that starts while all are ended is ended at once.
  static func add(_ group: pid_t) {
    let isEnding = state.withLock { state in
      state.groups.insert(group)
      return state.isEnding
    }
    if isEnding { _ = kill(-group, SIGTERM) }
  }

  /// Takes a child out that has ended; where all are being ended, the caller does not go on.
  ///
  /// What a child that was ended leaves unsaid must not be taken for its answer.
  static func remove(_ group: pid_t) {
    state.withLock { state in _ = state.groups.remove(group) }
    while state.withLock({ $0.isEnding }) { ChildPipes.pause(milliseconds: 1_000) }
  }

  /// Ends all of them: they get SIGINT as from a terminal, so that clients of servers call off what they asked, and SIGTERM
  /// half a second later.
  ///
  /// To be called where the program is about to end: the threads that wait for a child never come back.
  public static func endAll() {
    let groups = state.withLock { state in
      state.isEnding = true
      return state.groups
    }
    guard !groups.isEmpty else { return }
    for group in groups { _ = kill(-group, SIGINT) }
    for _ in 0..<patience {
      if state.withLock({ $0.groups.isEmpty }) { return }
      ChildPipes.pause(milliseconds: 10)
    }
    for group in state.withLock({ $0.groups }) { _ = kill(-group, SIGTERM) }
  }
}
