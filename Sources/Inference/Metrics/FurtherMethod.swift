internal import Sentences
public import Summaries

/// A method that looks at a comparison besides the test that decides it, and says so in a view.
public enum FurtherMethod: Sendable, Hashable {
  /// Ranks: Mann and Whitney's test, or with units that of placements, and Hodges and Lehmann's shift.
  case ranks
  /// The Poisson bootstrap over units.
  case bootstrap(PoissonBootstrap)
  /// Means adjusted for what units did before, and for columns.
  case adjustment(Adjustment)

  /// The names of a view's method, as documents write them.
  public var name: String {
    switch self {
    case .ranks: MannWhitney.name
    case .bootstrap: "bootstrap"
    case .adjustment(let adjustment): adjustment.slopes.rawValue
    }
  }

  /// What it needs of the rows to look at a metric; nothing where it does not look at such metrics.
  ///
  /// - Parameters:
  ///   - metric: the metric.
  ///   - treatments: how many treatments there may be.
  /// - Returns: the needs.
  public func needs(of metric: MetricSpecification, treatments: Int) -> [Need] {
    switch self {
    case .ranks: RankView.needs(of: metric, treatments: treatments)
    case .bootstrap: UnitValues.needs(of: metric)
    case .adjustment(let adjustment): adjustment.needs(of: metric)
    }
  }

  /// What it says of a treatment.
  ///
  /// - Parameters:
  ///   - metric: the metric.
  ///   - pair: the two groups in the summary.
  ///   - level: the level of its intervals.
  ///   - threads: how many threads it may use.
  /// - Returns: the view; nil where the method does not look at such metrics.
  public func view(
    of metric: MetricSpecification, _ pair: ComparedGroups, level: Double, threads: Int
  ) async -> ComparisonView? {
    guard !needs(of: metric, treatments: 1).isEmpty else { return nil }
    var view = ComparisonView(name: name, level: level)
    do throws(InferenceError) {
      switch self {
      case .ranks: try RankView.fill(&view, metric, pair, level: level)
      case .bootstrap(let bootstrap):
        try await BootstrapView.fill(&view, bootstrap, metric, pair, level: level, threads: threads)
      case .adjustment(let adjustment):
        try await adjustment.fill(&view, metric, pair, level: level, threads: threads)
      }
    } catch {
      view = ComparisonView(name: name, detailSentence: nil, reasonSentence: error.sentence)
    }
    if view.reason != nil { view.level = nil }
    return view
  }
}

/// Two groups of a summary that are compared.
public struct ComparedGroups: Sendable {
  /// What was read.
  public let summary: Summary
  /// The control's place among the summary's groups.
  public let control: Int
  /// The treatment's.
  public let treatment: Int
  /// The treatment's number among those compared, from 0.
  public let number: Int

  /// A treatment and the control.
  public init(_ summary: Summary, control: Int, treatment: Int, number: Int) {
    self.summary = summary
    self.control = control
    self.treatment = treatment
    self.number = number
  }

  /// The two groups, the control first.
  var groups: (control: GroupSummary, treatment: GroupSummary) {
    (summary.groups[control], summary.groups[treatment])
  }

  /// The units that were seen in both groups.
  var sharedUnits: Int { summary.shared(control, treatment)?.count ?? 0 }

  /// Why units that count as independent are not: more than one in a hundred of the smaller group is in both.
  var tooManyShared: Sentence? {
    let (left, right) = groups
    let smaller = min(left.units ?? left.requests, right.units ?? right.requests)
    guard sharedUnits * 100 > smaller else { return nil }
    return "\(sharedUnits) units are in both groups, and this method takes the groups as independent"
  }
}
