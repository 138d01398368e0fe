internal import Documents

/// A stage of a canary release: the share of the traffic that the canary gets, and since when.
public struct PlannedStage: Sendable, Equatable {
  /// Its number, 1 to 5.
  public var number: Int
  /// The canary's share of the traffic in percent.
  public var percentage: Double
  /// When it began, a time or a day; nil where it has not.
  public var start: String?
  /// When it ended, a time or a day that belongs to it; nil where the next stage's start ends it.
  public var end: String?
  /// The hours that it is to be watched; nil where the usual ones hold.
  public var hours: Double?

  /// A stage.
  public init(
    number: Int, percentage: Double, start: String? = nil, end: String? = nil, hours: Double? = nil
  ) {
    self.number = number
    self.percentage = percentage
    self.start = start
    self.end = end
    self.hours = hours
  }

  /// Reads `{ "stage": 1, "percentage": 5, "hours": 24, "start": …, "end": … }`.
  ///
  /// - Throws: `DocumentError`.
  init(_ value: DocumentValue) throws(DocumentError) {
    try value.allow(keys: ["stage", "percentage", "hours", "start", "end"])
    number = try value.required("stage").integer(atLeast: 1)
    percentage = try value.required("percentage").number(in: 0...100)
    start = try value.optional("start")?.string()
    end = try value.optional("end")?.string()
    if let hours = try value.optional("hours") {
      self.hours = try hours.number(in: 0...1e6)
      if self.hours == 0 { throw hours.error("must be above 0") }
    }
    if end != nil, start == nil { throw value.error("has an end and no start") }
  }

  /// Reads the stages of a plan, whose numbers must rise.
  static func all(_ value: DocumentValue) throws(DocumentError) -> [PlannedStage] {
    var stages: [PlannedStage] = []
    for item in try value.array() {
      let stage = try PlannedStage(item)
      if let last = stages.last, stage.number <= last.number {
        throw item.error("stage \(stage.number) stands behind stage \(last.number); their numbers must rise")
      }
      stages.append(stage)
    }
    return stages
  }
}
