import ArgumentParser
import Testing

@Suite struct ExitTests {
  struct Trouble: Error, CustomStringConvertible { var description: String { "log.csv:3: no such column" } }

  struct Thrower: ParsableArguments {
    @Option var what: String
    mutating func validate() throws {
      switch what {
      case "exit": throw ExitCode(3)
      case "clean": throw CleanExit.message("bye")
      case "trouble": throw Trouble()
      default: throw ValidationError("no \(what)")
      }
    }
  }

  @Test(
    arguments: [
      ("--help", 0), ("--nonsense", 64), ("", 64), ("--what x", 64), ("--what exit", 3), ("--what clean", 0),
      ("--what trouble", 1),
    ] as [(String, Int32)])
  func exitCodes(line: String, expected: Int32) {
    do {
      _ = try Thrower.parse(words(line))
      Issue.record("nothing thrown")
    } catch {
      #expect(Thrower.exitCode(for: error) == ExitCode(expected))
    }
  }

  @Test func exitCodesOfErrors() {
    #expect(Git.exitCode(for: ExitCode.success) == .success)
    #expect(Git.exitCode(for: ExitCode(2)).rawValue == 2)
    #expect(Git.exitCode(for: CleanExit.helpRequest()) == .success)
    #expect(Git.exitCode(for: ValidationError("x")) == .validationFailure)
    #expect(Git.exitCode(for: Trouble()) == .failure)
    #expect(ExitCode.validationFailure.rawValue == 64)
    #expect(ExitCode.success.isSuccess && !ExitCode.failure.isSuccess)
    #expect(ExitCode(rawValue: 3) == ExitCode(3))
  }

  @Test func messagesOfErrors() {
    #expect(Git.fullMessage(for: Trouble()) == "Error: log.csv:3: no such column")
    #expect(Git.message(for: Trouble()) == "log.csv:3: no such column")
    #expect(Git.fullMessage(for: ExitCode(3)) == "")
    #expect(Git.fullMessage(for: CleanExit.message("done")) == "done")
    #expect(Git.fullMessage(for: CleanExit.helpRequest(), columns: 80) == Git.helpMessage(columns: 80))
    #expect(
      Git.fullMessage(for: CleanExit.helpRequest(Log.self), columns: 80)
        == Git.helpMessage(for: Log.self, columns: 80))
    #expect(
      Git.fullMessage(for: ValidationError("No LOG.")) == """
        Error: No LOG.
        Usage: git <subcommand>
          See 'git --help' for more information.
        """)
    #expect("\(CleanExit.message("x")) \(CleanExit.helpRequest()) \(ValidationError("y"))" == "x --help y")
  }

  @Test func endOfTheProgram() async {
    await #expect(processExitsWith: .exitCode(3)) { Thrower.exit(withError: ExitCode(3)) }
    await #expect(processExitsWith: .exitCode(64)) { Thrower.exit(withError: ValidationError("x")) }
    await #expect(processExitsWith: .exitCode(0)) { Thrower.exit() }
    await #expect(processExitsWith: .exitCode(0)) { Git.main(["--help"]) }
    await #expect(processExitsWith: .exitCode(64)) { Git.main(["lgo"]) }
    await #expect(processExitsWith: .exitCode(3)) { await Commit.main(["-m", "x"]) }
  }

  @Test func resultsAndTroubleGoToTheirOwnStreams() async throws {
    let streams: [any PartialKeyPath<ExitTest.Result> & Sendable] = [
      \.standardOutputContent, \.standardErrorContent,
    ]
    let version = try #require(
      await #expect(processExitsWith: .success, observing: streams) { Git.main(["--version"]) })
    #expect(String(decoding: version.standardOutputContent, as: UTF8.self).contains("2.1.0\n"))
    #expect(!String(decoding: version.standardErrorContent, as: UTF8.self).contains("2.1.0"))
    let wrong = try #require(
      await #expect(processExitsWith: .exitCode(64), observing: streams) { Git.main(["lgo"]) })
    #expect(!String(decoding: wrong.standardOutputContent, as: UTF8.self).contains("lgo"))
    #expect(
      String(decoding: wrong.standardErrorContent, as: UTF8.self).contains(
        """
        Error: Unexpected argument 'lgo'. Did you mean 'log'?
        Usage: git <subcommand>
          See 'git --help' for more information.

        """))
  }

  @Test func readingBeforeParsingIsAFault() async {
    await #expect(processExitsWith: .failure) { _ = Log().format }
  }
}
