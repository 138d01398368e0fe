internal import Documents
internal import Inference
internal import Verdicts

extension MetricComparison {
  /// Reads a comparison, of all rows or within a stratum.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(level: try value.required("level").number(in: 0...1), reason: "")
    reason = try value.text("reason")
    difference = try value.interval("difference")
    lift = try value.lift("relative_difference")
    if lift == nil {
      // Where there is no answer at all, that is why there is no lift.
      let why = try value.optional("relative_difference")?.text("reason")
      liftReason = why == reason ? nil : why
    }
    if let told = try value.optional("test") {
      test = try TestResult(told)
      adjustedPValue = try told.number("adjusted_p_value")
      exactPValue = try told.number("exact_p_value")
    }
    effectSize = try value.part("effect_size") { effect throws(DocumentError) in try EffectSize(effect) }
    designEffect = try value.number("design_effect")
    power = try value.part("power") { power throws(DocumentError) in
      PowerFigures(
        minimumDetectableEffect: try power.figure("minimum_detectable_effect"),
        requiredSampleSize: try power.optional("required_sample_size")?.integer(atLeast: 0))
    }
    outcome = try value.choice("outcome", Outcome.self)
    sequential = try value.part("sequential") { figures throws(DocumentError) in
      try SequentialFigures(figures)
    }
    for view in try value.optional("views")?.array() ?? [] { views.append(try ComparisonView(view)) }
  }
}

extension TestResult {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      name: try value.words("name"), statistic: try value.figure("statistic"),
      degreesOfFreedom: try value.number("degrees_of_freedom"), pValue: try value.figure("p_value"),
      log10PValue: try value.figure("log10_p_value"))
  }
}

extension EffectSize {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      cohensD: try value.number("cohens_d"), hedgesG: try value.number("hedges_g"),
      cohensH: try value.number("cohens_h"), lower: try value.number("lower"),
      upper: try value.number("upper"))
  }
}

extension SequentialFigures {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      method: try value.words("method"), look: try value.counted("look"), share: try value.figure("share"),
      boundary: try value.number("boundary"), pValue: try value.figure("p_value"),
      log10PValue: try value.figure("log10_p_value"))
  }
}

extension ComparisonView {
  /// Reads what a further method says: every number beside the known keys is a figure.
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      name: try value.words("name"), level: try value.number("level"),
      difference: try value.interval("difference"), lift: try value.lift("relative_difference"),
      test: try value.part("test") { test throws(DocumentError) in try TestResult(test) },
      detail: try value.text("detail"), reason: try value.text("reason"))
    let known = ["name", "detail", "reason", "level", "difference", "relative_difference", "test"]
    for member in try value.members() {
      guard let key = member.key, !known.contains(key) else { continue }
      if member.isNull {
        figures.append(Figure(key, .nan))
      } else if member.json.doubleValue != nil {
        figures.append(Figure(key, try member.number()))
      }
    }
  }
}

extension DocumentValue {
  /// A relative difference; nil where its form is null, which says that there is none.
  func lift(_ key: String) throws(DocumentError) -> RelativeLift? {
    guard let value = try optional(key), let form = try value.optional("form")?.oneOf(RelativeLift.Form.self)
    else { return nil }
    let estimate = try value.figure("estimate")
    let method = try value.words("method")
    switch form {
    case .bounded: return RelativeLift(bounded: try value.interval(around: estimate), method: method)
    case .complement:
      return RelativeLift(
        unbounded: estimate, excluding: try value.required("excluded").interval(around: estimate),
        method: method)
    case .wholeLine: return RelativeLift(unbounded: estimate, excluding: nil, method: method)
    }
  }
}
