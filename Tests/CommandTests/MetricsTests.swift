import TestSupport
import Testing

/// `assay metrics`: the service's own summary, its figures and its shape.
@Suite struct MetricsTests {
  /// Rows of a version of known mean, p95 and p99: `tail` holds the ranks that the quantiles lie between.
  private static func version(
    _ name: String, count: Int, mean: Int, tail: [(time: Int, times: Int)], statuses: [Int]
  ) -> [String] {
    let slow = tail.flatMap { Array(repeating: $0.time, count: $0.times) }
    let usual = count - slow.count
    let total = mean * count - slow.reduce(0, +)
    var times = (0..<usual).map { total / usual + $0 * 37 % 201 - 100 }
    let left = total - times.reduce(0, +)
    let (each, rest) = left.quotientAndRemainder(dividingBy: usual)
    for place in times.indices { times[place] += each + (place < rest ? 1 : (place < -rest ? -1 : 0)) }
    precondition((times + slow).reduce(0, +) == mean * count)
    return (times + slow).enumerated().map { place, time in
      "\(name),\(place < statuses.count ? statuses[place] : 200),\(time)"
    }
  }

  /// 9,500 requests of legacy and 500 of the canary: the example of the service's documentation.
  private static func release(_ names: (String, String) = ("legacy", "canary")) -> String {
    var rows = version(
      names.0, count: 9_500, mean: 250, tail: [(450, 100), (520, 280), (600, 60), (900, 60)],
      statuses: [500, 502, 503, 504, 500, 404])
    rows += version(
      names.1, count: 500, mean: 230, tail: [(420, 10), (480, 12), (550, 5), (800, 3)], statuses: [503])
    var random = SplitMix64(seed: 9)
    rows.shuffle(using: &random)
    return "deployment_version,status_code,response_time_ms\n" + rows.joined(separator: "\n") + "\n"
  }

  private static func summary(_ text: String, _ arguments: [String] = [], name: String = "log.csv")
    async throws -> Outcome
  {
    let folder = try TemporaryFolder()
    return try await Program.run(["metrics", "--quiet", folder.file(name, text)] + arguments)
  }

  private static let document = """
    {
      "legacy": {
        "version": "legacy",
        "request_count": 9500,
        "error_count": 5,
        "error_rate": "0.05%",
        "avg_response_time_ms": "250.00",
        "p95_response_time_ms": "450.00",
        "p99_response_time_ms": "600.00"
      },
      "canary": {
        "version": "canary",
        "request_count": 500,
        "error_count": 1,
        "error_rate": "0.20%",
        "avg_response_time_ms": "230.00",
        "p95_response_time_ms": "420.00",
        "p99_response_time_ms": "550.00"
      },
      "comparison": {
        "error_rate_difference": "+0.15%",
        "response_time_improvement": "+8.00%",
        "canary_p95_response_time": "420.00ms",
        "legacy_p95_response_time": "450.00ms",
        "traffic_split": {
          "legacy_requests": 9500,
          "canary_requests": 500,
          "legacy_percentage": "95.0%",
          "canary_percentage": "5.0%"
        }
      }
    }

    """

  @Test func theServicesExampleToTheLetter() async throws {
    let outcome = try await Self.summary(Self.release())
    #expect(outcome.status == 0 && outcome.error == "" && outcome.text == Self.document, "\(outcome.text)")
  }

  /// The keys stay, the log's own names stand beside them.
  @Test func namesOfTheLog() async throws {
    let outcome = try await Self.summary(
      Self.release(("Old gateway", "Lumen")), ["--control", "old gateway"])
    let expected = Self.document
      .replacing(#""version": "legacy""#, with: #""version": "Old gateway""#)
      .replacing(#""version": "canary""#, with: #""version": "Lumen""#)
    #expect(outcome.text == expected, "\(outcome)")
  }

  @Test func numbersAreThoseOfAnalyze() async throws {
    let gateway = fixturePath("logs/gateway.csv")
    let metrics = try await Program.run(["metrics", "--numbers", "--quiet", gateway]).json
    let analysis = try await Program.run([
      "analyze", "--format", "json", "--quiet", gateway, "--correction", "none", "--metric", "error_rate",
      "--metric",
      "response_time_ms", "--metric", "response_time_ms:p95:decrease", "--metric",
      "response_time_ms:p99:decrease",
    ]).json
    let keys = ["error_rate", "avg_response_time_ms", "p95_response_time_ms", "p99_response_time_ms"]
    let found = try #require(analysis["metrics"]?.array)
    #expect(found.count == 4)
    for (place, key) in keys.enumerated() {
      for (group, version) in ["legacy", "canary"].enumerated() {
        let truth = try #require(found[place][path: "groups.\(group)"])
        let figure = try #require(metrics[path: "\(version).\(key)"])
        #expect(
          figure["lower"] == truth["lower"] && figure["upper"] == truth["upper"], "\(key) of \(version)")
        let value = place < 2 ? truth["mean"] : truth["value"]
        #expect(figure["estimate"]?.double == value?.double && value?.double != nil, "\(key) of \(version)")
      }
    }
    let difference = try #require(found[0][path: "comparisons.0.difference"])
    #expect(differences(metrics[path: "comparison.error_rate_difference"], difference, within: 1e-12).isEmpty)
    for (place, key) in [(1, "response_time"), (2, "p95_response_time"), (3, "p99_response_time")] {
      let lift = try #require(found[place][path: "comparisons.0.relative_difference"])
      let figure = try #require(metrics[path: "comparison.\(key)_improvement"])
      for (one, other) in [("estimate", "estimate"), ("lower", "upper"), ("upper", "lower")] {
        let (found, truth) = (figure[one]?.double ?? .nan, -(lift[other]?.double ?? .nan))
        #expect(relativeError(found, truth) < 1e-12, "\(key) \(one)")
      }
    }
    #expect(metrics["schema"]?.string == "assay-metrics/1")
  }

  /// Endpoint by endpoint, the figures are those of a log that holds nothing else.
  @Test func endpointsAreLogsOfTheirOwn() async throws {
    let gateway = fixturePath("logs/gateway.csv")
    let lines = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n").map(
      String.init)
    let found = try await Program.run(["metrics", "--endpoints", "--quiet", gateway]).json
    let numbers = try await Program.run(["metrics", "--endpoints", "--numbers", "--quiet", gateway]).json
    guard case .object(let endpoints)? = found["endpoints"] else {
      Issue.record("no endpoints: \(found)")
      return
    }
    #expect(endpoints.count == 4)
    for (name, metrics) in endpoints {
      let own = [lines[0]] + lines.dropFirst().filter { $0.contains(",\(name),") }
      let text = own.joined(separator: "\n") + "\n"
      let alone = try await Self.summary(text).json
      for key in ["legacy", "canary", "comparison"] { #expect(metrics[key] == alone[key], "\(name)") }
      let exact = try await Self.summary(text, ["--numbers"]).json
      for version in ["legacy", "canary"] {
        for key in ["error_rate", "avg_response_time_ms"] {
          let one = numbers["endpoints"]?[name]?[version]?[key]
          let other = exact[version]?[key]
          let found = differences(one, other, within: 1e-9)
          #expect(one != nil && found.isEmpty, "\(key) of \(version) at \(name): \(found)")
        }
      }
    }
    let named = try await Program.run(["metrics", "--endpoint", "endpoint", "--quiet", gateway]).json
    #expect(named == found)
  }

  @Test func onceMoreThanMemoryIsASketch() async throws {
    let gateway = fixturePath("logs/gateway.csv")
    let exact = try await Program.run(["metrics", "--endpoints", "--numbers", "--quiet", gateway]).json
    let sketched = try await Program.run([
      "metrics", "--endpoints", "--numbers", "--quiet", "--memory", "1K", gateway,
    ]).json
    #expect(exact[path: "settings.quantile_error"] == .null)
    #expect(sketched[path: "settings.quantile_error"]?.double == 0.001)
    guard case .object(let endpoints)? = exact["endpoints"] else { return }
    for name in endpoints.keys {
      for key in ["p95_response_time_ms", "p99_response_time_ms"] {
        let values = [exact, sketched].map {
          $0["endpoints"]?[name]?["legacy"]?[key]?["estimate"]?.double ?? .nan
        }
        #expect(relativeError(values[1], values[0]) < 0.001, "\(key) of \(name)")
      }
    }
  }

  @Test func whatDoesNotExistIsNull() async throws {
    let noStatus = "group,response_time_ms\nlegacy,0\ncanary,5\nlegacy,0\ncanary,5\n"
    let document = try await Self.summary(noStatus).json
    #expect(document[path: "legacy.error_rate"] == .null && document[path: "legacy.error_count"] == .null)
    #expect(document[path: "comparison.error_rate_difference"] == .null)
    #expect(document[path: "comparison.response_time_improvement"] == .null)
    let noTime = "group,status_code,endpoint\nlegacy,200,/a\ncanary,500,/b\n"
    let other = try await Self.summary(noTime, ["--endpoints"]).json
    #expect(other[path: "canary.error_rate"]?.string == "100.00%")
    #expect(other[path: "canary.p95_response_time_ms"] == .null)
    let missing = other["endpoints"]?["/b"]
    #expect(
      missing?[path: "legacy.request_count"]?.integer == 0 && missing?[path: "legacy.error_rate"] == .null)
    #expect(missing?[path: "comparison.traffic_split.canary_percentage"]?.string == "100.0%")
  }

  /// Rounding as Python's format has it, and no minus before a zero.
  @Test func rounding() async throws {
    // 0.125 and 0.375 lie between two hundredths exactly: the even one wins.
    let ties = "group,response_time_ms,success\nlegacy,0.125,true\ncanary,0.375,true\n"
    let document = try await Self.summary(ties).json
    #expect(document[path: "legacy.avg_response_time_ms"]?.string == "0.12")
    #expect(document[path: "canary.avg_response_time_ms"]?.string == "0.38")
    #expect(document[path: "comparison.response_time_improvement"]?.string == "-200.00%")
    #expect(document[path: "comparison.error_rate_difference"]?.string == "+0.00%")
    let nearly = "group,response_time_ms\nlegacy,100000\ncanary,100001\n"
    let zero = try await Self.summary(nearly).json
    #expect(zero[path: "comparison.response_time_improvement"]?.string == "+0.00%")
  }

  @Test func exceptionsAndSuccess() async throws {
    let words =
      "group,status,response_time_ms\nlegacy,200,1\nlegacy,TimeoutError,\ncanary,499,1\ncanary,500,2\n"
    let document = try await Self.summary(words).json
    #expect(
      document[path: "legacy.error_count"]?.integer == 1 && document[path: "canary.error_count"]?.integer == 1
    )
    let success =
      "group,success,response_time_ms\nlegacy,false,1\nlegacy,true,2\ncanary,true,1\ncanary,true,2\n"
    let stated = try await Self.summary(success).json
    #expect(stated[path: "legacy.error_rate"]?.string == "50.00%")
  }

  @Test(arguments: ["table", "markdown"]) func forms(_ form: String) async throws {
    let outcome = try await Program.run([
      "metrics", "--format", form, "--endpoints", "--quiet", fixturePath("logs/gateway.csv"),
    ])
    #expect(
      outcome.status == 0 && outcome.text.contains("canary against legacy") && outcome.text.contains("/chat"))
    if form == "table" { #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 }) }
  }

  @Test(arguments: [
    (["--numbers", "--format", "table"], "--numbers"), (["--split", "95/5"], "--split"),
    (["--request-id", "x"], "--request-id"), (["--treatment", "a", "--treatment", "b"], "--treatment"),
    (["--confidence", "1"], "--confidence"), (["--endpoint", "nothing"], "--endpoint"),
    (["--control", "nobody"], "--control"), (["--endpoint", "request_id"], "1000"),
  ])
  func misuse(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["metrics", fixturePath("logs/gateway.csv")] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains(text), "\(outcome)")
  }

  @Test func noAnswerIsAnError() async throws {
    for log in ["one_group.csv", "three_groups.csv", "header_only.csv", "empty.csv"] {
      let outcome = try await Program.run(["metrics", fixturePath("hostile/\(log)")])
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    }
  }
}
