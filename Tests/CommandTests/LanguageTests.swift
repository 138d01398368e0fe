import Foundation
import TestSupport
import Testing

/// `--lang ko`: what people read is in Korean, what programs read stays as it is.
@Suite struct LanguageTests {
  /// Commands whose answer is text, run in the folder of fixtures.
  static let texts: [String] = [
    "analyze logs/gateway.csv", "analyze logs/gateway.csv --format markdown",
    "analyze logs/gateway.csv --bayesian --ranks --bootstrap 200 --without-outliers --segment endpoint",
    "analyze logs/gateway_worse.csv --sequential pocock --looks 3 --planned-units 300 --split 95/5",
    "analyze logs/gateway_stage1.csv --split 95/5 --stratify day --assignment-rule ab",
    "decide-stage5 logs/gateway.csv", "decide-stage5 logs/gateway.csv --format markdown",
    "decide-stage5 logs/gateway_worse.csv --evidence bound", "decide-stage5 logs/gateway_failing_fast.csv",
    "decide-stage5 --results results/ab_test_analysis.json",
    "decide-stage5 --results results/ab_test_analysis.json --format markdown",
    "validate-stage 1 logs/gateway_stage1.csv", "validate-stage 1 logs/gateway_stage1.csv --evidence bound",
    "validate-stage 3 logs/gateway.csv --load-test results/load_test_failed.json --format markdown",
    "validate-stage 1 --snapshot results/monitor_20251023_090000.json",
    "watch logs/gateway.csv --replay --format table",
    "watch logs/gateway.csv --once --format table --stage 2",
    "metrics logs/gateway.csv --format table --endpoints", "metrics logs/gateway.csv --format markdown",
    "power mean --effect-size 0.2 --curve", "power mean --sample-size 500 --daily 100 --looks 3",
    "power mean --baseline 450 --sd 180 --lift -0.15 --superiority 10% --alternative less",
    "power mean --baseline 450 --sd 180 --margin 5% --alternative less --sample-size 900",
    "power proportion --baseline 0.05 --lift 0.1 --format markdown",
    "power ratio --baseline 2 --sd 3 --lift 0.1 --icc 0.1 --unit-size 4",
    "power quantile --level 0.95 --baseline 900 --sd 2000 --lift -0.1",
    "power log logs/gateway.csv --lift 0.15", "power log logs/gateway.csv --format markdown",
    "power log logs/gateway_null.csv --unit none",
    "plan plans/release.json", "plan plans/release.json --format markdown",
    "rollout --plan plans/release.json --stage 2", "rollout --plan plans/release.json --stage 5",
    "rollout --plan plans/release.json --emergency --format markdown",
    "rollout --plan plans/release.json --rollback-to 1", "rollout --plan plans/release.json --percent 33",
    "assign u1 u2 u3", "assign u1 u2 --rule router --stage 2", "assign --verify logs/gateway.csv",
    "assign --verify logs/gateway.csv --seed 43",
    "assign --verify logs/gateway.csv --control canary --treatment legacy",
  ]

  /// What stands in Latin letters in Korean, too: names of the fixtures, options and columns, units, statistics and
  /// those who found them.
  private static let permitted: Set<String> = [
    "legacy", "canary", "control", "treatment", "success", "confidence_score", "response_time_ms", "user_id",
    "endpoint", "refusal_rate", "error_rate", "avg_response_time", "response_time_ms_on_success",
    "gateway_rollout", "assay", "watch", "UTC", "ms", "mean", "increase", "decrease", "proportion", "csv",
    "xxh3_128", "Holm", "Hochberg", "Wilson", "Welch", "Pocock", "Brien", "Fleming", "Mann", "Whitney", "BCa",
    "Farrington", "Manning", "ab", "router", "seed", "details", "summary", "status_code", "timestamp", "sh",
    "without", "outliers", "user", "u1", "u2", "u3", "xx", "PASSED", "FAILED",
  ]

  private static func run(_ command: String, _ options: String...) async throws -> Outcome {
    let arguments = command.split(separator: " ").map(String.init) + options
    let quiet =
      ["rollout", "power", "plan"].contains(arguments[0]) && arguments[1] != "log" ? [] : ["--quiet"]
    return try await Program.run(arguments + quiet, in: fixturePath(""))
  }

  @Test(arguments: texts) func holdsNoEnglishWord(_ command: String) async throws {
    let outcome = try await Self.run(command, "--lang", "ko")
    #expect(!outcome.crashed && [0, 1, 3].contains(outcome.status) && outcome.error == "", "\(outcome)")
    #expect(outcome.text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
    // Code is typed, and commands with what follows them.
    let text = outcome.text.replacing(/```(?s).*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
      .replacing(/(gcloud|assay (rollout|validate-stage|decide-stage5))(\\\n|[^\n])*/, with: "")
      .replacing(/--[a-z-]+( [A-Z]+)?/, with: "").replacing(/<[^>]*>|&[a-z]+;|\/[a-z0-9\/_.…-]*/, with: " ")
      .replacing(
        /[a-z0-9_-]*ion-api[a-z0-9-]*|my-project|us-central1|stage[1-5]|validate-stage [1-5]/, with: "")
    let words = Set(text.matches(of: /[A-Za-z][A-Za-z_0-9]+/).map { String($0.output) })
    let strange = words.filter {
      !Self.permitted.contains($0) && $0.wholeMatch(of: /p[0-9]+|p9[0-9]_.*|e[0-9]+/) == nil
    }
    #expect(strange.isEmpty, "\(strange.sorted()) in \(outcome.text)")
  }

  /// English is what there is without being asked for.
  @Test(arguments: texts) func englishIsTheDefault(_ command: String) async throws {
    let plain = try await Self.run(command)
    let asked = try await Self.run(command, "--lang", "en")
    #expect(plain.output == asked.output && plain.status == asked.status)
    #expect(!plain.text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
    let korean = try await Self.run(command, "--lang", "ko")
    #expect(korean.status == plain.status)
  }

  @Test(arguments: [
    "analyze logs/gateway.csv --format json", "decide-stage5 logs/gateway.csv --format json",
    "validate-stage 1 logs/gateway_stage1.csv --format json", "metrics logs/gateway.csv",
    "metrics logs/gateway.csv --numbers", "power mean --effect-size 0.2 --format json",
    "power log logs/gateway.csv --format json", "rollout --plan plans/release.json --stage 2 --format json",
    "assign u1 u2 --format json", "assign u1 u2 --format csv", "plan plans/release.json --format json",
    "assign --verify logs/gateway.csv --format json",
  ])
  func documentsAreTheSame(_ command: String) async throws {
    let english = try await Self.run(command)
    let korean = try await Self.run(command, "--lang", "ko")
    #expect(english.output == korean.output && !english.output.isEmpty, "\(korean)")
  }

  /// An event goes to people, by `--exec` into their chat: its sentences follow the language, and nothing else.
  @Test func eventsTellTheirDetailsInKorean() async throws {
    let folder = try TemporaryFolder()
    let log = WatchedLog()
    try folder.file("log.jsonl", log.rows(0..<600) + log.rows(600..<1_200, failing: 10))
    let english = try await Program.run(["watch", "log.jsonl", "--replay"], in: folder.path)
    let korean = try await Program.run(["watch", "log.jsonl", "--replay", "--lang", "ko"], in: folder.path)
    #expect(english.status == 3 && korean.status == 3)
    let (events, told) = (try english.events, try korean.events)
    #expect(events.count == 4 && told.count == 4)
    for (one, other) in zip(events, told) {
      #expect(one.without(["detail"]) == other.without(["detail"]))
      let detail = other["detail"]?.string ?? ""
      let words = detail.matches(of: /[A-Za-z]{3,}/).map { String($0.output) }
      #expect(Set(words).isSubset(of: ["canary", "legacy"]), "\(detail)")
    }
  }

  @Test(arguments: [
    "sql --dialect duckdb --table t --lang ko", "simulate --rows 10 --lang ko", "plan --lang ko",
    "analyze logs/gateway.csv --lang fr",
  ])
  func whereNothingChangesItIsRefused(_ command: String) async throws {
    let arguments = command.split(separator: " ").map(String.init)
    let outcome = try await Program.run(arguments, in: fixturePath(""))
    #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error.contains("--lang"), "\(outcome)")
  }

  /// Errors are for those who look for them, and stay as they are.
  @Test func errorsStayEnglish() async throws {
    let plain = try await Program.run(["analyze", "no-such.csv"])
    let korean = try await Program.run(["analyze", "no-such.csv", "--lang", "ko"])
    #expect(plain.status == 2 && plain.error == korean.error)
  }
}
