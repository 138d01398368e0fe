import TestSupport
import Testing

/// `--sketch` and `--memory`: quantiles in bounded memory, and said to be so.
@Suite struct SketchTests {
  private static let log = fixturePath("logs/gateway.csv")

  private static func analyze(_ options: String, _ format: String = "json") async throws -> Outcome {
    let words = options.split(separator: " ").map(String.init)
    return try await Program.run(["analyze", "--format", format] + words + [log])
  }

  @Test func quantilesAreWithinAThousandthOfTheExactOnes() async throws {
    let exact = try await Self.analyze("--quiet").json
    let sketched = try await Self.analyze("--quiet --sketch").json
    #expect(exact["settings"]?["quantile_error"] == .null)
    #expect(sketched["settings"]?["quantile_error"]?.double == 0.001)
    var judged = 0
    for metric in ["response_time_ms", "confidence_score"] {
      for group in ["legacy", "canary"] {
        for level in ["0.5", "0.95", "0.99"] {
          func quantile(_ document: JSONValue) -> Double? {
            document["metrics"]?.named(metric)?["groups"]?.named(group)?["quantiles"]?[level]?.double
          }
          let (truth, found) = (try #require(quantile(exact)), try #require(quantile(sketched)))
          #expect(relativeError(found, truth) <= 0.001, "\(metric) of \(group) at \(level)")
          judged += found == truth ? 0 : 1
        }
      }
    }
    #expect(judged > 0, "nothing is sketched")
  }

  /// The note on standard error is there only where nobody asked for a sketch.
  @Test func aboveTheMemoryValuesGoIntoSketches() async throws {
    let asked = try await Self.analyze("--sketch")
    #expect(asked.status == 0 && !asked.error.contains("approximate"), "\(asked)")
    for threads in ["1", "2", "7"] {
      let limited = try await Self.analyze("--memory 1K --threads \(threads)")
      #expect(limited.output == asked.output, "\(threads) threads")
      #expect(limited.error.contains("quantiles are approximate within 0.1 %"), "\(limited)")
      #expect(limited.error.contains("1K; --memory SIZE"), "\(limited)")
    }
    let exact = try await Self.analyze("--memory 1M")
    #expect(exact.output != asked.output && !exact.error.contains("approximate"), "\(exact)")
    let quiet = try await Self.analyze("--memory 1K --quiet")
    #expect(quiet.output == asked.output && quiet.error == "", "\(quiet)")
  }

  /// The log's 7,983 values of 8 bytes are 63,864 bytes: what is just enough, and what is not.
  @Test(arguments: [
    ("63864", true), ("63864B", true), ("62.4K", true), ("62.4k", true), ("62.4KB", true), ("62.4KiB", true),
    ("0.061M", true), ("1g", true), ("4T", true), ("63863", false), ("62.3KiB", false), ("1", false),
    ("0.0609M", false),
  ])
  func sizesAreUnderstood(_ size: String, _ isEnough: Bool) async throws {
    let outcome = try await Self.analyze("--quiet --memory \(size)")
    #expect((try outcome.json["settings"]?["quantile_error"] == .null) == isEnough, "\(outcome)")
  }

  @Test(arguments: ["table", "markdown"]) func theReportSaysSo(_ format: String) async throws {
    let sketched = try await Self.analyze("--quiet --sketch", format)
    #expect(sketched.text.contains("p50, p95, p99: approximate within 0.1 %"), "\(sketched.text)")
    let exact = try await Self.analyze("--quiet", format)
    #expect(!exact.text.contains("approximate within"), "\(exact.text)")
  }

  @Test func aSummaryDocumentKeepsTheError() async throws {
    let folder = try TemporaryFolder()
    let sketched = try await Self.analyze("--quiet --sketch --summary-output \(folder("summary.json"))")
    #expect(try JSONValue(parsing: folder.bytes("summary.json"))["quantile_error"]?.double == 0.001)
    let again = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--summary", folder("summary.json"),
    ])
    #expect(try again.json["settings"]?["quantile_error"]?.double == 0.001, "\(again)")
    let metric = try sketched.json["metrics"]?.named("response_time_ms")?["groups"]?.named("canary")
    let readAgain = try again.json["metrics"]?.named("response_time_ms")?["groups"]?.named("canary")
    #expect(metric?["quantiles"] == readAgain?["quantiles"])
    #expect(try await exactSummary(in: folder)["quantile_error"] == nil)
  }

  @Test func withoutQuantilesThereIsNoError() async throws {
    let folder = try TemporaryFolder()
    let sketched = try await Self.analyze(
      "--quiet --sketch --metric success:proportion:increase --summary-output \(folder("summary.json"))")
    #expect(try sketched.json["settings"]?["quantile_error"] == .null, "\(sketched)")
    #expect(try JSONValue(parsing: folder.bytes("summary.json"))["quantile_error"] == nil)
  }

  private func exactSummary(in folder: TemporaryFolder) async throws -> JSONValue {
    _ = try await Self.analyze("--quiet --summary-output \(folder("exact.json"))")
    return try JSONValue(parsing: folder.bytes("exact.json"))
  }
}
