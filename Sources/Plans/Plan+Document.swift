public import Documents
internal import Inference

extension Plan {
  /// Reads an experiment file.
  ///
  /// Every key is optional; an unknown key is an error that names the nearest known one.
  ///
  /// - Throws: `DocumentError`, with the line and path of the first thing that cannot hold.
  public init(_ document: Document) throws(DocumentError) {
    var reading = PlanReading()
    self.init(document.root, &reading)
    if let first = Self.inOrder(reading.mistakes).first { throw first }
  }

  /// Every mistake of an experiment file, by line; none where it can be read.
  public static func mistakes(in document: Document) -> [DocumentError] {
    var reading = PlanReading()
    _ = Plan(document.root, &reading)
    return inOrder(reading.mistakes)
  }

  static func inOrder(_ mistakes: [DocumentError]) -> [DocumentError] {
    let places = mistakes.map { ($0.location?.line ?? 0, $0.location?.column ?? 0) }
    return mistakes.indices.sorted { places[$0] != places[$1] ? places[$0] < places[$1] : $0 < $1 }
      .map { mistakes[$0] }
  }

  private init(_ value: DocumentValue, _ reading: inout PlanReading) {
    self.init()
    guard
      let root = reading.object(
        value,
        keys: [
          "experiment_name", "start_date", "end_date", "seed", "groups", "metrics", "statistics", "log",
          "canary",
        ])
    else { return }
    experimentName = reading.string(root, "experiment_name")
    startDate = reading.string(root, "start_date")
    endDate = reading.string(root, "end_date")
    seed = reading.value(root, "seed") { value throws(DocumentError) in try value.integer() } ?? seed
    read(groups: root, &reading)
    metrics = Self.metrics(of: root, &reading)
    statistics = StatisticsPlan(of: root, &reading)
    log = LogPlan(of: root, &reading)
    canary = CanaryPlan(of: root, &reading)
  }

  private mutating func read(groups root: DocumentValue, _ reading: inout PlanReading) {
    guard let groups = reading.object(root, "groups", keys: ["control", "treatment"]) else { return }
    control = PlannedGroup(groups, "control", &reading)
    treatment = PlannedGroup(groups, "treatment", &reading)
    let percentages = [control?.percentage, treatment?.percentage].compactMap { $0 }
    if percentages.count == 2, (percentages[0] + percentages[1] - 100).magnitude > 1e-9 {
      reading.note(
        groups.error(
          "percentages must add up to 100, and do not: \(JSON(percentages[0])) + \(JSON(percentages[1]))"))
    }
  }

  private static func metrics(
    of root: DocumentValue, _ reading: inout PlanReading
  ) -> [MetricSpecification] {
    guard let metrics = reading.object(root, "metrics", keys: ["primary", "secondary", "guardrails"]) else {
      return []
    }
    let primary = reading.value(metrics, "primary") { $0 }.map { [$0] } ?? []
    let all: [(values: [DocumentValue], role: MetricRole)] = [
      (primary, .primary), (reading.elements(metrics, "secondary"), .secondary),
      (reading.elements(metrics, "guardrails"), .guardrail),
    ]
    var found: [MetricSpecification] = []
    for (values, role) in all {
      for value in values {
        if let metric = reading.metric(value, role: role) { found.append(metric) }
      }
    }
    return found
  }
}

extension PlanReading {
  /// The text at a key.
  mutating func string(_ object: DocumentValue, _ key: String) -> String? {
    value(object, key) { value throws(DocumentError) in try value.string() }
  }

  /// The number at a key, which must lie within a range, its ends included.
  mutating func number(_ object: DocumentValue, _ key: String, in range: ClosedRange<Double>) -> Double? {
    value(object, key) { value throws(DocumentError) in try value.number(in: range) }
  }
}

extension PlannedGroup {
  /// Reads `{ "name": …, "percentage": …, "algorithm": … }`.
  init?(_ groups: DocumentValue, _ key: String, _ reading: inout PlanReading) {
    guard let value = reading.object(groups, key, keys: ["name", "percentage", "algorithm"]) else {
      return nil
    }
    self.init(
      name: reading.string(value, "name"), percentage: reading.number(value, "percentage", in: 0...100),
      algorithm: reading.string(value, "algorithm"))
  }
}

extension LogPlan {
  /// Reads the names of columns.
  init(of root: DocumentValue, _ reading: inout PlanReading) {
    self.init()
    guard let value = reading.object(root, "log", keys: ["group", "unit", "time", "time_unit"]) else {
      return
    }
    group = reading.string(value, "group")
    unit = reading.string(value, "unit")
    time = reading.string(value, "time")
    timeUnit = reading.value(value, "time_unit") { value throws(DocumentError) in
      try value.oneOf(["ns", "us", "ms", "s"])
    }
  }
}
