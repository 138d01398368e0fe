import Glibc
import Inference
import TestSupport
import Testing

@Suite struct QuantileSequenceTests {
  /// From the paper's constants, by mpmath: p = 0.5, 0.9 and 0.99 at α = 0.05.
  @Test func reference() throws {
    // (p, n, α, p − f, p + f), mpmath 1.4.1, 30 digits.
    let cases: [(Double, Double, Double, Double?, Double?)] = [
      (0.5, 100, 0.05, 0.23145736871591378, 0.76854263128408622),
      (0.5, 10000, 0.05, 0.47743311852515291, 0.52256688147484709),
      (0.9, 3000, 0.05, 0.874058350161670575, 0.925941649838329469),
      (0.99, 3000, 0.05, 0.979910686244054956, nil),
      (0.99, 1e6, 0.01, 0.989504250672903658, 0.990495749327096324),
      (0.001, 1e7, 0.05, 0.000953653848619285996, 0.00104634615138071405),
    ]
    for (level, count, alpha, lower, upper) in cases {
      let found = try QuantileSequence(level: level).levels(count: count, alpha: alpha)
      for (end, expected) in [(found.lower, lower), (found.upper, upper)] {
        if let expected {
          #expect(abs((end ?? .nan) / expected - 1) < 1e-13, "\(level) \(count)")
        } else {
          #expect(end == nil, "\(level) \(count)")
        }
      }
    }
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.invalidLevel(1)) { try QuantileSequence(level: 1) }
    let sequence = try QuantileSequence(level: 0.5)
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try sequence.levels(count: 0, alpha: 0.05)
    }
    #expect(throws: InferenceError.self) { try sequence.levels(count: .nan, alpha: 0.05) }
    let first = try sequence.levels(count: 1, alpha: 0.05)
    #expect(first.lower == nil && first.upper == nil)
    let difference = QuantileSequence.difference(
      control: Interval(estimate: 10, lower: 8, upper: .infinity),
      treatment: Interval(estimate: 12, lower: 11, upper: 14))
    #expect(difference.estimate == 2 && difference.lower == -.infinity && difference.upper == 6)
  }
}
