internal import Documents
internal import Inference
internal import Verdicts

extension PreviousReport {
  /// Reads what an earlier report said.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      label: try value.words("label"), gate: try value.text("gate"), decision: try value.decision("decision"),
      requests: try value.count("requests"),
      metrics: try value.each("metrics") { metric throws(DocumentError) in
        Metric(
          specification: try metric.words("metric"), treatment: try metric.words("treatment"),
          lift: try metric.interval("lift"), difference: try metric.interval("difference"),
          outcome: try metric.choice("outcome", Outcome.self))
      })
  }
}

extension ReportLook {
  /// Reads one look at the experiment.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      label: try value.words("label"), gate: try value.text("gate"), decision: try value.decision("decision"),
      requests: try value.count("requests"), units: try value.counted("units"),
      lift: try value.interval("lift"), method: try value.words("method"), share: try value.number("share"),
      alphaSpent: try value.number("alpha_spent"))
  }
}

extension ReportDay {
  /// Reads one day.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      day: try value.words("day"),
      groups: try value.each("groups") { group throws(DocumentError) in
        Group(
          name: try group.words("name"), requests: try group.count("requests"),
          value: try group.number("value"), errorRate: try group.interval("error_rate"))
      },
      changes: try value.each("changes") { change throws(DocumentError) in
        Change(
          treatment: try change.words("treatment"), difference: try change.interval("difference"),
          lift: try change.interval("lift"))
      })
  }
}

extension LiftCourse {
  /// Reads the lift as it grew.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      metric: try value.words("metric"), treatment: try value.words("treatment"),
      level: try value.required("level").number(),
      sampledShare: try value.required("sampled_share").number(),
      points: try value.each("points") { point throws(DocumentError) in
        Point(
          day: try point.words("day"), requests: try point.count("requests"),
          lift: try point.intervalThatIs("lift"), sequence: try point.intervalThatIs("sequence"))
      })
  }
}

extension GroupDistribution {
  /// Reads how values are spread.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      metric: try value.words("metric"), group: try value.words("group"),
      count: try value.count("count"), quantiles: try value.quantiles("quantiles"))
  }
}

extension ReportPower {
  /// Reads what the data could see.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      metric: try value.words("metric"), treatment: try value.words("treatment"),
      significance: try value.figure("significance_level"), plannedPower: try value.figure("planned_power"),
      smallestLift: try value.number("smallest_lift"), targetLift: try value.number("target_lift"),
      requiredRequests: try value.optional("required_requests")?.integer(atLeast: 0),
      requests: try value.count("requests"), dailyRequests: try value.number("daily_requests"),
      daysLeft: try value.number("days_left"),
      curve: try value.each("curve") { point throws(DocumentError) in
        Point(
          lift: try point.figure("lift"), power: try point.figure("power"),
          powerOfTwice: try point.figure("power_of_twice"))
      })
  }
}

extension DocumentValue {
  /// The answer of a gate; nil where none was asked.
  func decision(_ key: String) throws(DocumentError) -> Decision? {
    try optional(key)?.oneOf(Decision.self)
  }

  fileprivate func intervalThatIs(_ key: String) throws(DocumentError) -> Interval {
    let value = try required(key)
    return try value.interval(around: value.figure("estimate"))
  }
}
