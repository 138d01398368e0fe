internal import Documents

extension Trigger {
  /// Reads a list of triggers.
  static func all(_ list: DocumentValue, _ reading: inout PlanReading) -> [Trigger] {
    let items = reading.attempt { () throws(DocumentError) in try list.array() } ?? []
    return items.compactMap { Trigger($0, &reading) }
  }

  /// Reads `{ "metric": "error_rate", "above": 0.05, "window": "5m", "action": "roll_back" }`.
  init?(_ item: DocumentValue, _ reading: inout PlanReading) {
    guard let value = reading.object(item, keys: ["metric", "above", "below", "window", "action"]) else {
      return nil
    }
    let measure = reading.attempt { () throws(DocumentError) in
      try value.required("metric").oneOf(CanaryMeasure.self)
    }
    let window = reading.duration(value, "window", atLeast: 1_000)
    let action = reading.value(value, "action") { value throws(DocumentError) in
      try value.oneOf(Action.self)
    }
    let range: ClosedRange<Double> =
      switch measure {
      case .some(let measure) where measure.isShare: 0...1
      case .confidence?: -1e12...1e12
      default: 0...1e12
      }
    let above = reading.number(value, "above", in: range)
    let below = reading.number(value, "below", in: range)
    let stated = [value.json.objectValue?["above"], value.json.objectValue?["below"]].compactMap { $0 }
    if stated.count != 1 {
      reading.note(item.error("must have a threshold, either above or below"))
      return nil
    }
    if let window, window > 86_400_000 {
      reading.note(item.error("has a window of more than a day"))
      return nil
    }
    guard let measure, let threshold = above ?? below else { return nil }
    self.init(
      measure, above == nil ? .below : .above, threshold, window: window, action: action ?? .rollBack)
  }
}
