internal import Documents
internal import Inference

extension Stage5Evidence {
  /// Refuses a comparison whose numbers contradict each other: nothing can be decided on such a document.
  ///
  /// - Throws: `DocumentError` where the groups are one, the estimates are not those of the means, an estimate is
  ///   outside its own interval, or the outcome is an improvement that the interval does not show.
  func checkConsistency(_ pair: DocumentValue, direction: Direction) throws(DocumentError) {
    guard names.control != names.treatment else {
      throw pair.error("compares '\(names.control)' with itself")
    }
    guard let means else { return }
    let scale = max(abs(means.control), abs(means.treatment))
    if let value = try pair.optional("difference"), let difference = try Self.interval(value) {
      let expected = means.treatment - means.control
      guard abs(difference.estimate - expected) <= Self.rounding * scale else {
        throw value.error("\(difference.estimate) is not the difference of the means, \(expected)")
      }
      try Self.checkOrder(difference, scale: scale, in: value)
      if outcome == .improved {
        let end = direction == .decrease ? -difference.upper : difference.lower
        guard end > 0 else {
          throw pair.error("says improved, and its interval of the difference does not")
        }
      }
    }
    if let value = try pair.optional("relative_difference"), let lift = try Self.interval(value) {
      let expected = means.treatment / means.control - 1
      guard abs(lift.estimate - expected) <= Self.rounding * max(1, abs(expected)) else {
        throw value.error("\(lift.estimate) is not the relative difference of the means, \(expected)")
      }
      if try value.optional("form")?.string() ?? "bounded" == "bounded" {
        try Self.checkOrder(lift, scale: max(1, abs(expected)), in: value)
      }
    }
  }

  /// How much rounding of numbers a document may show, relative to the larger mean.
  private static var rounding: Double { 1e-4 }

  private static func checkOrder(
    _ interval: Interval, scale: Double, in value: DocumentValue
  ) throws(DocumentError) {
    let slack = rounding * scale
    guard interval.lower <= interval.estimate + slack, interval.estimate <= interval.upper + slack else {
      throw value.error(
        "its estimate, \(interval.estimate), is not between its ends, "
          + "\(interval.lower) and \(interval.upper)")
    }
  }
}
