internal import Inference
internal import Plans
internal import Sentences
internal import Summaries

/// The time of a stage, and the share of each group that is planned in it.
struct PlannedStage {
  var range: TimeRange
  var shares: [Double]
}

/// Compares groups within the strata of one dimension.
struct StrataComparison {
  let question: DimensionQuestion
  let summary: DimensionSummary
  /// The groups compared, by index among the cells, control first.
  let groups: [Int]
  let settings: AnalysisSettings

  /// The strata of a question; nil where the summary lacks the dimension or a group.
  init?(
    _ question: DimensionQuestion, in summary: Summary, compared names: [String], settings: AnalysisSettings
  ) {
    guard let found = summary.dimensions.first(where: { $0.dimension == question.dimension }) else {
      return nil
    }
    let groups = names.compactMap { found.group($0) }
    guard groups.count == names.count else { return nil }
    self.question = question
    self.summary = found
    self.groups = groups
    self.settings = settings
  }

  /// The planned shares of the stages that have rows, control first, each once; empty where none is planned by stage.
  var plannedShares: [[Double]] {
    guard let shares = question.shares else { return [] }
    var planned: [[Double]] = []
    for stratum in summary.strata {
      guard case .number(let place) = stratum, shares.indices.contains(place),
        shares[place].count == groups.count, !planned.contains(shares[place])
      else { continue }
      planned.append(shares[place])
    }
    return planned
  }

  /// When which split was planned, control first; empty where the split is the same throughout or not known.
  var plannedStages: [PlannedStage] {
    guard let shares = question.shares, case .stage(let ranges) = question.dimension else { return [] }
    return zip(ranges, shares).map { PlannedStage(range: $0, shares: $1) }
  }

  /// Whether there is more than one stratum, or somebody asked.
  var isWorthTelling: Bool { !question.isAutomatic || summary.strata.count > 1 }

  /// The metrics that cells tell: means and proportions of what was summed.
  func metrics(_ all: [MetricSpecification]) -> [MetricSpecification] {
    all.filter { cells(of: $0) != nil }
  }

  /// The cells of a metric; nil where there are none.
  func cells(of metric: MetricSpecification) -> CellSums? {
    guard metric.kind == .mean || metric.kind == .proportion else { return nil }
    return summary.expressions[metric.expression]
  }

  /// The strata, one by one; nil where the question does not ask for them.
  func analysed(_ specifications: [MetricSpecification]) -> AnalysedStrata? {
    guard let kind = question.kind, isWorthTelling else { return nil }
    let metrics = metrics(specifications)
    let names = groups.map { summary.groupNames[$0] }
    var result = AnalysedStrata(
      kind: kind, metrics: metrics, treatments: Array(names.dropFirst()),
      strata: summary.strata.indices.map { stratum in
        AnalysedStrata.Stratum(
          name: self.name(of: stratum),
          groups: groups.map { group in
            let cell = stratum * summary.groupNames.count + group
            return AnalysedStrata.Group(
              name: summary.groupNames[group], requests: summary.requests[cell], units: summary.units?[cell])
          },
          means: metrics.map { metric in
            groups.map { group in
              let moments = cells(of: metric)?.moments[stratum * summary.groupNames.count + group]
              return moments.map { $0.count > 0 ? $0.mean : .nan } ?? .nan
            }
          }, comparisons: metrics.map { _ in [] })
      },
      evenness: [], withoutStratum: summary.withoutStratum)
    (result.sampledShare, result.sampledUnits) = (summary.sampledShare, summary.sampledUnits)
    for (place, metric) in metrics.enumerated() {
      guard let cells = cells(of: metric) else { continue }
      for treatment in groups.dropFirst() {
        let found = comparisons(metric, cells, treatment: treatment)
        for stratum in found.indices { result.strata[stratum].comparisons[place].append(found[stratum]) }
        result.evenness.append(evenness(metric, cells, treatment: treatment))
      }
    }
    return result
  }

  /// The comparison in each stratum, corrected for their number.
  private func comparisons(
    _ metric: MetricSpecification, _ cells: CellSums, treatment: Int
  ) -> [MetricComparison] {
    let summaries = cells.summaries(isFlag: metric.isFlag, hasUnits: summary.units != nil)
    let differences = try? StratumDifferences(cells, control: groups[0], treatment: treatment, fewestUnits: 2)
    var plain = settings.comparison
    plain.targetLift = nil
    // Strata are told with differences alone.
    plain.tellsEffectSize = false
    if plain.test == .student { plain.test = .welch }
    func compare(_ stratum: Int, level: Double) -> MetricComparison {
      var settings = plain
      settings.level = level
      let place = differences?.strata.firstIndex(of: stratum)
      return metric.metric.compare(
        control: summaries[stratum * cells.groups + groups[0]],
        treatment: summaries[stratum * cells.groups + treatment],
        covariance: place.flatMap { differences?.groupCovariances[$0] } ?? 0, settings: settings)
    }
    var found = (0..<cells.strata).map { compare($0, level: plain.level) }
    let correction = self.settings.correction
    let pValues = correction.adjusted(found.map { $0.test?.pValue ?? .nan })
    let logs = found.map { $0.test?.log10PValue ?? .nan }
    let adjusted = correction.adjusted(log10PValues: logs)
    for stratum in found.indices where found[stratum].test != nil {
      if adjusted[stratum] > logs[stratum] {
        let level = adjustedLevel(
          alpha: 1 - plain.level, log10P: logs[stratum], log10Adjusted: adjusted[stratum])
        found[stratum] = compare(stratum, level: level)
      }
      found[stratum].settle(
        adjusted: pValues[stratum], significance: plain.significance, direction: metric.direction)
    }
    return found
  }

  private func evenness(
    _ metric: MetricSpecification, _ cells: CellSums, treatment: Int
  ) -> AnalysedStrata.Evenness {
    var result = AnalysedStrata.Evenness(
      metric: metric.name, treatment: summary.groupNames[treatment], test: nil, dropped: 0,
      reasonSentence: nil)
    do {
      let found = try StratumDifferences(cells, control: groups[0], treatment: treatment)
      result.dropped = found.dropped
      guard found.strata.count >= 2 else {
        result.reasonSentence = "fewer than two strata have \(Estimate.fewestUnits) units in both groups"
        return result
      }
      result.test = try Heterogeneity(differences: found.differences, covariance: found.covariance)
    } catch {
      result.reasonSentence = error.sentence
    }
    return result
  }

  /// The name of a stratum.
  func name(of stratum: Int) -> String {
    switch (question.dimension, summary.strata[stratum]) {
    case (.stage, .number(let index)):
      // A plan may leave stages out: its own number is the name.
      String(question.stageNumbers.indices.contains(index) ? question.stageNumbers[index] : index + 1)
    case (.day, .number(let day)): ZoneOffsets.dayName(day)
    case (.hour, .number(let hour)): ZoneOffsets.hourName(hour)
    case (.segment, .number(let number)): String(number)
    case (_, .word(let word)): word
    }
  }
}
