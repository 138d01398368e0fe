internal import Inference
internal import Verdicts

/// What is shown of strata: the first metric stratum by stratum, of the others whether they change alike.
struct StrataFigures {
  let strata: AnalysedStrata
  var telling = Telling.english
  /// How many strata are shown; a document holds them all.
  var most = 40

  /// What tells the strata apart: a column, a stage, a day.
  var name: String {
    switch strata.kind {
    case .stages: telling(StrataPhrase.stage)
    case .days: telling(StrataPhrase.day)
    case .segment(let column): column
    }
  }

  /// What the section is about: `By endpoint`.
  func title(_ name: (String) -> String) -> String { telling(ReportPhrase.bySegment, name(self.name)) }

  /// The heads of the columns, which of them hold words, and what they say; the first says what is outside of us.
  var columns: [(title: String, isText: Bool, phrase: ReportPhrase?)] {
    let further: [(ReportPhrase, Bool)] = [
      (.requests, false), (.control, false), (.treatment, false), (.difference, false), (.lift, false),
      (.pValue, false), (.outcome, true),
    ]
    let names: [(ReportPhrase, Bool)] = strata.treatments.count > 1 ? [(.treatment, true)] : []
    return [(name, true, nil)] + (names + further).map { (telling($0.0), $0.1, $0.0) }
  }

  /// The rows, of the first metric; values are given to `name` to be shown.
  func rows(_ name: (String) -> String) -> [[String]] {
    guard let metric = strata.metrics.first else { return [] }
    let figures = MetricFigures(specification: metric, telling: telling)
    return strata.strata.prefix(most).flatMap { stratum in
      zip(strata.treatments, stratum.comparisons[0]).enumerated().map { place, pair in
        let (treatment, comparison) = pair
        let counts = [stratum.groups[0], stratum.groups[place + 1]].map { Figures.count($0.requests) }
        return [name(stratum.name)] + (strata.treatments.count > 1 ? [name(treatment)] : []) + [
          counts.joined(separator: " / "), value(stratum.means[0][0], figures),
          value(stratum.means[0][place + 1], figures),
          comparison.difference.map { figures.difference($0.estimate) } ?? "–",
          comparison.lift.map { telling.figure(Figures.percent($0.estimate, signed: true)) } ?? "–",
          MetricFigures.deciding(comparison),
          comparison.test == nil ? telling(FigurePhrase.noAnswer) : telling.outcome(comparison.outcome),
        ]
      }
    }
  }

  private func value(_ mean: Double, _ figures: MetricFigures) -> String {
    mean.isNaN ? "–" : figures.value(mean)
  }

  /// What the table holds, how many strata it leaves out, and whether the treatments change the metrics alike.
  func notes(_ name: (String) -> String) -> [String] {
    guard let metric = strata.metrics.first else {
      return [telling(StrataPhrase.noMetric, name(self.name))]
    }
    let value = Words.value(metric.kind, in: telling)
    return [telling(StrataPhrase.tableHolds, name(metric.name), value)] + shortNotes(name)
  }

  /// How many strata the table leaves out, and whether the treatments change the metrics alike.
  func shortNotes(_ name: (String) -> String) -> [String] {
    guard !strata.metrics.isEmpty else { return [telling(StrataPhrase.noMetric, name(self.name))] }
    var notes: [String] = []
    if strata.strata.count > most {
      notes.append(telling(StrataPhrase.moreInDocument, Figures.count(strata.strata.count - most)))
    }
    if strata.withoutStratum > 0 {
      notes.append(telling(StrataPhrase.without, Figures.count(strata.withoutStratum), name(self.name)))
    }
    return notes + evenness(name)
  }

  private func evenness(_ name: (String) -> String) -> [String] {
    strata.evenness.compactMap { found in
      let who =
        strata.treatments.count > 1
        ? telling(StrataPhrase.ofTreatment, name(found.metric), name(found.treatment)) : name(found.metric)
      guard let test = found.test else {
        guard strata.strata.count > 1, let reason = found.reason else { return nil }
        return telling(StrataPhrase.notCompared, who, telling.told(reason))
      }
      let pValue = Figures.pValue(test.pValue, log10: test.log10PValue)
      let left = found.dropped > 0 ? telling(StrataPhrase.leftOut, String(found.dropped)) : ""
      return telling(
        test.pValue < 0.05 ? StrataPhrase.differs : .maybeEven, who, name(self.name), pValue + left)
    }
  }
}
