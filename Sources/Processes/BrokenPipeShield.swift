import Glibc

/// Keeps the signal of a broken pipe from this thread while it writes to a child that may not read.
struct BrokenPipeShield {
  private var previous = sigset_t()
  private let wasPending: Bool

  /// Raises the shield.
  init() {
    var pending = sigset_t()
    unsafe sigpending(&pending)
    wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
    var signals = Self.signals
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &previous)
  }

  /// Takes the signal that came in the meantime, and lowers the shield.
  func lower() {
    var signals = Self.signals
    var none = timespec()
    if !wasPending { unsafe _ = sigtimedwait(&signals, nil, &none) }
    var previous = previous
    unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    return signals
  }
}
