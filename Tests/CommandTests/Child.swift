import Foundation
import Glibc
import Synchronization

/// A child process, its standard input a pipe and its outputs files.
///
/// Foundation's `Process` crashes now and then when several threads start children at once, so this goes to the
/// system itself.
struct Child {
  /// A child could not be started or waited for; the error number tells why.
  struct Failure: Error {
    let code: Int32
  }

  private let process: pid_t
  private let input: Int32
  private var ending: Int32 = 0

  /// Starts a child.
  init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String?,
    output: String,
    error: String
  ) throws {
    _ = Self.ignoresBrokenPipes
    let command =
      folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0, executable] + arguments }
      ?? [executable] + arguments
    (process, input) = try Self.oneAtATime.withLock { _ in
      try Self.start(command, environment: environment, output: output, error: error)
    }
  }

  /// No other child may start between the making of a pipe and its marking as not to be inherited.
  private static let oneAtATime = Mutex(())

  private static func start(
    _ command: [String], environment: [String: String], output: String, error: String
  ) throws -> (process: pid_t, input: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Failure(code: errno) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY, 0)

    // Threads of the test block signals, and the test ignores broken pipes; a child starts with neither.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words = unsafe command.map { unsafe strdup($0) } + [nil]
    var pairs = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (words + pairs).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, command[0], &actions, &attributes, &words, &pairs)
    guard code == 0 else {
      close(ends[1])
      throw Failure(code: code)
    }
    return (process, ends[1])
  }

  /// Writes all that the child will read, beside the test.
  func feed(_ bytes: [UInt8]) {
    let input = input
    guard !bytes.isEmpty else {
      close(input)
      return
    }
    Thread.detachNewThread {
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
        guard written > 0 else { break }
        rest = rest.dropFirst(written)
      }
      close(input)
    }
  }

  /// Whether the child has ended; it is not asked again after it has.
  mutating func hasEnded() throws -> Bool {
    let found = unsafe waitpid(process, &ending, WNOHANG)
    guard found >= 0 else { throw Failure(code: errno) }
    return found == process
  }

  /// Sends a signal to the child.
  func send(_ signal: Int32) { _ = Glibc.kill(process, signal) }

  /// Ends the child.
  mutating func kill() {
    _ = Glibc.kill(process, SIGKILL)
    _ = unsafe waitpid(process, &ending, 0)
  }

  /// Whether a signal ended the child.
  var wasKilled: Bool { ending & 0x7F != 0 }

  /// The exit status, or the signal.
  var status: Int32 { wasKilled ? ending & 0x7F : (ending >> 8) & 0xFF }

  private static let ignoresBrokenPipes: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return true
  }()
}
