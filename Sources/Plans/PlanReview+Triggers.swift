internal import Documents

extension PlanReview {
  private typealias Placed = (place: DocumentValue, trigger: Trigger)

  /// Triggers that can never fire, or that another one makes needless.
  mutating func review(triggers canary: DocumentValue) {
    let common = Self.triggers(canary)
    review(common, beside: common.map(\.trigger))
    let everywhere = Self.value(canary, "rollback") == nil ? Trigger.standard : common.map(\.trigger)
    for stage in Self.elements(canary, "stages") {
      let own = Self.triggers(stage)
      review(own, beside: own.map(\.trigger) + everywhere)
    }
  }

  private static func triggers(_ holder: DocumentValue) -> [Placed] {
    elements(holder, "rollback").compactMap { place in
      var reading = PlanReading()
      return Trigger(place, &reading).map { (place, $0) }
    }
  }

  private mutating func review(_ triggers: [Placed], beside all: [Trigger]) {
    for (number, found) in triggers.enumerated() {
      let (place, trigger) = found
      let threshold = Self.value(place, trigger.side.rawValue) ?? place
      if trigger.canNeverFire {
        refuse(threshold, "can never be crossed: the trigger would never fire")
      } else if trigger.firesOnGoodNews {
        doubt(threshold, "fires when the canary gets better; \(trigger.otherSide) is the side to fear")
      }
      if triggers.prefix(number).contains(where: { $0.trigger == trigger }) {
        doubt(place, "stands here twice")
      } else if trigger.action == .warn, all.contains(where: { $0.takesPrecedence(over: trigger) }) {
        doubt(place, "never warns: the same measure has rolled the release back before it gets there")
      }
    }
  }
}

extension Trigger {
  /// Whether no value of the measure lies beyond the threshold.
  fileprivate var canNeverFire: Bool {
    switch side {
    case .above: measure.isShare && threshold >= 1
    case .below: measure != .confidence && threshold <= 0
    }
  }

  /// Whether it fires on the side on which the measure is better.
  fileprivate var firesOnGoodNews: Bool {
    let smallerIsBetter = measure == .errorRate || measure.isDuration
    return side == (smallerIsBetter ? .below : .above)
  }

  fileprivate var otherSide: String { side == .above ? Side.below.rawValue : Side.above.rawValue }

  /// Whether this one rolls back whenever a warning would be due, and sooner.
  fileprivate func takesPrecedence(over warning: Trigger) -> Bool {
    guard action == .rollBack, measure == warning.measure, side == warning.side, window == warning.window
    else { return false }
    return side == .above ? threshold < warning.threshold : threshold > warning.threshold
  }
}
