import TestSupport
import Testing

/// The same log in another unit, shifted, or with its groups exchanged: what must stay, and what must turn.
@Suite struct InvarianceTests {
  /// The shipped log with its response times told anew; the exact product is written, with all its digits.
  private static func log(
    _ folder: TemporaryFolder, _ name: String, header: String, _ tell: (Double) -> Double
  )
    throws -> String
  {
    let text = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self)
    var lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(lines[0].firstIndex(of: "response_time_ms"))
    lines[0][column] = Substring(header)
    for row in lines.indices.dropFirst() {
      if let value = Double(lines[row][column]) { lines[row][column] = Substring("\(tell(value))") }
    }
    return try folder.file(name, lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n")
  }

  private static let kinds = ["mean", "p50", "p95", "mean_per_unit", "sum_per_unit"]

  private func answer(
    _ log: String, column: String, _ more: [String] = [], kinds: [String] = Self.kinds
  ) async throws -> JSONValue {
    let metrics = kinds.flatMap { ["--metric", "\(column):\($0):decrease"] }
    let outcome = try await Program.run(["analyze", "--quiet", "--format", "json", log] + metrics + more)
    #expect(outcome.status == 0, "\(outcome)")
    return try outcome.json
  }

  /// p-values, effect sizes, lifts, design effects and outcomes of all comparisons.
  private func figures(_ answer: JSONValue) throws -> [[String: Double]] {
    try #require(answer["metrics"]?.array).map { metric in
      let comparison = try #require(metric["comparisons"]?.array?.first)
      var found: [String: Double] = [:]
      for path in [
        "test.p_value", "test.log10_p_value", "test.statistic", "test.adjusted_p_value",
        "test.degrees_of_freedom",
        "effect_size.cohens_d", "effect_size.lower", "relative_difference.estimate",
        "relative_difference.lower",
        "relative_difference.upper", "design_effect", "level",
      ] {
        if let value = comparison[path: path]?.double { found[path] = value }
      }
      found["outcome"] = comparison["outcome"]?.string == "improved" ? 1 : 0
      return found
    }
  }

  @Test(arguments: [("seconds.csv", 0.001), ("minutes.csv", 1.0 / 60_000), ("micro.csv", 1000.0)])
  func anotherUnit(_ name: String, _ factor: Double) async throws {
    let folder = try TemporaryFolder()
    let milliseconds = try Self.log(folder, "ms.csv", header: "took") { $0 }
    let other = try Self.log(folder, name, header: "took") { $0 * factor }
    let one = try figures(try await answer(milliseconds, column: "took"))
    let two = try figures(try await answer(other, column: "took"))
    #expect(one.count == 5 && one.allSatisfy { $0.count >= 8 })
    for (metric, (one, two)) in zip(one, two).enumerated() {
      for (key, value) in one {
        #expect(relativeError(try #require(two[key]), value) < 1e-9, "\(key) of metric \(metric)")
      }
    }
  }

  /// A shift leaves differences, their p-values and d; of a sum over unequal units it does not.
  @Test func shifted() async throws {
    let folder = try TemporaryFolder()
    let plain = try Self.log(folder, "plain.csv", header: "took") { $0 }
    let shifted = try Self.log(folder, "shifted.csv", header: "took") { $0 + 4096 }
    // What is not invariant itself would move the others through the correction for their number.
    let kinds = Array(Self.kinds.prefix(4))
    let one = try await answer(plain, column: "took", kinds: kinds)
    let two = try await answer(shifted, column: "took", kinds: kinds)
    for metric in 0..<4 {
      func comparison(_ answer: JSONValue) throws -> JSONValue {
        try #require(answer["metrics"]?.array?[metric]["comparisons"]?.array?.first)
      }
      for path in [
        "test.p_value", "test.statistic", "difference.estimate", "difference.lower", "effect_size.cohens_d",
      ] {
        guard let value = try comparison(one)[path: path]?.double else { continue }
        #expect(
          relativeError(try #require(try comparison(two)[path: path]?.double), value) < 1e-9,
          "\(path) of \(metric)")
      }
    }
  }

  /// t and d turn their signs, and a lift from l to u becomes one from 1/(1 + u) − 1 to 1/(1 + l) − 1.
  @Test func groupsExchanged() async throws {
    let folder = try TemporaryFolder()
    let log = try Self.log(folder, "log.csv", header: "took") { $0 }
    let one = try figures(try await answer(log, column: "took", ["--control", "legacy"]))
    let two = try figures(try await answer(log, column: "took", ["--control", "canary"]))
    for (one, two) in zip(one, two) {
      func both(_ key: String) throws -> (Double, Double) { (try #require(one[key]), try #require(two[key])) }
      let (t, turned) = try both("test.statistic")
      #expect(relativeError(turned, -t) < 1e-12)
      if one["effect_size.cohens_d"] != nil {
        let (d, turned) = try both("effect_size.cohens_d")
        #expect(relativeError(turned, -d) < 1e-12)
      }
      let (lower, _) = try both("relative_difference.lower")
      let (_, upper) = try both("relative_difference.upper")
      #expect(relativeError(1 + upper, 1 / (1 + lower)) < 1e-9)
    }
  }
}
