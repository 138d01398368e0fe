import TestSupport
import Testing

/// Help, version, and how long the program takes to say them.
@Suite struct HelpTests {
  private static let logOptions = [
    "--plan", "--config", "--group", "--control", "--treatment", "--unit", "--time", "--from", "--to",
    "--split",
    "--time-unit", "--max-rejected", "--rejects", "--threads", "--memory", "--output", "--quiet",
    "--no-color", "--lang",
    "--format",
    "--version", "--help",
  ]
  private static let powerOptions = [
    "--power", "--sample-size", "--alpha", "--ratio", "--split", "--alternative", "--daily", "--format",
    "--margin", "--superiority", "--looks", "--sequential", "--design-effect", "--icc", "--unit-size",
    "--unit-size-cv", "--curve", "--lang",
  ]

  static let commands: [([String], [String], [String])] = [
    (
      [],
      [
        "analyze", "report", "decide-stage5", "validate-stage", "watch", "metrics", "power", "rollout",
        "assign",
        "probe",
        "plan", "simulate", "--version", "--help",
      ],
      ["Exit status: 0", "1 hold", "2 error"]
    ),
    (
      ["analyze"],
      logOptions + [
        "--metric", "--test", "--confidence", "--no-quantiles", "--sketch", "--summary", "--summary-output",
        "--correction", "--bayesian", "--sequential", "--planned-units", "--looks",
        "--ranks", "--bootstrap", "--seed", "--adjust", "--covariate", "--history", "--assignment-rule",
      ],
      [
        "default: 0.01", "default: welch", "default: table", "0.95 unless", "all processors by default",
        "a quarter of the memory by default",
      ]
    ),
    (
      ["report"],
      logOptions + [
        "--week", "--stage", "--at", "--last", "--metric", "--segment", "--confidence", "--correction",
        "--evidence", "--improvement", "--load-test", "--decision", "--without-legacy", "--sequential",
        "--folder", "--force", "--from-json", "--open",
      ],
      [
        "default: en", "Default: reports", "0.95 unless", "0.10 unless",
        "Default: table; nothing with --quiet",
      ]
    ),
    (
      ["decide-stage5"],
      logOptions + [
        "--results", "--evidence", "--improvement", "--metric", "--confidence", "--ledger", "--sequential",
        "--planned-units", "--looks",
      ],
      ["0.10 unless", "0.95 unless", "Default: significant", "default: table", "default: 0.01"]
    ),
    (
      ["validate-stage"],
      logOptions + [
        "--snapshot", "--all", "--load-test", "--decision", "--evidence", "--without-legacy", "--confidence",
        "--last", "--skip-first",
      ], ["default: point", "default: table", "0.95 unless", "3 when a rollback trigger fired"]
    ),
    (["power"], ["mean", "proportion", "ratio", "quantile", "log"], []),
    (
      ["power", "mean"], powerOptions + ["--effect-size", "--difference", "--sd"],
      ["default: two_sided", "default: table", "0.8", "0.05"]
    ),
    (
      ["power", "proportion"], powerOptions + ["--baseline", "--lift", "--treatment-rate", "--method"],
      ["default: arcsine", "default: two_sided", "0.8", "0.05"]
    ),
    (
      ["power", "ratio"],
      powerOptions + [
        "--baseline", "--lift", "--difference", "--sd", "--numerator-sd", "--denominator-mean",
        "--denominator-sd", "--correlation",
      ], ["default: two_sided"]
    ),
    (
      ["power", "quantile"],
      powerOptions + ["--level", "--baseline", "--lift", "--difference", "--density", "--sd"],
      ["default: two_sided"]
    ),
    (
      ["power", "log"],
      logOptions + ["--metric", "--lift", "--power", "--alpha", "--improvement", "--stages", "--daily"],
      ["5:24,10:24,25:48,50:72", "default: 0.8", "default: table"]
    ),
    (
      ["assign"],
      logOptions + ["--verify", "--users", "--rule", "--seed", "--percent", "--stage", "--tolerance"],
      ["ab, router, modulo; default: ab", "default: 0.0", "table, csv, json; default: table"]
    ),
    (
      ["metrics"], logOptions + ["--endpoints", "--endpoint", "--numbers", "--confidence"],
      ["0.95 unless", "default: json"]
    ),
    (
      ["simulate"],
      [
        "--rows", "--users", "--days", "--start", "--groups", "--split", "--stages", "--mean", "--effect",
        "--slow", "--sigma", "--correlation", "--tail", "--activity", "--activity-correlation",
        "--error-rate",
        "--error-correlation", "--fail-fast", "--confidence-score", "--missing", "--trend", "--daily",
        "--novelty",
        "--seed", "--truth", "--calibrate", "--only", "--json", "--format", "--threads", "--output",
        "--quiet",
        "--no-color",
      ],
      [
        "default: 450.0", "default: 0.65", "default: legacy/canary", "Default: csv, and table",
        "14 by default",
      ]
    ),
    (
      ["watch"],
      [
        "--plan", "--config", "--group", "--control", "--treatment", "--unit", "--time", "--split",
        "--time-unit", "--threads", "--stage", "--interval", "--replay", "--once", "--evidence",
        "--minimum-requests", "--lateness", "--keep-going", "--exec", "--metrics-file", "--format",
        "--quiet", "--no-color",
      ],
      ["default: 60s", "100 unless", "2m unless", "Exits 3 when a trigger rolls back", "point, unless"]
    ),
    (
      ["probe"],
      [
        "--legacy", "--canary", "--requests", "--iterations", "--concurrency", "--delay-ms", "--timeout",
        "--connect-timeout", "--warm-up", "--seed", "--method", "--max-answer", "--fresh-connections",
        "--any-answer", "--header", "--legacy-header", "--canary-header", "--header-file",
        "--confidence-path", "--persona-path", "--log", "--metric", "--max-rejected", "--format", "--output",
        "--quiet", "--no-color",
      ],
      ["default: 25", "default: 1M", "default: POST", "probe-TIME.jsonl by default", "130 after Ctrl-C"]
    ),
  ]

  @Test(arguments: commands)
  func everyOptionIsInTheHelp(_ command: [String], _ options: [String], _ defaults: [String]) async throws {
    let help = try await Program.run(command + ["--help"])
    #expect(help.status == 0 && help.error == "", "\(help)")
    for option in options { #expect(help.text.contains(option), "\(option) in \(command)") }
    // A default may be broken over two lines.
    let flat = help.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in defaults { #expect(flat.contains(text), "\(text) in \(command)") }
    for line in help.text.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 80, "\(line)")
    }
    for other in [command + ["-h"], ["help"] + command] {
      #expect(try await Program.run(other).output == help.output, "\(other)")
    }
  }

  @Test(arguments: [[], ["power"]])
  func aCommandThatOnlyHoldsOthersShowsItsHelp(_ command: [String]) async throws {
    let outcome = try await Program.run(command)
    let help = try await Program.run(command + ["--help"])
    #expect(outcome.output == help.output)
    #expect(outcome.status == 0)
  }

  @Test(arguments: [["--version"], ["analyze", "--version"], ["power", "mean", "--version"]])
  func version(_ arguments: [String]) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome)")
    #expect(
      outcome.text.wholeMatch(
        of: #/assay \d+\.\d+\.\d+ \((unknown commit|[0-9a-f]{7,40}(-dirty)?, \d{4}-\d\d-\d\d)\)\n/#) != nil,
      "\(outcome.text)")
  }

  @Test func documentsStateTheVersion() async throws {
    let words = try await Program.run(["--version"]).text.split(separator: " ")
    let version = words.dropFirst().first.map(String.init)
    let power = try await PowerMeanTests.solve(["--effect-size", "1"])
    #expect(power["assay_version"]?.string == version)
  }

  /// Printed, not judged: the machine may be busy.
  @Test func startup() async throws {
    var times: [Duration] = []
    for _ in 0..<5 {
      let start = ContinuousClock.now
      _ = try await Program.run(["--help"])
      times.append(ContinuousClock.now - start)
    }
    print("assay --help: best of 5 runs \(times.min() ?? .zero), with the cost of starting a child")
  }
}
