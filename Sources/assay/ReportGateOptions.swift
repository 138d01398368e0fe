import ArgumentParser
import Verdicts

/// What a report's gate asks.
struct ReportGateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much is asked: the estimate, a significant difference, or an interval that proves it.",
      discussion: "Default: significant, and point of a stage's gate, which knows no significant."))
  var evidence: EvidenceLevel?

  @Option(
    help: ArgumentHelp(
      "The improvement that must be exceeded; 0.10 unless the plan says otherwise.", valueName: "share"))
  var improvement: Double?

  @Option(
    help: ArgumentHelp(
      "The load test that stage 3 asks for: load_test_summary.json, or Locust's *_stats.csv.",
      valueName: "file"))
  var loadTest: String?

  @Option(
    help: ArgumentHelp(
      "The A/B decision that stage 4 asks for: decide-stage5's JSON, or ab_test_analysis.json; of logs by default.",
      valueName: "file"))
  var decision: String?

  @Flag(help: "There is no legacy version in the log to compare with, and a stage's gate may pass without.")
  var withoutLegacy = false

  mutating func validate() throws {
    if let improvement, !(0..<1).contains(improvement) {
      throw ValidationError("--improvement \(improvement): must be a share from 0 to below 1, such as 0.10")
    }
  }

  /// Refuses what the other gate asks.
  func check(stage: Int?) throws {
    guard let stage else {
      let flags: [(String, Any?)] = [
        ("--load-test", loadTest), ("--decision", decision), ("--without-legacy", withoutLegacy ? true : nil),
      ]
      if let flag = flags.first(where: { $0.1 != nil })?.0 {
        throw ValidationError("\(flag) is for a stage's gate; --stage names the stage")
      }
      return
    }
    if improvement != nil {
      throw ValidationError(
        "--improvement is for the last gate, and --stage \(stage) asks that of the stage; leave it out")
    }
    if evidence == .significant {
      throw ValidationError("--evidence significant is for the last gate; a stage's knows point and bound")
    }
  }

  /// The flags that were given, for what they change nothing of.
  var given: [(flag: String, value: Any?)] {
    [
      ("--evidence", evidence), ("--improvement", improvement), ("--load-test", loadTest),
      ("--decision", decision), ("--without-legacy", withoutLegacy ? true : nil),
    ]
  }
}
