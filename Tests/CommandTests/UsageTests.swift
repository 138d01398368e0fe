import TestSupport
import Testing

/// Misuse: exit status 2, nothing on standard output, and a message that says what would cure it.
@Suite struct UsageTests {
  struct Case: Sendable, CustomStringConvertible {
    let arguments: [String]
    let texts: [String]

    init(_ arguments: String, _ texts: String...) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.texts = texts
    }

    var description: String { arguments.joined(separator: " ") }
  }

  /// `LOG` stands for a good log.
  static let cases: [Case] = [
    // Names that are nearly right.
    Case("analyse LOG", "'analyse'", "'analyze'"),
    Case("decide-stage LOG", "'decide-stage5'"),
    Case("nonsense", "'nonsense'", "--help"),
    Case("power median", "'median'", "mean"),
    Case("analyze --confidance 0.9 LOG", "--confidance", "'--confidence'"),
    Case("analyze --metrc success LOG", "--metrc", "'--metric'"),
    Case("analyze --treatement canary LOG", "'--treatment'"),
    Case("decide-stage5 --improvment 0.2 LOG", "'--improvement'"),
    Case("decide-stage5 --evidance point LOG", "'--evidence'"),
    Case("power mean --effectsize 1", "'--effect-size'"),
    Case("analyze -x LOG", "-x"),
    // Options without a value, or with too much of one.
    Case("analyze LOG --format", "--format"),
    Case("analyze LOG --threads", "--threads"),
    Case("analyze --quiet=yes LOG", "--quiet"),
    Case("analyze --no-quantiles=1 LOG", "--no-quantiles"),
    Case("analyze --no-quantiles --sketch LOG", "--no-quantiles", "--sketch"),
    // Values that cannot be.
    Case("analyze --memory 3Q LOG", "--memory 3Q", "512M"),
    Case("analyze --memory 0 LOG", "--memory 0", "512M"),
    Case("analyze --memory G LOG", "--memory G", "512M"),
    Case("analyze --memory 1e999 LOG", "--memory 1e999", "512M"),
    Case("analyze --memory 99999999T LOG", "--memory 99999999T", "512M"),
    Case("analyze --format xml LOG", "'xml'", "'table'", "'json'", "'markdown'"),
    Case("analyze --test wilcoxon LOG", "'wilcoxon'", "'welch'", "'student'"),
    Case("decide-stage5 --evidence sure LOG", "'sure'", "'point'", "'significant'", "'bound'"),
    Case("analyze --threads 0 LOG", "--threads 0", "1 and 256"),
    Case("analyze --threads 257 LOG", "--threads 257"),
    Case("analyze --threads -1 LOG", "--threads -1"),
    Case("analyze --threads two LOG", "'two'", "--threads"),
    Case("analyze --threads 99999999999999999999 LOG", "--threads"),
    Case("analyze --confidence 2 LOG", "--confidence 2"),
    Case("analyze --confidence 1 LOG", "--confidence 1"),
    Case("analyze --confidence 95 LOG", "--confidence 95", "0.95"),
    Case("analyze --confidence 0.05 LOG", "--confidence 0.05"),
    Case("analyze --confidence nan LOG", "--confidence nan"),
    Case("decide-stage5 --confidence inf LOG", "--confidence inf"),
    Case("analyze --max-rejected 2 LOG", "--max-rejected 2"),
    Case("analyze --max-rejected -0.1 LOG", "--max-rejected -0.1"),
    Case("analyze --max-rejected nan LOG", "--max-rejected nan"),
    Case("analyze --max-rejected 1% LOG", "'1%'", "--max-rejected"),
    Case("analyze --from garbage LOG", "--from garbage", "2025-10-22"),
    Case("analyze --to 2025-13-45 LOG", "--to 2025-13-45"),
    Case("analyze --to 2025-02-29 LOG", "--to 2025-02-29"),
    Case("analyze --from 2025-10-22T25:00:00Z LOG", "--from 2025-10-22T25:00:00Z"),
    Case("analyze --time-unit h LOG", "--time-unit h", "ns, us, ms, s"),
    Case("analyze --split 95 LOG", "--split 95", "95/5"),
    Case("analyze --split a/b LOG", "--split a/b", "95/5"),
    Case("analyze --split 0/0 LOG", "--split 0/0"),
    Case("analyze --split -5/105 LOG", "--split"),
    Case("analyze --split nan/nan LOG", "--split"),
    Case("analyze --split 50/30/20 LOG", "3 groups", "2", "--split"),
    Case("decide-stage5 --improvement 1.5 LOG", "--improvement 1.5", "0.10"),
    Case("decide-stage5 --improvement 10 LOG", "--improvement 10"),
    Case("decide-stage5 --improvement -0.1 LOG", "--improvement -0.1"),
    Case("decide-stage5 --improvement nan LOG", "--improvement nan"),
    // Metrics.
    Case("analyze --metric nosuch LOG", "'nosuch'", "nosuch:mean:decrease"),
    Case("analyze --metric nosuch:mean:decrease LOG", "nosuch", "--metric"),
    Case("analyze --metric response_time_ms:median LOG", "'median'", "mean, proportion"),
    Case("analyze --metric response_time_ms:mean:up LOG", "'up'", "increase, decrease"),
    Case("analyze --metric a:b:c:d LOG", "'a:b:c:d'"),
    Case("analyze --metric :mean LOG", ":mean"),
    Case("analyze --metric success --metric success LOG", "success", "twice"),
    Case("analyze --metric endpoint:mean:decrease LOG", "--rejects"),
    Case("decide-stage5 --metric nosuch:mean:decrease LOG", "nosuch", "--metric"),
    // Columns and groups that are not there.
    Case("analyze --group nosuch LOG", "nosuch", "user_id", "--group"),
    Case("analyze --unit nosuch LOG", "nosuch", "user_id", "--unit"),
    Case("analyze --time nosuch --from 2025-10-22 LOG", "nosuch", "--time"),
    Case("analyze --control nosuch LOG", "--control nosuch", "'canary', 'legacy'"),
    Case("analyze --treatment nosuch LOG", "--treatment nosuch", "'canary', 'legacy'"),
    Case("analyze --control canary --treatment canary LOG", "--control", "--treatment"),
    Case("analyze --group request_id LOG", "64 groups", "--group"),
    Case("analyze --group endpoint LOG", "--control"),
    // Options that contradict one another.
    Case("analyze --test student LOG", "--test student", "--unit none"),
    Case("analyze --summary a.json LOG", "--summary", "logs"),
    Case("decide-stage5 --results a.json LOG", "--results", "logs"),
    // Flags about the reading of logs where none are read.
    Case("decide-stage5 --results a.json --from 2025-10-22", "--from", "--results"),
    Case("decide-stage5 --results a.json --confidence 0.99", "--confidence", "--results"),
    Case("decide-stage5 --results a.json --unit none", "--unit", "--results"),
    Case("decide-stage5 --results a.json --treatment b --treatment c", "--treatment", "one"),
    Case("analyze --summary a.json --rejects r.csv", "--rejects", "--summary"),
    Case("analyze --summary a.json --unit none", "--unit", "--summary"),
    Case("analyze --summary a.json --summary-output b.json", "--summary-output", "--summary"),
    Case("analyze --summary a.json --no-quantiles", "--no-quantiles", "--summary"),
    Case("analyze --summary /nowhere.json", "/nowhere.json", "No such file"),
    Case("analyze --from 2025-10-30 --to 2025-10-22 LOG", "--from", "--to"),
    Case("analyze --from 2030-01-01 LOG", "no row", "--from"),
  ]

  @Test(arguments: cases)
  func misuse(_ usage: Case) async throws {
    let log = fixturePath("logs/gateway.csv")
    let outcome = try await Program.run(usage.arguments.map { $0 == "LOG" ? log : $0 })
    #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
    #expect(outcome.output.isEmpty, "\(outcome)")
    for text in usage.texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
  }

  @Test(arguments: ["", " ", ":", "::", "\u{1B}[31m", "a\nb", String(repeating: "x", count: 100_000)])
  func namesThatNobodyWouldGive(_ name: String) async throws {
    let log = fixturePath("logs/gateway.csv")
    for flag in ["--metric", "--group", "--unit", "--control", "--treatment", "--from", "--split", "--plan"] {
      let outcome = try await Program.run(["analyze", "--quiet", flag, name, log])
      #expect(outcome.status == 2 && !outcome.crashed, "\(flag) \(name.prefix(20)): \(outcome.status)")
      #expect(!outcome.error.contains("\u{1B}"), "\(flag): control characters reach the terminal")
    }
  }

  @Test func optionsThatAreAsked() async throws {
    let log = fixturePath("logs/gateway.csv")
    for arguments in [
      ["--format", "json", "--format", "json"], ["--quiet", "--quiet"], ["--no-color"], ["--threads", "256"],
      ["--confidence", "0.5"], ["--confidence", "0.999"], ["--max-rejected", "0"], ["--max-rejected", "1"],
      ["--split", "60/50"], ["--time-unit", "s"], ["--config", fixturePath("schemas/examples/none.json")],
    ] {
      let outcome = try await Program.run(["analyze"] + arguments + [log])
      #expect(outcome.status == (arguments[0] == "--config" ? 2 : 0), "\(outcome)")
    }
  }
}
