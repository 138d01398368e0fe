import ArgumentParser
import Glibc

/// The program: names its commands and turns errors into exit statuses.
@main struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Compare two versions of a service by their request logs, and gate a canary release.",
    discussion: """
      Exit status: 0 pass, promote or done; 1 hold; 2 error; 3 roll back.
      """,
    version: Version.withCommit,
    subcommands: [
      Analyze.self, ReportCommand.self, DecideStage5.self, ValidateStage.self, WatchCommand.self,
      Metrics.self, Power.self,
      RolloutCommand.self, Assign.self, Probe.self, PlanCommand.self, Simulate.self, SQLCommand.self,
    ])

  /// Runs a command; see the exit statuses of the project: 2 is an error and never an answer.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    Interruption.watch()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch is BrokenPipe {
      Glibc.exit(0)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Prints help to standard output, anything else to standard error, and ends.
  private static func end(with error: any Error) -> Never {
    let trouble = Trouble(error)
    if let trouble {
      StandardError.write("assay: \(visible(trouble.text))\n")
      Glibc.exit(2)
    }
    let message = fullMessage(for: error)
    if exitCode(for: error) == .success {
      do { try StandardOutput.write(message + "\n") } catch let trouble as Trouble {
        StandardError.write("assay: \(visible(trouble.text))\n")
        Glibc.exit(2)
      } catch {}
      Glibc.exit(0)
    }
    StandardError.write(visible(message) + "\n")
    Glibc.exit(2)
  }
}
