internal import Documents
internal import Inference
internal import Plans
internal import Sentences

extension GroupPair {
  /// The same of each group.
  func inEach<Other, Failure: Error>(
    _ body: (Value) throws(Failure) -> Other
  ) throws(Failure) -> GroupPair<Other> {
    GroupPair<Other>(control: try body(control), treatment: try body(treatment))
  }
}

extension Improvement {
  /// The improvement that a relative difference is, given which way is better.
  init(_ interval: Interval, direction: Direction) {
    switch direction {
    case .increase: self.init(estimate: interval.estimate, lower: interval.lower, upper: interval.upper)
    case .decrease: self.init(estimate: -interval.estimate, lower: -interval.upper, upper: -interval.lower)
    }
  }
}

extension Stage5Evidence {
  /// The metric that is judged: by name, else the primary one.
  static func judged(
    among metrics: [DocumentValue], name: String?, in root: DocumentValue
  ) throws(DocumentError) -> DocumentValue {
    for metric in metrics {
      if let name {
        if try metric.required("name").string() == name { return metric }
      } else if try metric.required("role").string() == MetricRole.primary.rawValue {
        return metric
      }
    }
    let wanted = name.map { "no metric '\($0)'" } ?? "no primary metric"
    throw root.error("has \(wanted); --metric names one that is there")
  }

  /// The comparison that is judged.
  static func pair(of metric: DocumentValue, treatment: String?) throws(DocumentError) -> DocumentValue {
    let comparisons = try metric.required("comparisons")
    let all = try comparisons.array()
    if let treatment {
      for pair in all where try pair.required("treatment").string() == treatment { return pair }
      throw comparisons.error("has no treatment '\(treatment)'; --treatment names one that is there")
    }
    guard let first = all.first, all.count == 1 else {
      throw comparisons.error("has \(all.count) treatments; --treatment names the one to judge")
    }
    return first
  }

  static func group(_ name: String, of metric: DocumentValue) throws(DocumentError) -> DocumentValue {
    let groups = try metric.required("groups")
    for group in try groups.array() where try group.required("name").string() == name { return group }
    throw groups.error("has no group '\(name)'")
  }

  static func units(_ names: GroupPair<String>, in root: DocumentValue) throws(DocumentError) -> GroupPair<
    Int
  >? {
    let groups = try root.required("groups").array()
    func units(_ name: String) throws(DocumentError) -> Int? {
      for group in groups where try group.required("name").string() == name {
        return try group.optional("units")?.count()
      }
      return nil
    }
    switch (try units(names.control), try units(names.treatment)) {
    case (let control?, let treatment?): return GroupPair(control: control, treatment: treatment)
    case (nil, nil): return nil
    default: throw root.error("has the units of one group only")
    }
  }

  /// An estimate with its ends; an end that is null is not bounded.
  static func interval(_ value: DocumentValue?) throws(DocumentError) -> Interval? {
    guard let value, let estimate = try value.optional("estimate")?.number() else { return nil }
    return Interval(
      estimate: estimate, lower: try value.optional("lower")?.number() ?? -.infinity,
      upper: try value.optional("upper")?.number() ?? .infinity)
  }

  /// Why an improvement of a metric would say nothing; nil where it says something.
  func unfit(_ metric: DocumentValue) throws(DocumentError) -> Sentence? {
    let isProportion = try metric.optional("kind")?.string() == MetricKind.proportion.rawValue
    var groups: [(name: String, minimum: Double, maximum: Double)] = []
    for name in [names.control, names.treatment] {
      let group = try Self.group(name, of: metric)
      groups.append(
        (
          name, try group.optional("minimum")?.number() ?? .nan,
          try group.optional("maximum")?.number() ?? .nan
        ))
    }
    return Self.unfit(kind: isProportion ? .proportion : .mean, groups)
  }

  /// The improvement that a comparison states; nil where it has no relative difference.
  static func improvement(
    of pair: DocumentValue, direction: Direction
  ) throws(DocumentError) -> Improvement? {
    try interval(pair.optional("relative_difference")).map { Improvement($0, direction: direction) }
  }

  /// The error rates; nil where the document has none.
  static func errorRates(
    _ metrics: [DocumentValue], names: GroupPair<String>
  ) throws(DocumentError) -> GroupPair<Double>? {
    try shares(named: "error_rate", metrics, names: names)
  }

  /// The shares of requests that were not successful; nil where the document has none.
  static func failureRates(
    _ metrics: [DocumentValue], names: GroupPair<String>
  ) throws(DocumentError) -> GroupPair<Double>? {
    try shares(named: "success", metrics, names: names)?.inEach { 1 - $0 }
  }

  private static func shares(
    named wanted: String, _ metrics: [DocumentValue], names: GroupPair<String>
  ) throws(DocumentError) -> GroupPair<Double>? {
    for metric in metrics where try metric.required("name").string() == wanted {
      return try names.inEach { name throws(DocumentError) in
        try group(name, of: metric).optional("mean")?.number(in: 0...1) ?? .nan
      }
    }
    return nil
  }

  /// Checks the split of a document in which it was not checked.
  mutating func check(_ split: Split) {
    guard let requests, split.shares.count == 2 else { return }
    func group(_ name: String, _ role: GroupRole, _ requests: Int, _ units: Int?, _ share: Double)
      -> AnalysedGroup
    {
      AnalysedGroup(
        name: name, role: role, requests: requests, units: units, share: .nan, expectedShare: share)
    }
    sampleRatio = Analysis.sampleRatio([
      group(names.control, .control, requests.control, units?.control, split.shares[0]),
      group(names.treatment, .treatment, requests.treatment, units?.treatment, split.shares[1]),
    ])
  }

  /// The checks other than the split and the guardrails.
  static func dataChecks(_ root: DocumentValue) throws(DocumentError) -> [Check] {
    var checks: [Check] = []
    for check in try root.required("checks").array() {
      let name = try check.required("name").string()
      guard name != "sample_ratio", !name.hasPrefix("guardrail:") else { continue }
      checks.append(
        Check(
          name: name, status: try check.required("status").oneOf(Check.Status.self),
          statistic: try check.optional("statistic")?.number(),
          pValue: try check.optional("p_value")?.number(in: 0...1),
          detail: try check.optional("detail")?.string() ?? ""))
    }
    return checks
  }

  static func sampleRatio(_ root: DocumentValue) throws(DocumentError) -> Check? {
    for check in try root.required("checks").array()
    where try check.required("name").string() == "sample_ratio" {
      let status = try check.required("status").oneOf(Check.Status.self)
      let pValue = try check.optional("p_value")?.number(in: 0...1)
      if status == .pass, let pValue, pValue < 0.001 {
        throw check.error("passes the sample ratio with p = \(pValue), which is an alarm")
      }
      return Check(
        name: "sample_ratio", status: status, statistic: try check.optional("statistic")?.number(),
        pValue: pValue, detail: try check.optional("detail")?.string() ?? "")
    }
    return nil
  }
}
