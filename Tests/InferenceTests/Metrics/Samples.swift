import Inference
import Summaries
import TestSupport

/// Rows of a group by unit, and the summary that a log of them gives.
struct Sample {
  /// The values of each unit.
  var units: [[Double]]

  var values: [Double] { units.flatMap(\.self) }

  /// The summary, without units where rows are independent.
  func summary(clustered: Bool) -> MetricSummary {
    let rows = values
    guard clustered else { return MetricSummary(moments: Moments(rows.span)) }
    var pairs = Comoments(variables: 2)
    let flat = units.flatMap { [$0.reduce(0, +), Double($0.count)] }
    pairs.add(rows: flat.span)
    return MetricSummary(moments: Moments(rows.span), units: UnitMoments(pairs, shift: 0))
  }

  func map(_ change: (Double) -> Double) -> Sample { Sample(units: units.map { $0.map(change) }) }

  /// The mean, the variance of the mean by residuals, and the naive variance s²/n, as textbooks have them.
  var truth: (mean: Double, clustered: Double, naive: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let residuals = units.reduce(0) { sum, unit in
      let residual = unit.reduce(0) { $0 + ($1 - mean) }
      return sum + residual * residual
    }
    let count = Double(units.count)
    let deviation = (squares / (n - 1)).squareRoot()
    return (mean, count / (count - 1) * residuals / (n * n), squares / (n - 1) / n, deviation)
  }

  /// Units of 1 to 6 rows about a mean; values are multiples of 2⁻¹⁰, so that exact changes stay exact.
  static func means(_ count: Int, about mean: Double, spread: Double = 100, random: inout SplitMix64)
    -> Sample
  {
    Sample(
      units: (0..<count).map { _ in
        let own = mean + spread * random.normal()
        return (0..<1 + Int(random.next() % 6)).map { _ in
          ((own + spread / 2 * random.normal()) * 1024).rounded() / 1024
        }
      })
  }

  /// Units of 1 to 6 zeros and ones.
  static func flags(_ count: Int, share: Double, random: inout SplitMix64) -> Sample {
    Sample(
      units: (0..<count).map { _ in
        let own = min(1, max(0, share + 0.1 * random.normal()))
        return (0..<1 + Int(random.next() % 6)).map { _ in random.uniform() < own ? 1 : 0 }
      })
  }

  /// Independent rows: `events` ones among `count`.
  static func counts(_ events: Int, of count: Int) -> Sample {
    Sample(units: (0..<count).map { [$0 < events ? 1 : 0] })
  }
}

/// A metric of a name for a test.
func metric(_ text: String) throws -> any Metric {
  try MetricSpecification(parsing: text, role: .primary).metric
}
