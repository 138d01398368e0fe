internal import Documents
internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension AnalysisSettings {
  /// Reads what an analysis was asked to do.
  ///
  /// What is asked of strata is told by their names alone.
  init(told value: DocumentValue) throws(DocumentError) {
    self.init()
    comparison = ComparisonSettings(
      test: try value.choice("test", ComparisonSettings.Test.self),
      level: try value.required("confidence_level").number(in: 0...1),
      significance: try value.required("significance_level").number(in: 0...1),
      targetLift: try value.number("target_lift"), power: try value.required("power").number(in: 0...1))
    correction = try value.choice("correction", Correction.self)
    group = try value.text("group")
    unit = try value.text("unit")
    time = try value.text("time")
    timeUnit = try value.text("time_unit")
    from = try value.text("from")
    to = try value.text("to")
    split = try value.part("split") { split throws(DocumentError) in try Split(told: split) }
    maximumRejected = try value.required("max_rejected").number(in: 0...1)
    quantileLevels = try value.each("quantiles") { level throws(DocumentError) in try level.number(in: 0...1)
    }
    quantileError = try value.number("quantile_error")
    for name in try value.optional("strata")?.array() ?? [] {
      questions.append(DimensionQuestion(named: try name.string()))
    }
    timeZone = try value.text("time_zone") ?? timeZone
    request = try value.text("request")
    asksWithoutOutliers = try value.optional("without_outliers")?.boolean() ?? false
    sequential =
      try value.part("sequential") { plan throws(DocumentError) in try SequentialPlan(plan) }
      ?? sequential
  }
}

extension SequentialPlan {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      method: try value.choice("method", Method.self),
      looks: try value.optional("looks")?.integer(in: 1...1_000_000) ?? Self.usualLooks,
      plannedUnits: try value.counted("planned_units"))
  }
}

extension Split {
  /// Shares exactly as they are written, which are not made to add up anew.
  fileprivate init(told value: DocumentValue) throws(DocumentError) {
    var shares: [Double] = []
    for share in try value.array() { shares.append(try share.number(in: 0...1)) }
    do throws(PlanError) { try self.init(weights: shares) } catch {
      throw value.error("must be the planned shares of two groups or more")
    }
    self.shares = shares
  }
}

extension DimensionQuestion {
  /// A question by its name; where the rows were cut is not told.
  fileprivate init(named name: String) {
    switch name {
    case "stage": self.init(kind: .stages, dimension: .stage([]))
    case "day": self.init(kind: .days, dimension: .day(ZoneOffsets()))
    case "hour": self.init(kind: nil, dimension: .hour(ZoneOffsets()))
    default: self.init(kind: .segment(column: name), dimension: .segment(0))
    }
  }
}
