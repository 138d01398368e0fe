public import Documents
internal import Inference

extension Plan {
  /// Reads an experiment file.
  ///
  /// Every key is optional; an unknown key is an error that names the nearest known one.
  ///
  /// - Throws: `DocumentError`, with the line and path of what cannot hold.
  public init(_ document: Document) throws(DocumentError) {
    self.init()
    let root = try document.root.allow(keys: [
      "experiment_name", "start_date", "end_date", "seed", "groups", "metrics", "statistics", "log", "canary",
    ])
    experimentName = try root.optional("experiment_name")?.string()
    startDate = try root.optional("start_date")?.string()
    endDate = try root.optional("end_date")?.string()
    if let seed = try root.optional("seed") { self.seed = try seed.integer() }
    if let groups = try root.optional("groups") { try read(groups: groups) }
    if let metrics = try root.optional("metrics") { self.metrics = try Self.read(metrics: metrics) }
    if let statistics = try root.optional("statistics") {
      self.statistics = try StatisticsPlan(statistics)
    }
    if let log = try root.optional("log") { self.log = try LogPlan(log) }
    if let canary = try root.optional("canary") { try read(canary: canary) }
  }

  private mutating func read(groups: DocumentValue) throws(DocumentError) {
    try groups.allow(keys: ["control", "treatment"])
    control = try groups.optional("control").map { value throws(DocumentError) in try PlannedGroup(value) }
    treatment = try groups.optional("treatment").map { value throws(DocumentError) in
      try PlannedGroup(value)
    }
    let percentages = [control?.percentage, treatment?.percentage].compactMap { $0 }
    if percentages.count == 2, (percentages[0] + percentages[1] - 100).magnitude > 1e-9 {
      throw groups.error("percentages must add up to 100, not \(percentages[0] + percentages[1])")
    }
  }

  private mutating func read(canary: DocumentValue) throws(DocumentError) {
    if let value = try canary.optional("rollback") {
      throw value.error("cannot be read by this version, which has no triggers; leave it out")
    }
    try canary.allow(keys: ["stages", "rollback", "promotion"])
    if let stages = try canary.optional("stages") { self.stages = try PlannedStage.all(stages) }
    guard let promotion = try canary.optional("promotion") else { return }
    try promotion.allow(keys: ["improvement"])
    if let improvement = try promotion.optional("improvement") {
      promotionImprovement = try improvement.number(in: 0...1)
    }
  }

  private static func read(metrics: DocumentValue) throws(DocumentError) -> [MetricSpecification] {
    try metrics.allow(keys: ["primary", "secondary", "guardrails"])
    var all: [MetricSpecification] = []
    if let primary = try metrics.optional("primary") {
      all.append(try MetricSpecification(primary, role: .primary))
    }
    for value in try metrics.optional("secondary")?.array() ?? [] {
      all.append(try MetricSpecification(value, role: .secondary))
    }
    for value in try metrics.optional("guardrails")?.array() ?? [] {
      all.append(try MetricSpecification(value, role: .guardrail))
    }
    return all
  }
}

extension PlannedGroup {
  /// Reads `{ "name": …, "percentage": …, "algorithm": … }`.
  init(_ value: DocumentValue) throws(DocumentError) {
    try value.allow(keys: ["name", "percentage", "algorithm"])
    self.init(
      name: try value.optional("name")?.string(),
      percentage: try value.optional("percentage")?.number(in: 0...100),
      algorithm: try value.optional("algorithm")?.string())
  }
}

extension LogPlan {
  /// Reads the names of columns.
  init(_ value: DocumentValue) throws(DocumentError) {
    self.init()
    try value.allow(keys: ["group", "unit", "time", "time_unit"])
    group = try value.optional("group")?.string()
    unit = try value.optional("unit")?.string()
    time = try value.optional("time")?.string()
    timeUnit = try value.optional("time_unit")?.oneOf(["ns", "us", "ms", "s"])
  }
}
