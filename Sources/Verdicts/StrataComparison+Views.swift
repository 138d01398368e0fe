internal import Inference
internal import Sentences
internal import Summaries

extension StrataComparison {
  /// The views that the question adds to the comparison of a metric and a treatment.
  func views(_ metric: MetricSpecification, treatment: Int) -> [ComparisonView] {
    var views: [ComparisonView] = []
    if question.stratifies { views.append(stratified(metric, treatment: treatment)) }
    if question.asksNovelty { views.append(novelty(metric, treatment: treatment)) }
    return views
  }

  /// The words for a stratum and for many.
  private var word: (one: Sentence, many: Sentence) {
    switch question.dimension {
    case .stage: ("stage", "stages")
    case .day: ("day", "days")
    case .hour: ("hour", "hours")
    case .segment: ("value", "values")
    }
  }

  /// The difference within strata.
  private func stratified(_ metric: MetricSpecification, treatment: Int) -> ComparisonView {
    let level = settings.comparison.level
    var view = ComparisonView(name: "stratified", detailSentence: "by \(word.one)")
    guard let cells = cells(of: metric) else {
      view.reasonSentence = "only means and proportions of one reading are summed within strata"
      return view
    }
    do {
      let found = try StratifiedDifference(cells, control: groups[0], treatment: treatment)
      let count = found.strata.count
      view.detailSentence = told(count, dropped: found.dropped)
      view.level = level
      view.difference = try found.interval(level: level)
      view.test = found.welch.test
      view.lift = try? found.lift(level: level)
      view.figures = [
        .init("strata", Double(count)), .init("strata_dropped", Double(found.dropped)),
      ]
    } catch {
      view.reasonSentence = error.sentence
    }
    return view
  }

  private func told(_ count: Int, dropped: Int) -> Sentence {
    let within: Sentence = "within \(count) \(count == 1 ? word.one : word.many)"
    return dropped > 0 ? within + ", \(dropped) without rows of both groups left out" : within
  }

  /// The course of the difference over days.
  private func novelty(_ metric: MetricSpecification, treatment: Int) -> ComparisonView {
    let level = settings.comparison.level
    var view = ComparisonView(name: "novelty")
    guard let cells = cells(of: metric) else {
      view.reasonSentence = "only means and proportions of one reading are summed within days"
      return view
    }
    do {
      let differences = try StratumDifferences(cells, control: groups[0], treatment: treatment)
      let days = differences.strata.map { stratum -> Double in
        if case .number(let day) = summary.strata[stratum] { Double(day) } else { .nan }
      }
      let found = try Novelty(differences, days: days)
      let interval = try found.interval(level: level)
      view.detailSentence = "course of the difference over \(days.count) days"
      view.level = level
      view.test = found.test
      view.figures = [
        .init("slope_per_day", found.slope), .init("slope_lower", interval.lower),
        .init("slope_upper", interval.upper), .init("first_day", found.atFirst),
        .init("last_day", found.atLast),
      ]
    } catch {
      view.reasonSentence =
        if case .tooFewRows = error {
          "fewer than three days have \(Estimate.fewestUnits) units in both groups"
        } else {
          error.sentence
        }
    }
    return view
  }

  /// The check of whether all rows together and strata say the same of a metric; nil where there is nothing to compare.
  func pooledCheck(_ metric: MetricSpecification, treatment: Int, isOnly: Bool) -> Check? {
    guard question.stratifies, let cells = cells(of: metric),
      let found = try? PooledDifference(cells, control: groups[0], treatment: treatment)
    else { return nil }
    let isAlarm = found.test.pValue < 0.001
    let isReversed = isAlarm && found.isReversed
    let name =
      "pooled_against_stratified:\(metric.name)" + (isOnly ? "" : ":\(summary.groupNames[treatment])")
    let numbers: Sentence =
      "all rows together \(Figures.significant(found.pooled)), within \(word.many) \(Figures.significant(found.stratified))"
    let why: Sentence
    if isReversed {
      why =
        "; they point opposite ways, because the groups' shares changed with time: only the one within strata holds"
    } else if isAlarm {
      why =
        "; they differ by more than chance, because the groups' shares changed with time: trust the one within strata"
    } else {
      why = ""
    }
    return Check(
      name: name, status: isReversed ? .fail : (isAlarm ? .warn : .pass), statistic: found.test.statistic,
      pValue: found.test.pValue, finding: numbers + why)
  }
}
