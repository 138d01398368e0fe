import Glibc
import Processes
import Testing

/// Commands of the system, run as children.
struct CommandTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func outputErrorAndStatusAreCollected() throws {
    let script = "read line; echo \"got $line\"; echo trouble >&2; exit 7"
    let result = try Command(name: "sh", arguments: ["-c", script]).run(input: Array("one\n".utf8))
    #expect(result.status == .exited(7) && !result.isSuccess && !result.isCut)
    #expect(text(result.output) == "got one\n")
    #expect(text(result.error) == "trouble\n")
  }

  @Test func argumentsReachTheProgramAsTheyAre() throws {
    let arguments = ["a b", "$HOME", "`id`", "*", "", "é\n\"'\\", ";", "|"]
    let result = try Command(name: "printf", arguments: ["%s\\0"] + arguments).run()
    #expect(result.isSuccess)
    #expect(text(result.output) == arguments.map { $0 + "\0" }.joined())
  }

  @Test func withoutInputStandardInputIsEmpty() throws {
    let result = try Command(name: "cat").run(timeout: .seconds(20))
    #expect(result == ProcessResult(status: .exited(0)))
  }

  @Test func muchInputComesThrough() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let result = try Command(name: "cat").run(input: input, timeout: .seconds(60), outputLimit: 4 << 20)
    #expect(result.output == input)
  }

  @Test func aChildThatDoesNotReadIsNoError() throws {
    let result = try Command(name: "true").run(input: [UInt8](repeating: 65, count: 1 << 20))
    #expect(result.isSuccess)
    // The signal of the broken pipe did not stay behind.
    var pending = sigset_t()
    unsafe sigpending(&pending)
    #expect(unsafe sigismember(&pending, SIGPIPE) == 0)
  }

  @Test func outputBeyondTheLimitIsDropped() throws {
    let result = try Command(name: "head", arguments: ["-c", "300000", "/dev/zero"]).run(outputLimit: 1000)
    #expect(result.isSuccess && result.isCut)
    #expect(result.output.count == 1000)
  }

  @Test func aSlowChildIsEnded() throws {
    let start = ContinuousClock.now
    let result = try Command(name: "sh", arguments: ["-c", "echo begun; sleep 60"])
      .run(timeout: .milliseconds(300))
    #expect(result.status == .timedOut)
    #expect(text(result.output) == "begun\n")
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func aChildThatIgnoresTheSignalIsKilled() throws {
    let start = ContinuousClock.now
    let result = try Command(name: "sh", arguments: ["-c", "trap '' TERM; while :; do sleep 0.1; done"])
      .run(timeout: .milliseconds(100))
    #expect(result.status == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func whatOutlivesTheChildIsNotWaitedFor() throws {
    let start = ContinuousClock.now
    let result = try Command(name: "sh", arguments: ["-c", "sleep 30 & echo done"]).run()
    #expect(result.isSuccess && text(result.output) == "done\n")
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func aSignalIsTold() throws {
    #expect(try Command(name: "sh", arguments: ["-c", "kill -9 $$"]).run().status == .signalled(SIGKILL))
  }

  @Test func signalsAreAsUsualInTheChild() throws {
    // Ignored and blocked signals are bits of hexadecimal masks; those above 31 belong to the C library.
    let masks = try Command(name: "grep", arguments: ["-E", "^Sig(Ign|Blk)", "/proc/self/status"]).run()
    let values = text(masks.output).split(separator: "\n").map { line in
      UInt64(line.split(separator: "\t").last ?? "", radix: 16).map { $0 & 0x7FFF_FFFF }
    }
    #expect(values == [0, 0])
  }

  @Test func theEnvironmentIsHandedOn() throws {
    let result = try Command(name: "sh", arguments: ["-c", "echo \"$PATH\""]).run()
    #expect(text(result.output) == (unsafe String(cString: getenv("PATH"))) + "\n")
  }

  @Test func aMissingProgramIsAnError() {
    for name in ["no-such-program-of-this-name", "/no/such/path", "", "/etc", "/etc/passwd"] {
      #expect(throws: ProcessError.notFound(name: name)) { try Command(name: name).run() }
      #expect(Command(name: name).path == nil)
    }
    #expect(Command(name: "sh").path?.hasSuffix("/sh") == true)
    #expect(Command(name: "/bin/sh").path == "/bin/sh")
  }

  @Test func aZeroByteIsRefused() {
    #expect(throws: ProcessError.zeroByte(name: "echo", argument: 2)) {
      try Command(name: "echo", arguments: ["a", "b\0c"]).run()
    }
  }

  @Test func nothingStaysOpen() throws {
    func open() throws -> String {
      text(try Command(name: "ls", arguments: ["/proc/\(getpid())/fd"]).run().output)
    }
    _ = try open()
    // Other tests run beside this one: a leak of two descriptors a run would show far beyond their number.
    let before = try open().split(separator: "\n").count
    for _ in 0..<50 { _ = try Command(name: "true").run(input: [1]) }
    for _ in 0..<20 { _ = try? Command(name: "no-such-program").run(input: [1]) }
    #expect(try open().split(separator: "\n").count < before + 60)
  }
}
