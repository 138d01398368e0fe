internal import Distributions

/// Counts what methods have found, and judges the rates.
struct Tally {
  private let study: Study
  /// For each experiment, the findings of all methods' answers.
  private let findings: [[Finding]]

  init(_ study: Study, _ findings: [[Finding]]) {
    self.study = study
    self.findings = findings
  }

  /// The rates of every answer.
  var rows: [CalibrationRow] {
    var rows: [CalibrationRow] = []
    var column = 0
    for method in study.methods {
      for answer in method.answers {
        let found = findings.map { $0[column] }
        rows += self.rows(of: answer, method: method.name, found)
        column += 1
      }
    }
    return rows
  }

  private func rows(of answer: CalibratedAnswer, method: String, _ found: [Finding]) -> [CalibrationRow] {
    let place = (study.world.name, method, answer.name, answer.truth)
    let isNull = answer.truth.magnitude < 1e-9
    let measure: CalibrationRow.Measure = answer.isGate ? .promotion : isNull ? .falseAlarm : .power
    var rows: [CalibrationRow] = []
    if answer.hasTest {
      let rejections = found.compactMap(\.rejects)
      rows.append(
        CalibrationRow(
          place, measure, standard: answer.standard,
          asked: measure == .power ? oraclePower(answer, found) : answer.alpha,
          hits: rejections.count { $0 }, answered: rejections.count,
          unanswered: found.count - rejections.count))
    }
    if answer.hasInterval {
      let coverage = found.compactMap(\.covers)
      rows.append(
        CalibrationRow(
          place, .coverage, standard: answer.standard, asked: 1 - answer.alpha,
          hits: coverage.count { $0 }, answered: coverage.count, unanswered: found.count - coverage.count))
    }
    return rows
  }

  /// How often a z test would see the effect that knew the true standard deviation of the estimate.
  ///
  ///     |estimate| > Φ⁻¹(1 − α/2)·σ
  ///
  /// with σ the standard deviation of the estimate over all experiments. It judges the same experiments, so that luck is
  /// the same for both; nil with fewer than 100 of them.
  private func oraclePower(_ answer: CalibratedAnswer, _ found: [Finding]) -> Double? {
    let estimates = found.map(\.estimate).filter(\.isFinite)
    guard estimates.count >= 100 else { return nil }
    let count = Double(estimates.count)
    let mean = estimates.reduce(0, +) / count
    let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let limit = Normal.standard.upperQuantile(answer.alpha / 2) * variance.squareRoot()
    return Double(estimates.count { $0.magnitude > limit }) / count
  }
}
