internal import Inference
package import Verdicts

extension ReportMethod {
  /// The methods that a report used, in the order of ``allCases``.
  package static func used(in report: ExperimentReport) -> [ReportMethod] {
    let analysis = report.analysis
    let comparisons =
      analysis.metrics.flatMap { $0.comparisons.map(\.comparison) }
      + analysis.strata.flatMap { $0.strata.flatMap { $0.comparisons.flatMap(\.self) } }
    var used: Set<ReportMethod> = []
    for metric in analysis.metrics { used.formUnion(methods(of: metric, in: analysis)) }
    for comparison in comparisons { used.formUnion(methods(of: comparison)) }
    if analysis.groups.contains(where: { $0.units != nil }) { used.insert(.deltaMethod) }
    if analysis.metrics.count > 2 || analysis.groups.count > 2 || !analysis.strata.isEmpty {
      used.formUnion(correction(analysis.settings.correction))
    }
    if analysis.strata.contains(where: { $0.evenness.contains { $0.test != nil } }) {
      used.insert(.heterogeneity)
    }
    if analysis.checks.contains(where: { $0.name.hasPrefix("sample_ratio") && $0.status != .notChecked }) {
      used.insert(.sampleRatio)
    }
    if report.liftCourse != nil { used.insert(.confidenceSequence) }
    if report.power?.smallestLift != nil { used.insert(.detectableEffect) }
    if report.days.contains(where: { $0.groups.contains { $0.errorRate != nil } }) { used.insert(.wilson) }
    return allCases.filter(used.contains)
  }

  /// How a metric is estimated in each group.
  private static func methods(of metric: AnalysedMetric, in analysis: Analysis) -> Set<ReportMethod> {
    var used: Set<ReportMethod> = []
    let isClustered = metric.groups.contains { $0.units != nil }
    switch metric.specification.kind {
    case .proportion, .shareOfUnits:
      used.insert(.wilson)
      if isClustered, metric.specification.kind == .proportion { used.insert(.raoScott) }
    case .quantile: used.formUnion([.quantiles, .woodruff])
    case .mean, .ratio, .countPerUnit, .sumPerUnit, .meanPerUnit: used.insert(.moments)
    }
    if metric.groups.contains(where: { !$0.quantiles.isEmpty }) { used.insert(.quantiles) }
    let requests = metric.groups.reduce(0) { $0 + $1.count }
    if metric.comparisons.contains(where: { $0.comparison.exactPValue != nil }) {
      used.insert(requests <= Boschloo.rowLimit ? .boschloo : .fisher)
    }
    return used
  }

  /// What a comparison rests on.
  private static func methods(of comparison: MetricComparison) -> Set<ReportMethod> {
    var used: Set<ReportMethod> = []
    switch comparison.test?.name {
    case "welch": used.insert(.welch)
    case "student": used.insert(.student)
    case "z": used.insert(.z)
    case "miettinen_nurminen": used.insert(.miettinenNurminen)
    default: break
    }
    switch comparison.lift?.method {
    case "fieller": used.insert(.fieller)
    case "miettinen_nurminen": used.insert(.miettinenNurminen)
    default: break
    }
    if comparison.effectSize?.cohensD != nil { used.insert(.effectSize) }
    if comparison.effectSize?.cohensH != nil { used.insert(.effectSizeOfShares) }
    if comparison.power != nil { used.insert(.detectableEffect) }
    switch comparison.sequential?.method {
    case "obrien_fleming", "pocock": used.insert(.groupSequential)
    case "confidence_sequence": used.insert(.confidenceSequence)
    case "beta_binomial_mixture": used.insert(.proportionSequence)
    default: break
    }
    for view in comparison.views where view.reason == nil {
      switch view.name {
      case "mann_whitney": used.insert(.ranks)
      case "bootstrap": used.insert(.bootstrap)
      case "bayesian": used.insert(.bayesian)
      case "stratified": used.insert(.stratified)
      case "novelty": used.insert(.novelty)
      default:
        if RegressionAdjustment.Slopes(rawValue: view.name) != nil { used.insert(.regressionAdjustment) }
      }
    }
    return used
  }

  private static func correction(_ correction: Correction) -> Set<ReportMethod> {
    switch correction {
    case .holm: [.holm]
    case .hochberg: [.hochberg]
    case .benjaminiHochberg: [.benjaminiHochberg]
    case .bonferroni: [.bonferroni]
    case .none: []
    }
  }
}
