import Glibc
import Synchronization

/// A child that was started, leads a process group of its own, and must be waited for once.
struct ChildProcess {
  private let process: pid_t

  /// Starts a command.
  ///
  /// - Parameters:
  ///   - command: what is started.
  ///   - streams: what becomes its standard input, output and error; those left out are this process's own.
  /// - Throws: ``ProcessError``.
  init(_ command: Command, streams: [Int32]) throws(ProcessError) {
    let words = [command.name] + command.arguments
    if let place = words.firstIndex(where: { $0.utf8.contains(0) }) {
      throw .zeroByte(name: command.name, argument: place)
    }
    guard let path = command.path else { throw .notFound(name: command.name) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (place, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(place))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    Self.setSignalsAndGroup(&attributes)
    var process: pid_t = 0
    var copies = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe copies.forEach { unsafe free($0) } }
    let code = Self.whileNoneStarts {
      unsafe posix_spawn(&process, path, &actions, &attributes, &copies, Self.environment)
    }
    guard code == 0 else {
      throw code == ENOENT ? .notFound(name: command.name) : .cannotStart(name: command.name, code: code)
    }
    self.process = process
  }

  private static let oneAtATime = Mutex(())

  /// Does something while no child is started: a pipe is open to every child until it is marked as not to be inherited.
  static func whileNoneStarts<Result: Sendable>(_ body: () -> Result) -> Result {
    oneAtATime.withLock { _ in body() }
  }

  /// Lets the child start in a group of its own, no signal blocked, none ignored that this process may ignore.
  private static func setSignalsAndGroup(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGCHLD] { unsafe sigaddset(&signals, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// The environment of this process; the system's variable is asked for by name, for Swift takes it to be shared state.
  private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    unsafe dlsym(nil, "environ").flatMap {
      unsafe $0.assumingMemoryBound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self).pointee
    }
  }

  /// How the child ended; nil while it runs, and not asked again after it has.
  func ending(_ clock: ChildClock) -> ProcessResult.Status? {
    var ending: Int32 = 0
    let found = unsafe waitpid(process, &ending, WNOHANG)
    if found == 0 || found < 0 && errno == EINTR { return nil }
    if clock.hasExpired { return .timedOut }
    // Someone else has waited for it, as where SIGCHLD is ignored: nothing is known, which is no success.
    guard found == process else { return .exited(255) }
    return ending & 0x7F == 0 ? .exited((ending >> 8) & 0xFF) : .signalled(ending & 0x7F)
  }

  /// Has it end with this program.
  func register() { RunningChildren.add(process) }

  /// Says that it has ended.
  func unregister() { RunningChildren.remove(process) }

  /// Sends a signal to the child and to its group.
  func send(_ signal: Int32) {
    _ = kill(-process, signal)
  }
}
