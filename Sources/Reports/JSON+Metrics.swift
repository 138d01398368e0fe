internal import Documents
internal import Inference
internal import Summaries
internal import Verdicts

extension JSON {
  /// A metric in every group, and its comparisons.
  init(_ metric: AnalysedMetric, groups: [AnalysedGroup]) {
    let specification = metric.specification
    self = [
      "name": JSON(specification.name),
      "kind": JSON(specification.kind.rawValue),
      "direction": JSON(specification.direction.rawValue),
      "role": JSON(specification.role.rawValue),
      "groups": JSON(zip(groups, metric.groups).map { JSON($1, name: $0.name) }),
      "comparisons": JSON(metric.comparisons.map { JSON($0) }),
    ]
  }

  private init(_ group: GroupEstimate, name: String) {
    var object: JSON.Object = [
      "name": JSON(name),
      "count": JSON(group.count),
      "mean": JSON(group.mean),
      "standard_deviation": JSON(group.standardDeviation),
      "standard_error": JSON(group.standardError),
      "minimum": JSON(group.minimum),
      "maximum": JSON(group.maximum),
      "lower": JSON(group.interval?.lower),
      "upper": JSON(group.interval?.upper),
      "quantiles": JSON(group.quantiles),
      "value": JSON(group.value),
    ]
    if let units = group.units { object["units"] = JSON(units) }
    self = .object(object)
  }

  /// Values by level; null where there are none.
  init(_ quantiles: [Quantile]) {
    guard !quantiles.isEmpty else {
      self = .null
      return
    }
    self = .object(JSON.Object(quantiles.map { (decimal($0.level), JSON($0.value)) }))
  }

  /// A comparison within a stratum.
  init(_ comparison: MetricComparison, metric: String, treatment: String) {
    self = [
      "metric": JSON(metric),
      "treatment": JSON(treatment),
      "level": JSON(comparison.level),
      "difference": JSON(comparison.difference),
      "relative_difference": JSON(comparison.lift, reason: comparison.liftReason ?? comparison.reason),
      "test": JSON(testOf: comparison),
      "design_effect": JSON(comparison.designEffect),
      "outcome": JSON(comparison.outcome.rawValue),
      "reason": JSON(comparison.reason),
    ]
  }

  private init(_ pair: AnalysedMetric.Pair) {
    let comparison = pair.comparison
    var object: JSON.Object = [
      "control": JSON(pair.control),
      "treatment": JSON(pair.treatment),
      "level": JSON(comparison.level),
      "difference": JSON(comparison.difference),
      "relative_difference": JSON(comparison.lift, reason: comparison.liftReason ?? comparison.reason),
      "test": JSON(testOf: comparison),
      "effect_size": JSON(comparison.effectSize),
      "design_effect": JSON(comparison.designEffect),
      "power": comparison.power.map {
        [
          "minimum_detectable_effect": JSON($0.minimumDetectableEffect),
          "required_sample_size": JSON($0.requiredSampleSize),
        ]
      } ?? .null,
      "outcome": JSON(comparison.outcome.rawValue),
      "reason": JSON(comparison.reason),
    ]
    if let sequential = comparison.sequential { object["sequential"] = JSON(sequential) }
    if !comparison.views.isEmpty { object["views"] = JSON(comparison.views.map { JSON($0) }) }
    self = .object(object)
  }

  /// What a further method says.
  private init(_ figures: SequentialFigures) {
    self = [
      "method": JSON(figures.method), "look": JSON(figures.look), "share": JSON(figures.share),
      "boundary": JSON(figures.boundary), "p_value": JSON(figures.pValue),
      "log10_p_value": JSON(figures.log10PValue),
    ]
  }

  private init(_ view: ComparisonView) {
    var object: JSON.Object = ["name": JSON(view.name)]
    if let detail = view.detail { object["detail"] = JSON(detail) }
    if let reason = view.reason { object["reason"] = JSON(reason) }
    if let level = view.level { object["level"] = JSON(level) }
    if let difference = view.difference { object["difference"] = JSON(difference) }
    if let lift = view.lift { object["relative_difference"] = JSON(lift, reason: nil) }
    if let test = view.test { object["test"] = JSON(test) }
    for figure in view.figures { object[figure.name] = JSON(figure.value) }
    self = .object(object)
  }

  private init(_ test: TestResult) {
    self = [
      "name": JSON(test.name),
      "statistic": JSON(test.statistic),
      "degrees_of_freedom": JSON(test.degreesOfFreedom),
      "p_value": JSON(test.pValue),
      "log10_p_value": JSON(test.log10PValue),
    ]
  }

  /// An interval, of which an end that nothing bounds is null.
  init(_ interval: Interval?) {
    guard let interval else {
      self = .null
      return
    }
    self = [
      "estimate": JSON(interval.estimate), "lower": JSON(interval.lower), "upper": JSON(interval.upper),
    ]
  }

  /// A relative difference, or why there is none.
  private init(_ lift: RelativeLift?, reason: String?) {
    guard let lift else {
      self = [
        "estimate": nil, "lower": nil, "upper": nil, "method": nil, "form": nil, "reason": JSON(reason),
      ]
      return
    }
    var object: JSON.Object = [
      "estimate": JSON(lift.estimate),
      "lower": JSON(lift.lower),
      "upper": JSON(lift.upper),
      "method": JSON(lift.method),
      "form": JSON(lift.form.rawValue),
      "reason": lift.form == .bounded ? nil : JSON(FigurePhrase.unboundedLift.texts.english),
    ]
    if let excluded = lift.excluded {
      object["excluded"] = ["lower": JSON(excluded.lower), "upper": JSON(excluded.upper)]
    }
    self = .object(object)
  }

  private init(testOf comparison: MetricComparison) {
    guard let test = comparison.test else {
      self = .null
      return
    }
    var object: JSON.Object = [
      "name": JSON(test.name),
      "statistic": JSON(test.statistic),
      "degrees_of_freedom": JSON(test.degreesOfFreedom),
      "p_value": JSON(test.pValue),
      "log10_p_value": JSON(test.log10PValue),
      "adjusted_p_value": JSON(comparison.adjustedPValue),
    ]
    if let exact = comparison.exactPValue { object["exact_p_value"] = JSON(exact) }
    self = .object(object)
  }

  private init(_ effect: EffectSize?) {
    guard let effect else {
      self = .null
      return
    }
    if let h = effect.cohensH {
      self = ["cohens_h": JSON(h)]
      return
    }
    self = [
      "cohens_d": JSON(effect.cohensD),
      "hedges_g": JSON(effect.hedgesG),
      "lower": JSON(effect.lower),
      "upper": JSON(effect.upper),
    ]
  }
}

/// The shortest decimal of a share, without an exponent: `0.5`, `0.00001`, `1`.
func decimal(_ share: Double) -> String {
  let text = share.description
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  let parts = text.split(separator: "e")
  guard parts.count == 2, let exponent = Int(parts[1]), exponent < 0 else { return text }
  let digits = parts[0].filter { $0 != "." }
  let whole = digits.hasSuffix("0") && digits.count > 1 ? digits.dropLast() : digits[...]
  return "0." + String(repeating: "0", count: -exponent - 1) + whole
}
