internal import Documents

extension CanaryPlan {
  /// Reads the section `canary` of a plan; what it leaves out holds as without a plan.
  init(of root: DocumentValue, _ reading: inout PlanReading) {
    self.init()
    let keys = ["stages", "legacy", "rollback", "watch", "promotion", "services"]
    guard let value = reading.object(root, "canary", keys: keys) else { return }
    if let list = reading.value(value, "stages", { $0 }) { read(stages: list, &reading) }
    legacy.read(value, &reading)
    if let list = reading.value(value, "rollback", { $0 }) { triggers = Trigger.all(list, &reading) }
    watch.read(value, &reading)
    if let promotion = reading.object(value, "promotion", keys: ["improvement"]) {
      promotionImprovement =
        reading.number(promotion, "improvement", in: 0...1) ?? promotionImprovement
    }
    if let services = reading.value(value, "services", { $0 }) {
      self.services = ReleaseServices(services, &reading)
    }
  }

  /// Reads stages, whose numbers must rise; none are as good as no word of them.
  private mutating func read(stages list: DocumentValue, _ reading: inout PlanReading) {
    var found: [CanaryStage] = []
    for item in reading.attempt({ () throws(DocumentError) in try list.array() }) ?? [] {
      guard let stage = CanaryStage(item, &reading) else { continue }
      if let last = found.last, stage.number <= last.number {
        reading.note(
          item.error("stage \(stage.number) stands behind stage \(last.number); their numbers must rise"))
      } else {
        found.append(stage)
      }
    }
    if !found.isEmpty { stages = found }
  }
}

extension CanaryStage {
  /// Reads a stage; what it leaves out is as in the usual stage of its number.
  ///
  /// `"rollback": []` takes a usual stage's own triggers away.
  init?(_ item: DocumentValue, _ reading: inout PlanReading) {
    let keys = [
      "stage", "percentage", "hours", "start", "end", "limits", "load_test", "decision", "rollback",
    ]
    guard let value = reading.object(item, keys: keys) else { return nil }
    let number = reading.attempt { () throws(DocumentError) in
      try value.required("stage").integer(atLeast: 1)
    }
    let percentage = reading.attempt { () throws(DocumentError) in
      try value.required("percentage").number(in: 0...100)
    }
    let usual = number.flatMap { CanaryStage.standard($0) }
    let hours = reading.value(value, "hours") { value throws(DocumentError) in
      let hours = try value.number(in: 0...1e6)
      if hours == 0 { throw value.error("must be above 0") }
      return hours
    }
    self = usual ?? CanaryStage(number: number ?? 0, percentage: 0, hours: 24)
    self.percentage = percentage ?? 0
    self.hours =
      hours ?? (percentage == 100 ? .infinity : usual.map { $0.hours.isFinite ? $0.hours : 24 } ?? 24)
    start = reading.string(value, "start")
    end = reading.string(value, "end")
    if end != nil, start == nil { reading.note(value.error("has an end and no start")) }
    limits.read(value, &reading)
    needsLoadTest = reading.boolean(value, "load_test") ?? needsLoadTest
    needsDecision = reading.boolean(value, "decision") ?? needsDecision
    if let list = reading.value(value, "rollback", { $0 }) { triggers = Trigger.all(list, &reading) }
    if number == nil || percentage == nil { return nil }
  }
}

extension StageLimits {
  /// Reads `limits`; a limit that is null is not asked, one that is left out stays.
  mutating func read(_ stage: DocumentValue, _ reading: inout PlanReading) {
    let keys = ["error_rate", "p95_response_time_ms", "success_rate", "confidence_score"]
    guard let value = reading.object(stage, "limits", keys: keys) else { return }
    func limit(_ key: String, _ usual: Double?, in range: ClosedRange<Double>) -> Double? {
      let isStated = value.json.objectValue?[key] != nil
      return reading.number(value, key, in: range) ?? (isStated ? nil : usual)
    }
    errorRate = limit("error_rate", errorRate, in: 0...1)
    p95ResponseTime = limit("p95_response_time_ms", p95ResponseTime, in: 0...1e12)
    successRate = limit("success_rate", successRate, in: 0...1)
    confidence = limit("confidence_score", confidence, in: -1e12...1e12)
  }
}

extension LegacyLimits {
  /// Reads `legacy`.
  mutating func read(_ canary: DocumentValue, _ reading: inout PlanReading) {
    let keys = ["error_rate_increase", "p95_increase", "requests"]
    guard let value = reading.object(canary, "legacy", keys: keys) else { return }
    errorRateIncrease = reading.number(value, "error_rate_increase", in: 0...1) ?? errorRateIncrease
    p95Increase = reading.number(value, "p95_increase", in: 0...1e6) ?? p95Increase
    requests =
      reading.value(value, "requests") { value throws(DocumentError) in try value.integer(in: 0...(1 << 53)) }
      ?? requests
  }
}

extension WatchRules {
  /// Reads `watch`.
  mutating func read(_ canary: DocumentValue, _ reading: inout PlanReading) {
    let keys = ["minimum_requests", "reach_back", "lateness", "recovery", "evidence"]
    guard let value = reading.object(canary, "watch", keys: keys) else { return }
    minimumRequests =
      reading.value(value, "minimum_requests") { value throws(DocumentError) in
        try value.integer(in: 1...(1 << 40))
      } ?? minimumRequests
    reachBack = reading.duration(value, "reach_back", atLeast: 1_000) ?? reachBack
    lateness = reading.duration(value, "lateness", atLeast: 0) ?? lateness
    recovery = reading.duration(value, "recovery", atLeast: 1_000) ?? recovery
    evidence =
      reading.value(value, "evidence") { value throws(DocumentError) in try value.oneOf(Evidence.self) }
      ?? evidence
  }
}

extension ReleaseServices {
  /// Reads `services`.
  init?(_ item: DocumentValue, _ reading: inout PlanReading) {
    let keys = ["service", "legacy", "canary", "project", "region"]
    guard let value = reading.object(item, keys: keys) else { return nil }
    func name(_ key: String) -> String? {
      reading.attempt { () throws(DocumentError) in
        let name = try value.required(key)
        let text = try name.string()
        // A word that begins with a hyphen would be taken as an option.
        guard Self.isName(text) else {
          throw name.error("must be a name of letters, digits, hyphens, dots and underscores")
        }
        return text
      }
    }
    let service = name("service")
    let legacy = name("legacy")
    let canary = name("canary")
    func optionalName(_ key: String) -> String? {
      value.json.objectValue?[key].map { !$0.isNull } ?? false ? name(key) : nil
    }
    let project = optionalName("project")
    let region = optionalName("region")
    guard let service, let legacy, let canary else { return nil }
    if legacy == canary {
      reading.note(item.error("names one revision, '\(legacy)', as legacy and as canary"))
    }
    self.init(service: service, legacy: legacy, canary: canary, project: project, region: region)
  }

  /// Whether a text can be a name of the cloud: not empty, and nothing that a command would take otherwise.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 200 else { return false }
    func isWord(_ byte: UInt8) -> Bool {
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
    }
    return isWord(first) && text.utf8.allSatisfy { isWord($0) || [45, 46, 58, 95].contains($0) }
  }
}

extension PlanReading {
  /// The truth value at a key.
  mutating func boolean(_ object: DocumentValue, _ key: String) -> Bool? {
    value(object, key) { value throws(DocumentError) in try value.boolean() }
  }

  /// The length of time at a key, in milliseconds.
  mutating func duration(_ object: DocumentValue, _ key: String, atLeast minimum: Int64) -> Int64? {
    value(object, key) { value throws(DocumentError) in
      guard let found = PlannedDuration.milliseconds(try value.string()) else {
        throw value.error("must be a length of time such as \"60s\", \"10m\" or \"1h\"")
      }
      guard found >= minimum else {
        throw value.error("must be at least \(PlannedDuration.text(minimum))")
      }
      return found
    }
  }
}
