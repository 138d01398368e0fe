internal import Documents
internal import Inference

extension StatisticsPlan {
  /// Reads levels and sizes.
  ///
  /// Intervals and tests must not be able to disagree, so the two levels must add up to 1 where both are given; one
  /// of them settles the other.
  init(of root: DocumentValue, _ reading: inout PlanReading) {
    self.init()
    let keys = ["confidence_level", "significance_level", "min_sample_size", "correction", "sequential"]
    guard let value = reading.object(root, "statistics", keys: keys) else { return }
    let confidence = reading.number(value, "confidence_level", in: 0.5...0.999999)
    let significance = reading.number(value, "significance_level", in: 0.000001...0.5)
    if let confidence, let significance, (confidence + significance - 1).magnitude > 1e-9 {
      reading.note(
        value.error(
          "confidence_level and significance_level must add up to 1, not \(confidence + significance)"))
    }
    confidenceLevel = confidence ?? significance.map { 1 - $0 } ?? confidenceLevel
    significanceLevel = significance ?? confidence.map { 1 - $0 } ?? significanceLevel
    minimumSampleSize =
      reading.value(value, "min_sample_size") { value throws(DocumentError) in try value.integer(atLeast: 2) }
      ?? minimumSampleSize
    correction =
      reading.value(value, "correction") { value throws(DocumentError) in try value.oneOf(Correction.self) }
      ?? correction
    sequential =
      reading.value(value, "sequential") { value throws(DocumentError) in try SequentialPlan(value) }
      ?? sequential
  }
}

extension SequentialPlan {
  /// Reads the word of a method, or `{ "method": …, "looks": …, "planned_units": … }`.
  ///
  /// A method that shares α among looks must know the planned end; the command line may tell it, so the word will do.
  init(_ value: DocumentValue) throws(DocumentError) {
    if value.json.stringValue != nil {
      self.init(method: try value.oneOf(Method.self))
      return
    }
    try value.allow(keys: ["method", "looks", "planned_units"])
    let method = try value.required("method").oneOf(Method.self)
    let looks = try value.optional("looks")
    if let looks, method.spending == nil { throw looks.error("is only for obrien_fleming and pocock") }
    let units = try value.optional("planned_units")
    if let units, method == .none { throw units.error("is only for a method that looks early") }
    self.init(
      method: method,
      looks: try looks?.integer(in: 1...GroupSequentialDesign.mostLooks) ?? Self.usualLooks,
      plannedUnits: try units?.integer(in: 1...(1 << 53)))
  }
}

extension MetricSpecification {
  /// Reads a metric: its name, or an object that says more.
  init(_ value: DocumentValue, role: MetricRole) throws(DocumentError) {
    do {
      if value.json.stringValue != nil {
        try self.init(parsing: value.string(), role: role)
        return
      }
      try value.allow(keys: [
        "name", "kind", "direction", "margin", "relative_margin", "column", "numerator", "denominator",
        "where",
        "winsorize",
      ])
      try self.init(
        name: value.required("name").string(), kind: Self.kind(value),
        direction: value.optional("direction")?.oneOf(Direction.self),
        role: role, margin: Self.margin(value), column: Self.column(value),
        filter: value.optional("where").map { try RowFilter(parsing: $0.string()) },
        winsorizing: value.optional("winsorize")?.number())
    } catch let error as DocumentError {
      throw error
    } catch let error as MetricError {
      throw value.error(error.explanation)
    } catch {
      throw value.error("cannot be read")
    }
  }

  private static func kind(_ value: DocumentValue) throws(DocumentError) -> MetricKind? {
    guard let word = try value.optional("kind") else {
      return value.json.objectValue?["numerator"] == nil ? nil : .ratio
    }
    guard let kind = MetricKind(rawValue: try word.string()) else {
      throw word.error(
        "must be one of \(MetricKind.words.joined(separator: ", ")), not \(try word.string())")
    }
    return kind
  }

  /// What the values are, where the name is only a name: a column, or numerator/denominator.
  private static func column(_ value: DocumentValue) throws(DocumentError) -> String? {
    guard let numerator = try value.optional("numerator")?.string() else {
      if let denominator = try value.optional("denominator") { throw denominator.error("has no numerator") }
      return try value.optional("column")?.string()
    }
    if let column = try value.optional("column") { throw column.error("stands beside a numerator") }
    return numerator + "/" + (try value.required("denominator").string())
  }

  private static func margin(_ value: DocumentValue) throws(DocumentError) -> Margin? {
    let absolute = try atLeastZero(value.optional("margin"))
    let relative = try atLeastZero(value.optional("relative_margin"))
    switch (absolute, relative) {
    case (nil, nil): return nil
    case (let margin?, nil): return .absolute(margin)
    case (nil, let margin?): return .relative(margin)
    default: throw value.error("has both margin and relative_margin")
    }
  }

  private static func atLeastZero(_ value: DocumentValue?) throws(DocumentError) -> Double? {
    guard let value else { return nil }
    let margin = try value.number()
    guard margin >= 0 else {
      throw value.error("must be at least 0, not \(margin): it is how much worse the metric may get")
    }
    return margin
  }
}
