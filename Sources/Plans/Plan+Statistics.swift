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
          "confidence_level and significance_level must add up to 1, and do not: \(JSON(confidence)) + \(JSON(significance))"
        ))
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
