public import Documents
internal import Inference
public import Plans
internal import Sentences

extension Stage5Evidence {
  /// The evidence of a results file: an analysis (`assay-analysis/1`), or two averages.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - metric: the name of the metric that is judged; nil for the primary one.
  ///   - treatment: the treatment that is judged; nil where there is one only.
  ///   - split: the planned split, control first, for a document in which it was not checked.
  /// - Throws: `DocumentError` where the file does not say what it should.
  public init(
    _ document: Document, metric: String? = nil, treatment: String? = nil, split: Split? = nil
  ) throws(DocumentError) {
    if let schema = try document.root.optional("schema") {
      _ = try schema.oneOf([Source.analysis.rawValue])
      try self.init(analysis: document.root, metric: metric, treatment: treatment)
      if let split, sampleRatio == nil || sampleRatio?.status == .notChecked { check(split) }
    } else {
      try self.init(averages: document.root)
    }
  }

  /// Reads `legacy.avg_response_time` and `canary.avg_response_time`, in any one unit, and error rates if they are there.
  private init(averages root: DocumentValue) throws(DocumentError) {
    self.init(
      source: .averages, metric: "avg_response_time", names: GroupPair(control: "legacy", treatment: "canary")
    )
    let groups = (control: try root.required("legacy"), treatment: try root.required("canary"))
    func average(_ group: DocumentValue) throws(DocumentError) -> Double {
      let value = try group.required("avg_response_time")
      let average = try value.number()
      guard average > 0 else { throw value.error("must be above 0, not \(average)") }
      return average
    }
    let control = try average(groups.control)
    let treatment = try average(groups.treatment)
    means = GroupPair(control: control, treatment: treatment)
    improvement = Improvement(estimate: (control - treatment) / control)
    let rates = (
      control: try groups.control.optional("error_rate")?.number(in: 0...1),
      treatment: try groups.treatment.optional("error_rate")?.number(in: 0...1)
    )
    // One rate without the other is missing data, not a file that has none.
    if rates.control != nil || rates.treatment != nil {
      errorRates = GroupPair(control: rates.control ?? .nan, treatment: rates.treatment ?? .nan)
    }
  }

  /// Reads an analysis.
  private init(analysis root: DocumentValue, metric: String?, treatment: String?) throws(DocumentError) {
    let metrics = try root.required("metrics").array()
    let judged = try Self.judged(among: metrics, name: metric, in: root)
    let pair = try Self.pair(of: judged, treatment: treatment)
    let name = try judged.required("name").string()
    let names = GroupPair(
      control: try pair.required("control").string(), treatment: try pair.required("treatment").string())
    self.init(source: .analysis, metric: name, names: names)
    let direction = try judged.required("direction").oneOf(Direction.self)
    let groups = try names.inEach { name throws(DocumentError) in try Self.group(name, of: judged) }
    requests = try groups.inEach { group throws(DocumentError) in
      try group.required("count").count()
    }
    means = try groups.inEach { group throws(DocumentError) in
      try group.optional("mean")?.number() ?? .nan
    }
    units = try Self.units(names, in: root)
    try read(pair, direction: direction, unfit: unfit(judged))
    try checkConsistency(pair, direction: direction)
    for metric in metrics where try metric.required("name").string() == name + "_on_success" {
      let successful = try Self.pair(of: metric, treatment: names.treatment)
      let unfit = try unfit(metric)
      let improvement = try Self.improvement(
        of: successful, direction: metric.required("direction").oneOf(Direction.self))
      let reason = try successful.optional("reason")?.string()
      take(
        onSuccess: unfit == nil ? improvement : nil, reason: unfit ?? reason.map { "\(name: $0)" })
    }
    failureRates = try Self.failureRates(metrics, names: names)
    errorRates = try Self.errorRates(metrics, names: names) ?? failureRates
    sampleRatio = try Self.sampleRatio(root)
    dataChecks = try Self.dataChecks(root)
  }

  private mutating func read(
    _ pair: DocumentValue, direction: Direction, unfit: Sentence?
  ) throws(DocumentError) {
    if let unfit {
      noImprovementSentence = unfit
      return
    }
    difference = try Self.interval(pair.optional("difference"))
    if difference != nil { outcome = try pair.optional("outcome")?.oneOf(Outcome.self) }
    if let lift = try pair.optional("relative_difference"), let interval = try Self.interval(lift) {
      improvement = Improvement(interval, direction: direction)
    } else {
      let reason = try pair.optional("reason")?.string()
      noImprovementSentence = reason.map { "\(name: $0)" } ?? "the document has no relative difference"
    }
    if let power = try pair.optional("power"),
      let effect = try power.optional("minimum_detectable_effect")?.number()
    {
      self.power = PowerFigures(
        minimumDetectableEffect: effect,
        requiredSampleSize: try power.optional("required_sample_size")?.integer(atLeast: 0))
    }
  }
}
