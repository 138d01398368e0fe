import Synchronization

/// What a watch has to say beside its events: on standard error, or on the screen while that is there.
final class WatchNotes: Sendable {
  private struct State {
    var isOnScreen = false
    var shown: [String] = []
    var kept: [String] = []
    var said: Set<String> = []
  }

  private static let limit = 4
  private let state = Mutex(State())
  private let isQuiet: Bool

  /// No notes; where it is quiet only trouble is told.
  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Says something that is no trouble, once; the screen has no room for it, and it is said when that is gone.
  func say(_ text: String) {
    guard !isQuiet else { return }
    let text = visible(text)
    let isNow = state.withLock { state in
      guard state.said.insert(text).inserted else { return false }
      if state.isOnScreen { state.kept.append(text) }
      return !state.isOnScreen
    }
    if isNow { StandardError.write("\(text)\n") }
  }

  /// Tells trouble that does not end the watch.
  func tell(_ text: String) {
    let text = visible(text)
    let isOnScreen = state.withLock { state in
      guard state.isOnScreen else { return false }
      state.shown = Array((state.shown + [text]).suffix(Self.limit))
      state.kept = Array((state.kept + ["assay: \(text)"]).suffix(100))
      return true
    }
    if !isOnScreen { StandardError.write("assay: \(text)\n") }
  }

  /// The last few, for the screen.
  var shown: [String] { state.withLock { $0.shown } }

  /// From now on they are shown on the screen.
  func moveToScreen() { state.withLock { $0.isOnScreen = true } }

  /// From now on they go to standard error again, with those that were only shown.
  func leaveScreen() {
    let kept = state.withLock { state in
      defer {
        state.isOnScreen = false
        state.kept = []
      }
      return state.kept
    }
    for text in kept { StandardError.write("\(text)\n") }
  }
}
