internal import Documents
internal import Inference
internal import Verdicts

extension JSON.Object {
  /// Adds stages, days and segments, as far as they were asked for.
  mutating func add(_ strata: [AnalysedStrata]) {
    for found in strata {
      switch found.kind {
      case .stages: self["stages"] = JSON(found.strata.map { JSON($0, of: found) })
      case .days: self["days"] = JSON(found.strata.map { JSON($0, of: found) })
      case .segment: break
      }
    }
    let segments = strata.compactMap { found -> JSON? in
      guard case .segment(let column) = found.kind else { return nil }
      return [
        "column": JSON(column),
        "rows_without_value": JSON(found.withoutStratum),
        "values": JSON(found.strata.map { JSON($0, of: found) }),
        "heterogeneity": JSON(found.evenness.map { JSON($0) }),
      ]
    }
    if !segments.isEmpty { self["segments"] = JSON(segments) }
  }

  /// Adds what stages and days say together: the rows that have none, and whether treatments change metrics alike.
  mutating func add(across strata: [AnalysedStrata]) {
    for found in strata {
      let together: JSON = [
        "rows_without_value": JSON(found.withoutStratum),
        "heterogeneity": JSON(found.evenness.map { JSON($0) }),
      ]
      switch found.kind {
      case .stages: self["across_stages"] = together
      case .days: self["across_days"] = together
      case .segment: break
      }
    }
  }
}

extension JSON {
  /// One stratum: its groups, and every metric compared within it.
  fileprivate init(_ stratum: AnalysedStrata.Stratum, of strata: AnalysedStrata) {
    let names = strata.metrics.map(\.name)
    self = [
      "value": JSON(stratum.name),
      "groups": JSON(
        stratum.groups.enumerated().map { place, group in
          [
            "name": JSON(group.name), "requests": JSON(group.requests), "units": JSON(group.units),
            "means": JSON(zip(names, stratum.means).map { ["metric": JSON($0), "mean": JSON($1[place])] }),
          ]
        }),
      "comparisons": JSON(
        zip(names, stratum.comparisons).flatMap { name, comparisons in
          zip(strata.treatments, comparisons).map { treatment, comparison in
            JSON(comparison, metric: name, treatment: treatment)
          }
        }),
    ]
  }

  fileprivate init(_ evenness: AnalysedStrata.Evenness) {
    var object: JSON.Object = ["metric": JSON(evenness.metric), "treatment": JSON(evenness.treatment)]
    object["test"] =
      evenness.test.map { test in
        [
          "name": JSON(test.name), "statistic": JSON(test.statistic),
          "degrees_of_freedom": JSON(test.degreesOfFreedom), "p_value": JSON(test.pValue),
          "log10_p_value": JSON(test.log10PValue),
        ]
      } ?? .null
    object["inconsistency"] = JSON(evenness.test?.inconsistency)
    object["values_dropped"] = JSON(evenness.dropped)
    object["reason"] = JSON(evenness.reason)
    self = .object(object)
  }
}
