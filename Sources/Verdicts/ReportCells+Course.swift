internal import Inference
internal import Summaries

extension ReportCells {
  /// The lift over all rows up to the end of each day; nil where no day has one.
  ///
  /// The confidence sequence is tuned to the smaller group's units at the planned end: by the planned units of
  /// `statistics.sequential`, else by the units so far, taken on to the planned end in proportion to time. Where nothing
  /// is planned, the end is the last row. The last point is of all rows, so that it agrees with the analysis.
  ///
  /// - Parameters:
  ///   - summary: what was read.
  ///   - plannedEnd: when the experiment is planned to end, in milliseconds since 1970.
  /// - Returns: the course.
  func course(_ summary: Summary, plannedEnd: Int64?) -> LiftCourse? {
    guard let primary, let sums = sums(primary), let sequence = sequence(summary, plannedEnd: plannedEnd)
    else { return nil }
    let means = CumulativeMeans(sums, hasUnits: hasUnits, control: groups[0], treatment: groups[1])
    var points: [LiftCourse.Point] = []
    var requests = 0
    for (stratum, point) in means.points.enumerated() {
      requests += [groups[0], groups[1]].reduce(0) { $0 + cells.requests(stratum: stratum, group: $1) }
      let isLast = stratum == means.points.count - 1
      let data = isLast ? whole(primary, summary) ?? point : point
      guard case .number(let day) = cells.strata[stratum],
        let lift = lift(primary, data, level: settings.level)
      else { continue }
      let smaller =
        isLast
        ? Double(analysis.groups.prefix(2).map { $0.units ?? $0.requests }.min() ?? 0)
        : Double([data.control, data.treatment].map { $0.units?.count ?? $0.moments.count }.min() ?? 0)
      let limit = sequence.multiplier(size: smaller, alpha: 1 - settings.level)
      let level = SequentialLook.level(boundary: min(limit, SequentialLook.farthestBoundary))
      let wider = self.lift(primary, data, level: level)
      points.append(
        LiftCourse.Point(
          day: ZoneOffsets.dayName(day),
          requests: isLast ? analysis.groups.prefix(2).map(\.requests).reduce(0, +) : requests, lift: lift,
          sequence: wider ?? Interval(estimate: lift.estimate, lower: -.infinity, upper: .infinity)))
    }
    guard !points.isEmpty else { return nil }
    return LiftCourse(
      metric: primary.name, treatment: analysis.groups[1].name, level: settings.level,
      sampledShare: cells.sampledShare, points: points)
  }

  /// What all rows say, those without a time among them.
  private func whole(_ metric: MetricSpecification, _ summary: Summary) -> CumulativeMeans.Point? {
    let places = analysis.groups.prefix(2).compactMap { group in
      summary.groups.firstIndex { $0.name == group.name }
    }
    guard places.count == 2 else { return nil }
    return CumulativeMeans.Point(
      control: summary.groups[places[0]].summary(of: metric),
      treatment: summary.groups[places[1]].summary(of: metric),
      covariance: summary.covariance(of: metric, places[0], places[1]))
  }

  private func lift(_ metric: MetricSpecification, _ data: CumulativeMeans.Point, level: Double) -> Interval?
  {
    var settings = settings
    settings.level = level
    return metric.metric.compare(
      control: data.control, treatment: data.treatment, covariance: data.covariance, settings: settings
    ).lift.map(Interval.init)
  }

  /// The sequence; nil where a group has no units.
  private func sequence(_ summary: Summary, plannedEnd: Int64?) -> AsymptoticSequence? {
    let sizes = analysis.groups.map { $0.units ?? $0.requests }
    let smaller = Double(min(sizes[0], sizes[1]))
    guard smaller > 0 else { return nil }
    var size = smaller
    let plan = analysis.settings.sequential
    if plan.method != .none, let planned = plan.plannedUnits, planned > 0 {
      size = smaller / (Double(sizes.reduce(0, +)) / Double(planned))
    } else if let plannedEnd, let times = summary.times, plannedEnd > times.upperBound,
      times.upperBound > times.lowerBound
    {
      size =
        smaller * Double(plannedEnd - times.lowerBound) / Double(times.upperBound - times.lowerBound)
    }
    return try? AsymptoticSequence(plannedSize: size, alpha: 1 - settings.level)
  }
}
