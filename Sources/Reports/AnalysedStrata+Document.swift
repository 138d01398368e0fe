internal import Documents
internal import Inference
internal import Verdicts

extension AnalysedStrata {
  /// Reads stages, days and segments, in the order in which they were asked for.
  static func all(in value: DocumentValue, of analysis: Analysis) throws(DocumentError) -> [AnalysedStrata] {
    var found: [AnalysedStrata] = []
    let several: [(Kind, String)] = [(.stages, "stages"), (.days, "days")]
    for (kind, key) in several {
      guard let strata = try value.optional(key) else { continue }
      found.append(
        try AnalysedStrata(kind, strata: strata, together: value.optional("across_" + key), of: analysis))
    }
    for segment in try value.optional("segments")?.array() ?? [] {
      found.append(
        try AnalysedStrata(
          .segment(column: segment.words("column")), strata: segment.required("values"), together: segment,
          of: analysis))
    }
    var ordered: [AnalysedStrata] = []
    for question in analysis.settings.questions {
      guard let place = found.firstIndex(where: { $0.name == question.name }) else { continue }
      ordered.append(found.remove(at: place))
    }
    return ordered + found
  }

  /// Reads the strata of one dimension.
  ///
  /// - Parameters:
  ///   - kind: what they are.
  ///   - value: the array of them.
  ///   - together: what is told of all of them; nil in a document that tells nothing.
  ///   - analysis: the groups and metrics.
  /// - Throws: where it is no such array.
  private init(
    _ kind: Kind, strata value: DocumentValue, together: DocumentValue?, of analysis: Analysis
  ) throws(DocumentError) {
    let treatments = analysis.groups.dropFirst().map(\.name)
    let evenness = try together?.each("heterogeneity") { test throws(DocumentError) in try Evenness(test) }
    let told = try value.array()
    var names: [String] = []
    if let evenness, !evenness.isEmpty {
      names = stride(from: 0, to: evenness.count, by: treatments.count).map { evenness[$0].metric }
    } else if let means = try told.first?.required("groups").array().first?.required("means").array() {
      for mean in means { names.append(try mean.words("metric")) }
    }
    self.init(
      kind: kind, metrics: try Self.metrics(names, among: analysis.metrics, at: value),
      treatments: Array(treatments), strata: [], evenness: evenness ?? [],
      withoutStratum: try together?.counted("rows_without_value") ?? 0)
    for stratum in told {
      strata.append(
        try Stratum(stratum, metrics: names, groups: analysis.groups.count, treatments: treatments.count))
    }
  }

  /// The metrics of the analysis by their names, which keep its order.
  private static func metrics(
    _ names: [String], among all: [AnalysedMetric], at value: DocumentValue
  ) throws(DocumentError) -> [MetricSpecification] {
    var rest = all.map(\.specification).filter { $0.kind == .mean || $0.kind == .proportion }[...]
    var metrics: [MetricSpecification] = []
    for name in names {
      guard let place = rest.firstIndex(where: { $0.name == name }) else {
        throw value.error("tell of a metric that is not among those of the analysis")
      }
      metrics.append(rest[place])
      rest = rest[(place + 1)...]
    }
    return metrics
  }
}

extension AnalysedStrata.Stratum {
  /// Reads one stratum: a mean of every metric in every group, and every metric's comparisons.
  fileprivate init(
    _ value: DocumentValue, metrics: [String], groups: Int, treatments: Int
  ) throws(DocumentError) {
    let told = try value.required("groups")
    self.init(name: try value.words("value"), groups: [], means: metrics.map { _ in [] }, comparisons: [])
    for group in try told.array() {
      self.groups.append(
        AnalysedStrata.Group(
          name: try group.words("name"), requests: try group.count("requests"),
          units: try group.counted("units")))
      let means = try group.required("means")
      let values = try means.array()
      guard values.count == metrics.count else { throw means.error("must be one of each metric") }
      for (place, mean) in values.enumerated() { self.means[place].append(try mean.figure("mean")) }
    }
    guard self.groups.count == groups else {
      throw told.error("must be the \(groups) groups of the analysis")
    }
    let compared = try value.required("comparisons")
    var all: [MetricComparison] = []
    for comparison in try compared.array() { all.append(try MetricComparison(comparison)) }
    guard all.count == metrics.count * treatments else {
      throw compared.error("must be one of each metric and treatment")
    }
    comparisons = metrics.indices.map { Array(all[($0 * treatments)..<(($0 + 1) * treatments)]) }
  }
}

extension AnalysedStrata.Evenness {
  /// Reads whether a treatment changes a metric alike in all strata.
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    let inconsistency = try value.figure("inconsistency")
    self.init(
      metric: try value.words("metric"), treatment: try value.words("treatment"),
      test: try value.part("test") { test throws(DocumentError) in
        Heterogeneity(
          name: try test.words("name"), statistic: try test.figure("statistic"),
          degreesOfFreedom: try test.figure("degrees_of_freedom"), pValue: try test.figure("p_value"),
          log10PValue: try test.figure("log10_p_value"), inconsistency: inconsistency)
      }, dropped: try value.count("values_dropped"), reason: try value.text("reason"))
  }
}
