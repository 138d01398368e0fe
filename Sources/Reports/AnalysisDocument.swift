public import Documents
internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// An analysis as a document that other programs read: `assay-analysis/1`.
///
/// A number that does not exist (NaN, ±∞, nil) is null; an end of an interval that nothing bounds is null too.
public struct AnalysisDocument: Sendable {
  /// The schema of the document.
  public static let schema = "assay-analysis/1"

  private let analysis: Analysis
  private let version: String

  /// The document of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: what was found.
  ///   - version: the version of the program.
  public init(_ analysis: Analysis, version: String) {
    self.analysis = analysis
    self.version = version
  }

  /// The document.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": JSON(Self.schema),
      "assay_version": JSON(version),
      "experiment": [
        "name": JSON(analysis.plan.experimentName),
        "start": JSON(analysis.plan.startDate),
        "end": JSON(analysis.plan.endDate),
      ],
      "settings": JSON(settingsOf: analysis),
      "inputs": JSON(analysis.inputs.map { JSON($0) }),
      "data": JSON(analysis.rows),
      "groups": JSON(analysis.groups.map { JSON($0) }),
      "checks": JSON(analysis.checks.map { JSON($0) }),
      "metrics": JSON(analysis.metrics.map { JSON($0, groups: analysis.groups) }),
    ]
    object.add(analysis.strata)
    object["verdict"] = analysis.verdict.map { JSON($0) } ?? .null
    object.add(across: analysis.strata)
    return .object(object)
  }
}

extension JSON {
  /// The answer of a gate, of which the analysis tells no criteria.
  fileprivate init(_ verdict: Verdict) {
    var object: JSON.Object = [
      "decision": JSON(verdict.decision.rawValue), "reason": JSON(verdict.reason),
    ]
    if let missing = verdict.missing { object["missing"] = JSON(missing) }
    self = .object(object)
  }

  /// All that an analysis was asked to do.
  init(settingsOf analysis: Analysis) {
    let settings = analysis.settings
    var object: JSON.Object = [
      "confidence_level": JSON(settings.comparison.level),
      "significance_level": JSON(settings.comparison.significance),
      "test": JSON(settings.comparison.test.rawValue),
      "correction": JSON(settings.correction.rawValue),
      "power": JSON(settings.comparison.power),
      "target_lift": JSON(settings.comparison.targetLift),
      "group": JSON(settings.group),
      "control": JSON(analysis.groups.first { $0.role == .control }?.name),
      "treatments": JSON(analysis.groups.filter { $0.role == .treatment }.map { JSON($0.name) }),
      "unit": JSON(settings.unit),
      "time": JSON(settings.time),
      "time_unit": JSON(settings.timeUnit),
      "from": JSON(settings.from),
      "to": JSON(settings.to),
      "split": settings.split.map { JSON($0.shares.map { JSON($0) }) } ?? .null,
      "max_rejected": JSON(settings.maximumRejected),
      "metrics": JSON(analysis.metrics.map { JSON(asking: $0.specification) }),
      "quantiles": JSON(settings.quantileLevels.map { JSON($0) }),
      "quantile_error": JSON(settings.quantileError),
    ]
    if !settings.questions.isEmpty {
      object["strata"] = JSON(settings.questions.map { JSON($0.name) })
      object["time_zone"] = JSON(settings.timeZone)
    }
    if let request = settings.request { object["request"] = JSON(request) }
    if settings.asksWithoutOutliers { object["without_outliers"] = true }
    if settings.sequential.method != .none { object["sequential"] = JSON(settings.sequential) }
    self = .object(object)
  }

  /// How looks share α.
  private init(_ plan: SequentialPlan) {
    self = [
      "method": JSON(plan.method.rawValue),
      "looks": plan.method.spending == nil ? nil : JSON(plan.looks),
      "planned_units": JSON(plan.plannedUnits),
    ]
  }

  /// A metric as it was asked for.
  private init(asking specification: MetricSpecification) {
    var object: JSON.Object = [
      "metric": JSON(specification.text), "role": JSON(specification.role.rawValue),
    ]
    switch specification.margin {
    case .absolute(let margin): object["margin"] = JSON(margin)
    case .relative(let margin): object["relative_margin"] = JSON(margin)
    case nil: break
    }
    if let column = specification.column { object["column"] = JSON(column) }
    if let filter = specification.filter { object["where"] = JSON(filter.text) }
    if let level = specification.winsorizing { object["winsorize"] = JSON(level) }
    let told = specification.toldValues
    if told.isOfServedRequests { object["served_only"] = true }
    if let isDuration = told.isDuration { object["duration"] = JSON(isDuration) }
    self = .object(object)
  }
}
