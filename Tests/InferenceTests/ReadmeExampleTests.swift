import Inference
import Summaries
import TestSupport
import Testing

@Suite struct ReadmeExampleTests {
  /// The README's example, as it stands there.
  private func example() throws -> (difference: Double, pValue: Double, lower: Double, upper: Double) {
    let legacy = [452.1, 431.9, 470.4, 444.0, 461.2]
    let canary = [221.3, 240.1, 219.8, 230.5, 226.0]
    let welch = try Welch(control: Moments(legacy.span), treatment: Moments(canary.span))
    let interval = try welch.interval(level: 0.95)
    return (welch.difference, welch.test.pValue, interval.lower, interval.upper)
  }

  @Test func computesWhatScipySays() throws {
    // scipy.stats.ttest_ind(canary, legacy, equal_var=False) and its confidence_interval(), scipy 1.17.1.
    let found = try example()
    #expect(relativeError(found.difference, -224.38) < 1e-12)
    #expect(relativeError(found.pValue, 6.632076496862216e-08) < 1e-12)
    #expect(relativeError(found.lower, -242.85869638363724) < 1e-12)
    #expect(relativeError(found.upper, -205.90130361636264) < 1e-12)
  }

  @Test func isTheTextOfTheReadme() throws {
    let readme = String(decoding: try fixture("../README.md"), as: UTF8.self)
    let source = String(
      decoding: try fixture("../Tests/InferenceTests/ReadmeExampleTests.swift"), as: UTF8.self)
    let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("let ") }
    for line in lines.prefix(4) { #expect(readme.contains(line), "README.md lacks: \(line)") }
  }
}
