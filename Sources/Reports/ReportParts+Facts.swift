internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// The reason of the verdict, or why there is none, as one sentence.
  var reason: String? {
    (report.verdict?.reason ?? report.ungated).map {
      DisplayWidth.truncated(Markup.visible(telling.told($0)), to: 360)
    }
  }

  /// What a reader of the first screen must know: how large, how sure, on how much data, what next.
  ///
  /// - Parameter isShort: whether the title tells the days already, as on a terminal.
  /// - Returns: the facts.
  func facts(isShort: Bool) -> [(label: String, text: String)] {
    [
      (telling(ReportPhrase.howLarge), howLarge), (telling(ReportPhrase.howSure), howSure),
      (telling(ReportPhrase.onHowMuch), howMuch(isShort: isShort)), (telling(ReportPhrase.whatNext), next),
    ]
  }

  private var next: String {
    let sentences = NextStep(report, telling).sentences
    return sentences.isEmpty ? "–" : sentences.joined(separator: ". ")
  }

  private var howLarge: String {
    guard let (metric, pair) = leading else { return telling(ReportTextPhrase.noComparison) }
    let name = DisplayWidth.truncated(telling.shown(telling.label(metric.specification)), to: 60)
    let who = hasTreatments ? ", " + DisplayWidth.truncated(telling.shown(pair.treatment), to: 60) : ""
    let comparison = pair.comparison
    if let reason = comparison.reason {
      return "\(name)\(who): \(telling(FigurePhrase.noAnswerBecause, telling.told(reason)))"
    }
    let figures = figures(metric.specification)
    let values = [pair.control, pair.treatment].compactMap { name in
      zip(analysis.groups, metric.groups).first { $0.0.name == name }.map { figures.withUnit($0.1.value) }
    }
    let change =
      comparison.lift.map { (percent($0.estimate), telling.liftInterval($0)) }
      ?? comparison.difference.map { (figures.difference($0.estimate), figures.differenceInterval($0)) }
    guard let change else { return "\(name)\(who): \(values.joined(separator: " → "))" }
    let level = telling.levelInterval(comparison.level)
    return "\(name)\(who) \(change.0) (\(level) \(change.1)), \(values.joined(separator: " → "))"
  }

  private var howSure: String {
    var parts: [String] = []
    if let comparison = leading?.pair.comparison {
      let outcome = Words.outcome(comparison, in: telling)
      let why = comparison.reason == nil ? outcome.why : nil
      parts.append([outcome.word, why].compactMap { $0 }.joined(separator: ", "))
      if let pValue = telling.pValue(comparison) { parts.append(pValue) }
      if let looks = comparison.sequential {
        parts.append(
          telling(
            ReportTextPhrase.overLooks, Figures.pValue(looks.pValue, log10: looks.log10PValue)))
      }
    }
    if let gate = report.gate {
      let asked = gate.verdict.criteria.filter { $0.status != .notAsked }
      parts.append(
        telling(
          ReportTextPhrase.criteriaMet, Figures.count(asked.filter { $0.status == .met }.count),
          Figures.count(asked.count), telling.name(gate.evidence.rawValue)))
    }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }

  private func howMuch(isShort: Bool) -> String {
    var parts = [telling(ReportTextPhrase.requests, Figures.count(analysis.rows.used))]
    if let units = report.looks.last?.units {
      parts.append(telling(ReportTextPhrase.units, Figures.count(units)))
    }
    if let dates {
      let count = report.days.count
      parts.append(
        count == 1
          ? telling(ReportTextPhrase.oneDay, dates)
          : isShort
            ? telling(ReportTextPhrase.daysOnly, Figures.count(count))
            : telling(ReportTextPhrase.days, Figures.count(count), dates))
    }
    return parts.joined(separator: ", ")
  }

  /// The checks that give a warning or fail, in one sentence; nil where none does.
  var troubles: String? {
    let found = Words.worstFirst(analysis.checks).filter { $0.status == .warn || $0.status == .fail }
    guard !found.isEmpty else { return nil }
    return found.map { telling.name($0.name) + bracketed(telling.status($0.status)) }.joined(separator: ", ")
  }
}
