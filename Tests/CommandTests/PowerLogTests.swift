import TestSupport
import Testing

/// `assay power log` against the same log read by Python.
@Suite struct PowerLogTests {
  private static let gateway = fixturePath("logs/gateway.csv")

  private static func solve(_ arguments: [String]) async throws -> JSONValue {
    let outcome = try await Program.run(["power", "log", "--quiet", "--format", "json"] + arguments)
    try #require(outcome.status == 0, "\(outcome)")
    #expect(outcome.error == "", "\(outcome)")
    return try outcome.json
  }

  @Test func trafficOfTheReference() async throws {
    let truth = try #require(try Reference("power_log").cases.first)
    let traffic = try #require(try await Self.solve([Self.gateway])["traffic"])
    let span = try truth.double("days")
    #expect(relativeError(traffic["days"]?.double ?? .nan, span) < 1e-12)
    #expect(relativeError(traffic["daily_requests"]?.double ?? .nan, 4_000 / span) < 1e-12)
    let days = try #require(traffic["by_day"]?.array)
    let expected = try #require(truth.value["by_day"]?.array)
    #expect(days.count == expected.count && days.count == 14)
    for (found, expected) in zip(days, expected) {
      #expect(found["requests"]?.integer == expected["requests"]?.integer)
      for key in ["units", "units_so_far"] {
        // Distinct units are counted to about 1 %.
        #expect(relativeError(found[key]?.double ?? .nan, expected[key]?.double ?? .nan) < 0.03)
      }
    }
    // ln(U/U′)/ln(N/N′) with the exact counts, half of the requests being made by the seventh day.
    #expect(abs((traffic["growth"]?.double ?? .nan) - 0.336) < 0.04)
  }

  @Test func metricsOfTheReference() async throws {
    let document = try await Self.solve([Self.gateway, "--lift", "0.1"])
    let metrics = try #require(document["metrics"])
    var cases = 0
    for c in try Reference("power_log").cases where c.has("name") {
      let metric = try #require(metrics.named(try c.string("name")))
      #expect(metric["requests"]?.integer == (try c.integer("requests")))
      #expect(metric["units"]?.integer == (try c.integer("units")))
      for key in ["baseline", "standard_deviation", "unit_size", "intraclass_correlation", "design_effect"] {
        #expect(relativeError(metric[key]?.double ?? .nan, try c.double(key)) < 1e-9, "\(key) of \(c)")
      }
      if c.has("worth_of_a_tenth") {
        #expect(metric[path: "targets.0.worth.control"]?.integer == (try c.integer("worth_of_a_tenth")))
      }
      cases += 1
    }
    #expect(cases == 3)
  }

  /// The unit of the response time must not matter to days and sizes.
  @Test func secondsAndMilliseconds() async throws {
    let one = try await Self.solve([fixturePath("logs/gateway_ten_percent.csv"), "--lift", "0.3"])
    let other = try await Self.solve([
      fixturePath("logs/gateway_ten_percent_seconds.csv"), "--lift", "0.3", "--time-unit", "s",
    ])
    for path in ["metrics.0.targets", "metrics.0.stages", "traffic"] {
      #expect(differences(one[path: path], other[path: path], within: 1e-9).isEmpty)
    }
  }

  @Test func oneGroupIsEnough() async throws {
    let folder = try TemporaryFolder()
    var lines = ["timestamp,user_id,group,response_time_ms"]
    var random = SplitMix64(seed: 5)
    for row in 0..<600 {
      lines.append(
        "2025-10-\(22 + row / 200)T10:00:\(10 + row % 50)Z,u\(row % 90),legacy,\(100 + 50 * random.uniform())"
      )
    }
    let path = try folder.file("baseline.csv", Array((lines.joined(separator: "\n") + "\n").utf8))
    let document = try await Self.solve([
      path, "--metric", "response_time_ms", "--metric", "response_time_ms:p95:decrease",
    ])
    #expect(document[path: "control.name"]?.string == "legacy")
    #expect(document[path: "metrics.0.reason"] == .null)
    #expect(document[path: "metrics.1.baseline"]?.double != nil, "\(document)")
    #expect(document[path: "metrics.1.worth"]?.string == "unit")
    let stage = try #require(document[path: "metrics.0.stages.3"])
    #expect(stage["share"]?.double == 0.5 && stage["hours"]?.double == 72)
    let named = try await Program.run(["power", "log", path, "--control", "canary"])
    #expect(named.status == 2 && named.error.contains("--control"))
  }

  @Test func kindsOfMetrics() async throws {
    let document = try await Self.solve([
      Self.gateway, "--metric", "response_time_ms:p95:decrease", "--metric",
      "response_time_ms:sum_per_unit:decrease",
      "--metric", "errors:share_of_units:decrease", "--metric", "response_time_ms:mean_per_unit:decrease",
    ])
    for metric in try #require(document["metrics"]?.array) {
      #expect(metric["reason"] == .null && metric["worth"]?.string == "unit", "\(metric)")
      #expect((metric["standard_deviation"]?.double ?? 0) > 0)
    }
  }

  @Test func optionsChangeWhatTheySay() async throws {
    let usual = try await Self.solve([Self.gateway])
    let daily = try await Self.solve([Self.gateway, "--daily", "28590491.6"])
    #expect(daily[path: "traffic.daily_requests"]?.double == 28590491.6)
    let stages = try await Self.solve([Self.gateway, "--stages", "1:6,99:1000"])
    #expect(stages[path: "metrics.0.stages"]?.array?.count == 2)
    func smallest(_ document: JSONValue) -> Double {
      document[path: "metrics.0.stages.3.smallest_improvement"]?.double ?? .nan
    }
    let strict = try await Self.solve([Self.gateway, "--alpha", "0.001", "--power", "0.99"])
    #expect(smallest(strict) > smallest(usual))
    let independent = try await Self.solve([Self.gateway, "--unit", "none"])
    #expect(smallest(independent) < smallest(usual))
    #expect(independent[path: "metrics.0.design_effect"] == .null)
  }

  @Test(arguments: ["table", "markdown"]) func forms(_ form: String) async throws {
    for log in [
      "logs/gateway.csv", "hostile/no_unit.csv", "hostile/zero_variance.csv", "hostile/one_group.csv",
    ] {
      let outcome = try await Program.run(["power", "log", "--quiet", "--format", form, fixturePath(log)])
      #expect([0, 2].contains(outcome.status) && !outcome.crashed, "\(outcome)")
      #expect(outcome.status == 2 || outcome.text.contains("response_time_ms"), "\(outcome.text)")
      if form == "table" {
        #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(outcome.text)")
      }
    }
  }

  @Test(arguments: [
    (["--lift", "0"], "--lift"), (["--lift", "nan"], "--lift"), (["--power", "1"], "--power"),
    (["--alpha", "0"], "--alpha"),
    (["--daily", "-1"], "--daily"), (["--improvement", "1"], "--improvement"),
    (["--stages", "5"], "--stages"),
    (["--stages", "0:24"], "--stages"), (["--stages", "5:nan"], "--stages"), (["--stages", ""], "--stages"),
    (["--split", "95/5"], "--stages"), (["--metric", "no_such_thing:mean:increase"], "no_such_thing"),
  ])
  func nonsense(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["power", "log", Self.gateway] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains(text), "\(outcome)")
  }
}
