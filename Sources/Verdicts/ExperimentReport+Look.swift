package import Inference

extension ExperimentReport {
  /// The requests of all groups, as far as a number holds them.
  var requests: Int { Self.sum(analysis.groups.map(\.requests)) }

  /// The units of all groups; nil where requests are independent.
  var units: Int? {
    let units = analysis.groups.compactMap(\.units)
    return units.count == analysis.groups.count ? Self.sum(units) : nil
  }

  /// This report as one of the looks at its experiment.
  ///
  /// A ledger tells what a look spends. Without one that is what the sequential method spends up to here, and where there
  /// is no such method, α anew with every look.
  ///
  /// - Parameter number: its place among the looks, from 1.
  /// - Returns: the look.
  public func look(number: Int = 1) -> ReportLook {
    let settings = analysis.settings
    let sizes = analysis.groups.map { $0.units ?? $0.requests }
    let look = settings.look(sizes: sizes, treatment: 1)
    let alpha = settings.comparison.significance
    let share = settings.sequential.plannedUnits.map { Double(Self.sum(sizes)) / Double($0) }
    let isTested = primary?.comparisons.contains { $0.comparison.test != nil } ?? false
    let spent = look?.spent(alpha: alpha) ?? min(1, alpha * Double(max(1, number)))
    return ReportLook(
      label: period.label, gate: gate?.gate, decision: verdict?.decision, requests: requests, units: units,
      lift: primary?.comparisons.first?.comparison.lift.map { Interval($0) },
      method: settings.sequential.method.rawValue, share: gate?.looks?.run.share ?? look?.share ?? share,
      alphaSpent: gate?.looks?.run.alphaSpent ?? (isTested ? spent : nil))
  }

  private static func sum(_ counts: [Int]) -> Int {
    counts.reduce(0) { sum, count in
      let (next, overflow) = sum.addingReportingOverflow(count)
      return overflow ? .max : next
    }
  }
}

extension Interval {
  /// The ends of a lift, infinite where nothing bounds it.
  package init(_ lift: RelativeLift) {
    self.init(estimate: lift.estimate, lower: lift.lower, upper: lift.upper)
  }
}
