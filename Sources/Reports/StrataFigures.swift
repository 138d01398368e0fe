internal import Inference
internal import Verdicts

/// What is shown of strata: the first metric stratum by stratum, of the others whether they change alike.
struct StrataFigures {
  /// How many strata are shown; a document holds them all.
  static let most = 40

  let strata: AnalysedStrata

  /// What the section is about: `By endpoint`.
  func title(_ name: (String) -> String) -> String { "By \(name(strata.name))" }

  /// The heads of the columns, and which of them hold words.
  var columns: [(title: String, isText: Bool)] {
    [(strata.name, true)] + (strata.treatments.count > 1 ? [("treatment", true)] : [])
      + [
        ("requests", false), ("control", false), ("treatment", false), ("difference", false), ("lift", false),
        ("p", false), ("outcome", true),
      ]
  }

  /// The rows, of the first metric; values are given to `name` to be shown.
  func rows(_ name: (String) -> String) -> [[String]] {
    guard let metric = strata.metrics.first else { return [] }
    let figures = MetricFigures(specification: metric)
    return strata.strata.prefix(Self.most).flatMap { stratum in
      zip(strata.treatments, stratum.comparisons[0]).enumerated().map { place, pair in
        let (treatment, comparison) = pair
        let counts = [stratum.groups[0], stratum.groups[place + 1]].map { Figures.count($0.requests) }
        return [name(stratum.name)] + (strata.treatments.count > 1 ? [name(treatment)] : []) + [
          counts.joined(separator: " / "), value(stratum.means[0][0], figures),
          value(stratum.means[0][place + 1], figures),
          comparison.difference.map { figures.difference($0.estimate) } ?? "–",
          comparison.lift.map { Figures.percent($0.estimate, signed: true) } ?? "–",
          MetricFigures.deciding(comparison),
          comparison.test == nil ? "no answer" : comparison.outcome.rawValue,
        ]
      }
    }
  }

  private func value(_ mean: Double, _ figures: MetricFigures) -> String {
    mean.isNaN ? "–" : figures.value(mean)
  }

  /// What the table holds, how many strata it leaves out, and whether the treatments change the metrics alike.
  func notes(_ name: (String) -> String) -> [String] {
    guard let metric = strata.metrics.first else { return ["no metric is summed by \(name(strata.name))"] }
    var notes = [
      "\(name(metric.name)), \(Words.value(metric.kind)) of control and treatment; p corrected for the number of rows"
    ]
    if strata.strata.count > Self.most {
      notes.append("\(Figures.count(strata.strata.count - Self.most)) more are in the JSON document")
    }
    if strata.withoutStratum > 0 {
      notes.append("\(Figures.count(strata.withoutStratum)) requests have no \(name(strata.name))")
    }
    return notes + evenness(name)
  }

  private func evenness(_ name: (String) -> String) -> [String] {
    strata.evenness.compactMap { found in
      let who = name(found.metric) + (strata.treatments.count > 1 ? " of \(name(found.treatment))" : "")
      guard let test = found.test else {
        return strata.strata.count > 1 ? found.reason.map { "\(who): not compared, because \($0)" } : nil
      }
      let pValue = Figures.pValue(test.pValue, log10: test.log10PValue)
      let word = test.pValue < 0.05 ? "differs" : "does not provably differ"
      let left = found.dropped > 0 ? "; \(found.dropped) with few units left out" : ""
      return
        "\(who): the difference \(word) from \(name(strata.name)) to \(name(strata.name)) (\(pValue)\(left))"
    }
  }
}
