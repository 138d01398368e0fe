internal import Documents
internal import Inference
internal import Summaries
internal import Verdicts

extension AnalysedMetric {
  /// Reads a metric.
  ///
  /// - Parameters:
  ///   - value: what was found.
  ///   - asked: the same metric as it was asked for.
  ///   - groups: the groups, whose order the metric keeps.
  /// - Throws: where it is no such metric.
  init(_ value: DocumentValue, asked: DocumentValue, groups: [AnalysedGroup]) throws(DocumentError) {
    self.init(
      specification: try MetricSpecification(value, asked: asked),
      groups: try value.each("groups") { group throws(DocumentError) in try GroupEstimate(group) },
      comparisons: try value.each("comparisons") { pair throws(DocumentError) in
        Pair(
          control: try pair.words("control"), treatment: try pair.words("treatment"),
          comparison: try MetricComparison(pair))
      })
    guard self.groups.count == groups.count else {
      throw try value.required("groups").error("must tell of the \(groups.count) groups of the analysis")
    }
    guard comparisons.count == groups.count - 1 else {
      throw try value.required("comparisons").error("must be one for each treatment")
    }
  }
}

extension MetricSpecification {
  fileprivate init(_ value: DocumentValue, asked: DocumentValue) throws(DocumentError) {
    let kindName = try value.required("kind")
    guard let kind = MetricKind(rawValue: try kindName.string()) else {
      throw kindName.error("must be one of \(MetricKind.words.joined(separator: ", "))")
    }
    let name = try value.words("name")
    let direction = try value.choice("direction", Direction.self)
    let role = try value.choice("role", MetricRole.self)
    var margin: Margin?
    if let relative = try asked.number("relative_margin") { margin = .relative(relative) }
    if let absolute = try asked.number("margin") { margin = .absolute(absolute) }
    let column = try asked.text("column")
    let filter = try asked.part("where") { text throws(DocumentError) in try RowFilter(told: text) }
    let level = try asked.number("winsorize")
    let told = ToldValues(
      isOfServedRequests: try asked.optional("served_only")?.boolean() ?? false,
      isDuration: try asked.optional("duration")?.boolean())
    do throws(MetricError) {
      try self.init(
        name: name, kind: kind, direction: direction, role: role, margin: margin, column: column,
        filter: filter, winsorizing: level, told: told)
    } catch { throw value.error(error.explanation) }
  }
}

extension RowFilter {
  fileprivate init(told value: DocumentValue) throws(DocumentError) {
    let text = try value.string()
    do throws(MetricError) { try self.init(parsing: text) } catch { throw value.error(error.explanation) }
  }
}

extension GroupEstimate {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    let reported = try value.figure("value")
    let ends = [try value.number("lower"), try value.number("upper")]
    self.init(
      count: try value.count("count"), units: try value.counted("units"),
      mean: try value.figure("mean"), standardDeviation: try value.figure("standard_deviation"),
      standardError: try value.figure("standard_error"), minimum: try value.figure("minimum"),
      maximum: try value.figure("maximum"),
      interval: ends != [nil, nil] ? try value.interval(around: reported) : nil,
      quantiles: try value.quantiles("quantiles"), value: reported)
  }
}
