internal import Inference
internal import Sentences
internal import Summaries

/// Whether a metric is missing in some rows, and in one group more than in another.
///
/// The shares are compared by the score test. Rows of one unit may be missing together, so that n is divided by the
/// largest design effect that can be, that of units whose rows are all missing or none, Σ N_u²/Σ N_u: the p-value is
/// rather too large than too small.
///
/// *Source:* O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985), 213–226, doi:10.1002/sim.4780040211; the
/// design effect at an intraclass correlation of 1, L. Kish, "Survey Sampling", 1965, section 5.4.
enum MissingValuesCheck {
  /// The check of one metric; nil where nothing is missing.
  static func check(
    _ specification: MetricSpecification, chosen: [GroupSummary], found: [(rows: Int, of: Int)]
  ) -> Check? {
    guard found.contains(where: { $0.rows > 0 }) else { return nil }
    let worst = found.map { Double($0.rows) / Double(max(1, $0.of)) }.max() ?? 0
    let parts: [Sentence] = zip(chosen, found).map { "\(name: $0.name) \($1.rows) of \($1.of)" }
    let effects = chosen.map { group -> Double in
      guard let units = group.summary(of: specification).units, units.count > 1, units.meanSize > 0 else {
        return 1
      }
      return max(1, (units.varianceSize + units.meanSize * units.meanSize) / units.meanSize)
    }
    let tests = found.indices.dropFirst().compactMap { treatment -> TestResult? in
      func counts(_ group: Int) -> (events: Double, trials: Double) {
        (Double(found[group].rows) / effects[group], Double(found[group].of) / effects[group])
      }
      return try? MiettinenNurminen(control: counts(0), treatment: counts(treatment)).test
    }
    let strongest = tests.min { $0.pValue < $1.pValue }
    let pValue = strongest.map { min(1, $0.pValue * Double(tests.count)) }
    let isUneven = (pValue ?? 1) < 0.001
    return Check(
      name: "missing_values:\(specification.name)", status: worst > 0.01 || isUneven ? .warn : .pass,
      statistic: strongest?.statistic, pValue: pValue,
      finding: parts.joined(separator: ", ")
        + (isUneven
          ? "; more are missing in one group than chance explains, and what is missing may differ" : ""))
  }
}
