internal import Inference
internal import Plans
internal import Sentences
internal import Summaries

extension Analysis {
  /// Adds the looks at the data that need strata, times, names of requests or the comparisons themselves.
  ///
  /// What is not asked for and finds nothing says nothing.
  mutating func addDataChecks(_ comparisons: [StrataComparison], summary: Summary, compared: [Int]) {
    let stages = comparisons.first { $0.question.shares != nil }
    let planned = stages?.plannedShares ?? []
    var split = settings.split
    if !planned.isEmpty {
      // The stage of the rows tells what is planned; of rows of stages that differ no one split is.
      split = planned.count == 1 ? try? Split(weights: planned[0]) : nil
      for place in groups.indices { groups[place].expectedShare = split?.shares[place] }
    }
    for comparison in comparisons {
      let found = SampleRatioChecks(comparison, split: split)
      if let pooled = found.pooled, let place = checks.firstIndex(where: { $0.name == "sample_ratio" }) {
        checks[place] = pooled
      }
      // Of one stage alone it is a fault, too, though there is nothing else to tell of its strata.
      if let moved = UnitMoves.check(comparison), comparison.isWorthTelling || moved.status != .pass,
        let units = checks.firstIndex(where: { $0.name == moved.name })
      {
        checks[units] = moved
      }
      guard comparison.isWorthTelling else { continue }
      if let check = found.byStratum { checks.append(check) }
      for metric in metrics {
        let isOnly = metric.comparisons.count == 1
        checks += comparison.groups.dropFirst().compactMap {
          comparison.pooledCheck(metric.specification, treatment: $0, isOnly: isOnly)
        }
      }
    }
    if let repeated = summary.repeatedRequests {
      checks.append(Self.repeatedRequests(repeated, column: settings.request))
    }
    if let column = settings.onlyOutcome {
      checks.append(
        Check(
          name: "outcome_source", status: .pass,
          finding: "error rate and success rate have one source, the column \(name: column)"))
    }
    if let traffic = summary.traffic {
      checks +=
        TrafficChecks(
          traffic, names: groups.map(\.name), shares: split?.shares, stages: stages?.plannedStages ?? []
        ).checks
    }
    let chosen = compared.map { summary.groups[$0] }
    if let few = tooFewRows() { checks.append(few) }
    if let unit = Self.largestUnit(chosen) { checks.append(unit) }
    for metric in metrics {
      for pair in metric.comparisons.indices {
        if let check = OutlierCheck.check(metric, pair: pair) { checks.append(check) }
      }
    }
  }

  /// Whether every group has as many requests, and units, as the plan asks for; nil where they have.
  private func tooFewRows() -> Check? {
    let needed = plan.statistics.minimumSampleSize
    let thin = groups.filter { min($0.requests, $0.units ?? $0.requests) < needed }
    guard !thin.isEmpty else { return nil }
    let found = thin.map { group -> Sentence in
      let requests = Figures.count(group.requests)
      guard let units = group.units else { return "\(name: group.name) has \(requests) requests" }
      return "\(name: group.name) has \(requests) requests of \(Figures.count(units)) units"
    }
    return Check(
      name: "too_few_rows", status: .warn,
      finding: "\(found.joined(separator: ", ")); the plan asks for \(Figures.count(needed)) of each")
  }

  /// Whether requests are logged more than once.
  ///
  /// A name that is shared on purpose, as a trace's, is no proof; so beyond 1 % it fails for names of requests only.
  private static func repeatedRequests(_ found: RepeatedRequests, column: String?) -> Check {
    let name = "repeated_requests"
    guard found.rows > 0 else {
      return Check(name: name, status: .notChecked, finding: "no row names its request")
    }
    let share = Double(found.repeats) / Double(found.rows)
    let isTrace = column.map { $0.lowercased().contains("trace") } ?? false
    let status: Check.Status = found.repeats == 0 ? .pass : (share > 0.01 && !isTrace ? .fail : .warn)
    return Check(name: name, status: status, statistic: share, finding: told(found))
  }

  private static func told(_ found: RepeatedRequests) -> Sentence {
    guard found.repeats > 0 else { return "every request is logged once" }
    let (repeats, rows) = (Figures.count(found.repeats), Figures.count(found.rows))
    guard found.sampledOneIn > 1 else {
      return "\(repeats) of \(rows) rows repeat a request that was logged before"
    }
    return
      "\(repeats) of \(rows) rows looked at, one name in \(Figures.count(found.sampledOneIn)) repeat a request that was logged before"
  }

  /// Whether one unit makes more of a group's requests than a user could; nil where none does.
  private static func largestUnit(_ chosen: [GroupSummary]) -> Check? {
    var found: [Sentence] = []
    for group in chosen {
      let moments = group.expressions.values.compactMap(\.units)
      guard let units = group.units, units >= 100, let largest = moments.compactMap(\.largestSize).max(),
        largest > 0.05 * Double(group.requests)
      else { continue }
      found.append(
        "one unit of \(name: group.name) makes \(Figures.percent(largest / Double(group.requests))) of its requests"
      )
    }
    guard !found.isEmpty else { return nil }
    return Check(
      name: "largest_unit", status: .warn,
      finding: "\(found.joined(separator: ", ")): a robot, or a name that many share?")
  }
}
