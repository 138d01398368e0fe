import TestSupport
import Testing

/// `--ranks`, `--bootstrap` and `--adjust`, on a small log with a history, against what other programs make of it.
@Suite struct FurtherMethodsTests {
  /// The log in one file, and cut at the start of the experiment into two.
  private struct Logs {
    let folder: TemporaryFolder
    let all: String
    let before: String
    let after: String
    let plan: String
    let expected: Reference.Case

    init() throws {
      expected = try #require(try Reference("further_methods").cases.first)
      let text = try expected.string("log")
      let lines = text.split(separator: "\n").map(String.init)
      let start = try expected.string("start")
      func part(_ holds: (String) -> Bool) -> String {
        ([lines[0]] + lines.dropFirst().filter(holds)).joined(separator: "\n") + "\n"
      }
      folder = try TemporaryFolder()
      all = try folder.file("all.csv", text)
      before = try folder.file("before.csv", part { $0 < start })
      after = try folder.file("after.csv", part { $0 >= start })
      plan = try folder.file(
        "plan.json",
        """
        { "experiment_name": "x", "start_date": "\(start)", "groups": {
          "control": { "name": "legacy", "percentage": 50 }, "treatment": { "name": "canary", "percentage": 50 } } }
        """)
    }

    /// The views of the first metric.
    func views(_ arguments: String...) async throws -> [JSONValue] {
      let outcome = try await Program.run(
        ["analyze", "--quiet", "--format", "json", "--metric", "response_time_ms:mean:decrease"] + arguments)
      #expect(outcome.status == 0, "\(outcome)")
      return try outcome.json[path: "metrics.0.comparisons.0.views"]?.array ?? []
    }
  }

  @Test func adjustmentAgreesWithStatsmodels() async throws {
    let logs = try Logs()
    let runs = [
      ("cuped", try await logs.views(logs.all, "--plan", logs.plan, "--adjust", "cuped")),
      ("cuped", try await logs.views(logs.after, "--history", logs.before, "--adjust", "cuped")),
      ("regression", try await logs.views(logs.after, "--history", logs.before, "--adjust", "regression")),
      (
        "with_past_age",
        try await logs.views(
          logs.after, "--history", logs.before, "--adjust", "regression", "--covariate", "age")
      ),
      ("age_only", try await logs.views(logs.after, "--adjust", "regression", "--covariate", "age")),
    ]
    for (name, views) in runs {
      let (view, expected) = (try #require(views.first), try logs.expected.object(name))
      #expect(views.count == 1)
      let difference = try #require(view[path: "difference.estimate"]?.double)
      let statistic = try #require(view[path: "test.statistic"]?.double)
      #expect(relativeError(difference, try expected.double("difference")) < 1e-9, "\(name)")
      #expect(relativeError(difference / statistic, try expected.double("standard_error")) < 1e-9, "\(name)")
      for key in ["control", "treatment"] {
        #expect(relativeError(view[key]?.double ?? .nan, try expected.double(key)) < 1e-9, "\(name)")
      }
    }
  }

  @Test func ranksAgreeWithSciPy() async throws {
    let logs = try Logs()
    let plain = try #require(try await logs.views(logs.after, "--ranks", "--unit", "none").first)
    #expect(plain["name"]?.string == "mann_whitney")
    #expect(plain["u"]?.double == (try logs.expected.double("u")))
    #expect(
      relativeError(plain[path: "test.p_value"]?.double ?? .nan, try logs.expected.double("p_value")) < 1e-12)
    #expect(plain[path: "difference.estimate"]?.double == (try logs.expected.double("shift")))
    let clustered = try #require(try await logs.views(logs.after, "--ranks").first)
    let expected = try logs.expected.object("placements")
    #expect(
      relativeError(clustered[path: "test.statistic"]?.double ?? .nan, try expected.double("t")) < 1e-9)
    let share = clustered["probability_of_superiority"]?.double ?? .nan
    #expect(relativeError(share, try expected.double("superiority")) < 1e-12)
  }

  /// The seed fixes the resamples, whatever the threads; another seed does not give the same.
  @Test func bootstrapIsReproducible() async throws {
    let logs = try Logs()
    let one = try await logs.views(logs.after, "--bootstrap", "300", "--threads", "1")
    let two = try await logs.views(logs.after, "--bootstrap", "300", "--threads", "3", "--seed", "42")
    let other = try await logs.views(logs.after, "--bootstrap", "300", "--seed", "7")
    #expect(one == two && one != other && one.count == 1)
    let (first, second) = (try #require(one.first), try #require(other.first))
    #expect(first[path: "difference.estimate"] == second[path: "difference.estimate"])
    #expect(relativeError(first["standard_error"]?.double ?? 0, second["standard_error"]?.double ?? 1) < 0.3)
  }

  /// Every kind of metric has the views that suit it, and the document keeps to its schema's shape.
  @Test func kinds() async throws {
    let logs = try Logs()
    let expected: [(String, [String])] = [
      ("response_time_ms:p50:decrease", ["mann_whitney"]),
      ("response_time_ms:sum_per_unit:decrease", ["bootstrap", "regression"]),
      ("age/response_time_ms:ratio:increase", ["bootstrap", "regression"]),
      ("response_time_ms:mean_per_unit:decrease", ["bootstrap", "regression"]),
    ]
    for (metric, names) in expected {
      let outcome = try await Program.run([
        "analyze", "--quiet", "--format", "json", "--metric", metric, "--ranks", "--bootstrap", "100",
        "--adjust", "regression", "--history", logs.before, logs.after,
      ])
      #expect(outcome.status == 0, "\(outcome)")
      let views = try outcome.json[path: "metrics.0.comparisons.0.views"]?.array ?? []
      #expect(views.map { $0["name"]?.string } == names, "\(metric): \(views)")
      #expect(views.allSatisfy { $0["reason"] == nil }, "\(metric): \(views)")
    }
  }

  @Test func textAndReasons() async throws {
    let logs = try Logs()
    let text = try await Program.run([
      "analyze", "--quiet", "--ranks", "--bootstrap", "100", "--adjust", "cuped", "--history", logs.before,
      logs.after,
    ]).text
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      "mann whitney: P(treatment > control) by the placements of units",
      "BCa, 100 resamples of units, seed 42",
      "adjusted for response_time_ms before, no response_time_ms before", "variance reduction",
    ] { #expect(flat.contains(words), "\(words) in \(text)") }
    let sketched = try #require(
      try await logs.views(logs.after, "--ranks", "--sketch", "--unit", "none").first)
    #expect(sketched["reason"]?.string?.contains("sketch") == true, "\(sketched)")
    #expect(sketched["test"] == nil && sketched["difference"] == nil)
  }

  @Test func misuse() async throws {
    let logs = try Logs()
    let cases: [([String], [String])] = [
      (["--adjust", "cuped", logs.after], ["--history", "start_date", "--covariate"]),
      (["--adjust", "ridge", logs.after], ["ridge"]),
      (["--history", logs.before, logs.after], ["--history needs --adjust"]),
      (["--covariate", "age", logs.after], ["--covariate needs --adjust"]),
      (["--bootstrap", "5", logs.after], ["--bootstrap 5", "100000"]),
      (["--bootstrap", "1e9", logs.after], ["--bootstrap"]),
      (["--seed", "5", logs.after], ["--seed", "--bootstrap"]),
      (["--seed", "-5", "--bootstrap", "100", logs.after], ["--seed"]),
      (["--adjust", "regression", "--covariate", "nonsense", logs.after], ["nonsense", "--covariate"]),
      (["--adjust", "cuped", "--history", logs.before, "--unit", "none", logs.after], ["--unit"]),
      (["--adjust", "cuped", "--plan", logs.plan, logs.after], ["before the experiment", "--history"]),
      (["--adjust", "cuped", "--plan", logs.plan, "-"], ["standard input"]),
      (["--adjust", "cuped", "--history", "no-such-file.csv", logs.after], ["no-such-file.csv"]),
      (["--ranks", "--summary", logs.plan], ["--ranks"]),
    ]
    for (arguments, texts) in cases {
      let outcome = try await Program.run(["analyze"] + arguments)
      #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.crashed, "\(outcome)")
      for text in texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    }
  }
}
