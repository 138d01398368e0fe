internal import Inference
internal import Summaries

/// The cells of days, as a report tells of them.
struct ReportCells {
  /// The most days of which those without requests are told too.
  private static let dayLimit = 1_000

  let analysis: Analysis
  let cells: DimensionSummary
  /// The groups compared, by index among the cells, control first.
  let groups: [Int]
  let primary: MetricSpecification?

  /// The days of an analysis; nil where the summary has none.
  init?(
    _ analysis: Analysis, summary: Summary, questions: ReportQuestions, primary: MetricSpecification?
  ) {
    guard let found = summary.dimensions.first(where: { $0.dimension == questions.dimension }),
      !found.strata.isEmpty
    else { return nil }
    let groups = analysis.groups.compactMap { found.group($0.name) }
    guard groups.count == analysis.groups.count, groups.count > 1 else { return nil }
    self.analysis = analysis
    cells = found
    self.groups = groups
    self.primary = primary
  }

  /// Whether rows have units.
  var hasUnits: Bool { cells.units != nil }

  /// The sums of a metric's cells; nil where there are none.
  func sums(_ metric: MetricSpecification?) -> CellSums? {
    guard let metric, metric.kind == .mean || metric.kind == .proportion else { return nil }
    return cells.expressions[metric.expression]
  }

  /// How one day, or all up to it, are compared: by one look.
  var settings: ComparisonSettings {
    var settings = analysis.settings.comparison
    settings.targetLift = nil
    settings.look = nil
    settings.tellsEffectSize = false
    return settings
  }

  /// The days from the first to the last.
  var days: [ReportDay] {
    let numbers = cells.strata.map { stratum -> Int in
      if case .number(let day) = stratum { day } else { 0 }
    }
    guard let first = numbers.first, let last = numbers.last else { return [] }
    let errors = Part(ReportQuestions.errorRate, self)
    let main = primary.flatMap { Part($0, self) }
    var found: [ReportDay] = []
    var next = 0
    let all = last - first < Self.dayLimit ? Array(first...last) : numbers
    for number in all {
      guard numbers[next] == number else {
        found.append(emptyDay(number))
        continue
      }
      found.append(day(number, stratum: next, main: main, errors: errors))
      next += 1
    }
    return found
  }

  /// A day without requests.
  private func emptyDay(_ number: Int) -> ReportDay {
    ReportDay(
      day: ZoneOffsets.dayName(number),
      groups: analysis.groups.map {
        ReportDay.Group(name: $0.name, requests: 0, value: nil, errorRate: nil)
      },
      changes: analysis.groups.dropFirst().map {
        ReportDay.Change(treatment: $0.name, difference: nil, lift: nil)
      })
  }

  private func day(_ number: Int, stratum: Int, main: Part?, errors: Part?) -> ReportDay {
    ReportDay(
      day: ZoneOffsets.dayName(number),
      groups: groups.enumerated().map { place, group in
        ReportDay.Group(
          name: analysis.groups[place].name, requests: cells.requests(stratum: stratum, group: group),
          value: main?.value(stratum, group),
          errorRate: errors?.interval(
            stratum, group, besides: groups[place == 0 ? 1 : 0], level: settings.level))
      },
      changes: groups.dropFirst().enumerated().map { place, treatment in
        let comparison = main?.compared(
          stratum, control: groups[0], treatment: treatment, settings: settings)
        return ReportDay.Change(
          treatment: analysis.groups[place + 1].name, difference: comparison?.difference,
          lift: comparison?.lift.map(Interval.init))
      })
  }

  /// One metric in all cells.
  private struct Part {
    let metric: any Metric
    let summaries: [MetricSummary]
    let groups: Int
    /// The covariances of the groups' means on each day, by treatment and stratum.
    let covariances: [Int: [Int: Double]]

    init?(_ specification: MetricSpecification, _ report: ReportCells) {
      guard let sums = report.sums(specification) else { return nil }
      metric = specification.metric
      summaries = sums.summaries(isFlag: specification.isFlag, hasUnits: report.hasUnits)
      groups = sums.groups
      var covariances: [Int: [Int: Double]] = [:]
      // Only a mean has a place for them.
      for treatment in report.groups.dropFirst() where report.hasUnits && specification.kind == .mean {
        guard
          let found = try? StratumDifferences(
            sums, control: report.groups[0], treatment: treatment, fewestUnits: 2)
        else { continue }
        covariances[treatment] = Dictionary(
          uniqueKeysWithValues: zip(found.strata, found.groupCovariances))
      }
      self.covariances = covariances
    }

    func value(_ stratum: Int, _ group: Int) -> Double? {
      let moments = summaries[stratum * groups + group].moments
      return moments.count > 0 && moments.mean.isFinite ? moments.mean : nil
    }

    func interval(_ stratum: Int, _ group: Int, besides other: Int, level: Double) -> Interval? {
      let summary = summaries[stratum * groups + group]
      guard summary.moments.count > 0 else { return nil }
      let beside = summaries[stratum * groups + other]
      return metric.estimate(summary, besides: beside.moments.count > 0 ? beside : nil, level: level).interval
    }

    func compared(
      _ stratum: Int, control: Int, treatment: Int, settings: ComparisonSettings
    ) -> MetricComparison {
      metric.compare(
        control: summaries[stratum * groups + control], treatment: summaries[stratum * groups + treatment],
        covariance: covariances[treatment]?[stratum] ?? 0, settings: settings)
    }
  }
}
