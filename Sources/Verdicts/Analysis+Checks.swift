internal import Inference
internal import Sentences
internal import Summaries

extension Analysis {
  /// Looks at the data themselves.
  static func checks(
    summary: Summary, compared: [Int], metrics: [AnalysedMetric], groups: [AnalysedGroup], rows: RowCounts
  ) -> [Check] {
    let chosen = compared.map { summary.groups[$0] }
    var checks = [rejectedRows(rows), sampleRatio(groups)]
    if let units = unitsInSeveralGroups(summary, compared: compared) { checks.append(units) }
    if let lone = requestsWithoutUnit(chosen) { checks.append(lone) }
    checks += metrics.filter { !$0.specification.isOfServedRequests }.compactMap { metric in
      MissingValuesCheck.check(
        metric.specification, chosen: chosen,
        found: chosen.map { missing(metric.specification, in: $0, chosen: chosen, summary: summary) })
    }
    for metric in metrics {
      let isOnly = metric.comparisons.count == 1
      checks += metric.comparisons.compactMap { GuardrailCheck.check(metric, $0, isOnly: isOnly) }
    }
    return checks
  }

  /// Whether the groups share the traffic as planned.
  ///
  /// Units decide. Requests of one unit come together, so a χ² test on requests gives many false alarms; without
  /// units it can only warn.
  static func sampleRatio(_ groups: [AnalysedGroup]) -> Check {
    let name = "sample_ratio"
    let shares = groups.compactMap(\.expectedShare)
    guard shares.count == groups.count else {
      return Check(
        name: name, status: .notChecked,
        finding: "no split is planned; --split 50/50 states one, control first")
    }
    let sizes = groups.map { $0.units ?? $0.requests }
    let hasUnits = groups.allSatisfy { $0.units != nil }
    let what: Sentence = hasUnits ? "units" : "requests"
    let seen: Sentence = zip(groups, sizes).map { "\(name: $0.name) \($1)" }.joined(separator: ", ")
    let planned = shares.map { Figures.short($0 * 100) + " %" }.joined(separator: " / ")
    do {
      let ratio = try SampleRatio(observed: sizes, shares: shares)
      if ratio.hasImpossible {
        return Check(
          name: name, status: .fail, statistic: nil, pValue: nil,
          finding: "\(what) in a group that was planned to get none: \(seen)")
      }
      let alarm = ratio.isMismatch()
      let status: Check.Status = alarm ? (hasUnits ? .fail : .warn) : .pass
      return Check(
        name: name, status: status, statistic: ratio.statistic, pValue: ratio.pValue,
        finding: "\(what): \(seen); planned \(planned)"
          + (alarm ? "; the groups are not what was planned, so differences between them may be too" : ""))
    } catch {
      return Check(
        name: name, status: .fail, finding: "cannot be tested: \(what) \(seen), planned \(planned)")
    }
  }

  private static func rejectedRows(_ rows: RowCounts) -> Check {
    let reasons = rows.rejected.sorted { $0.key < $1.key }.map { reason, rows -> Sentence in
      let number: Sentence = "\(rows) "
      return "\(number)\(term: reason)"
    }
    return Check(
      name: "rejected_rows", status: rows.rejectedTotal == 0 ? .pass : .warn,
      finding: rows.rejectedTotal == 0
        ? "every row could be read"
        : "\(rows.rejectedTotal) of \(rows.read) rows: \(reasons.joined(separator: ", "))")
  }

  /// Whether any unit is in more than one of the groups.
  private static func unitsInSeveralGroups(_ summary: Summary, compared: [Int]) -> Check? {
    guard !summary.sharedUnits.isEmpty else { return nil }
    var pairs: [(names: Sentence, shared: Int)] = []
    for (place, one) in compared.enumerated() {
      for other in compared.dropFirst(place + 1) {
        let names: Sentence = "\(name: summary.groups[one].name) and \(name: summary.groups[other].name)"
        pairs.append((names, summary.sharedUnits[one][other].count))
      }
    }
    let found = pairs.filter { $0.shared > 0 }
    guard !found.isEmpty else {
      return Check(name: "units_in_several_groups", status: .pass, finding: "every unit is in one group")
    }
    // Of more than two groups only pairs are known: a unit in three of them is in three pairs.
    let total = compared.reduce(0) { $0 + (summary.groups[$1].units ?? 0) }
    let listed: [Sentence] = found.map { "\($0.shared) in \($0.names)" }
    let detail: Sentence =
      compared.count == 2
      ? "\(found[0].shared) of \(total - found[0].shared) units are in more than one group"
      : "units are in more than one group: \(listed.joined(separator: ", "))"
    return Check(
      name: "units_in_several_groups", status: .warn,
      finding: detail + "; where a stage moved them, --from and --to take one stage's rows")
  }

  private static func requestsWithoutUnit(_ chosen: [GroupSummary]) -> Check? {
    guard chosen.contains(where: { $0.units != nil }) else { return nil }
    let lone = chosen.map(\.requestsWithoutUnit).reduce(0, +)
    let all = chosen.map(\.requests).reduce(0, +)
    return Check(
      name: "requests_without_unit", status: Double(lone) > 0.01 * Double(all) ? .warn : .pass,
      finding: lone == 0
        ? "every request names its unit" : "\(lone) of \(all) requests, each taken as a unit of its own")
  }
}
