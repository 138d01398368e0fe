internal import Documents

/// A stage of a canary release: the share of the traffic that the canary gets, and since when.
public struct PlannedStage: Sendable, Equatable {
  /// Its number, 1 to 5.
  public var number: Int
  /// The canary's share of the traffic in percent.
  public var percentage: Double
  /// When it began, a time or a day; nil where it has not.
  public var start: String?
  /// When it ended; nil where the next stage's start ends it. A bare day belongs to it.
  public var end: String?

  /// A stage.
  public init(number: Int, percentage: Double, start: String? = nil, end: String? = nil) {
    self.number = number
    self.percentage = percentage
    self.start = start
    self.end = end
  }

  /// Reads `{ "stage": 1, "percentage": 5, "start": …, "end": … }`.
  ///
  /// - Throws: `DocumentError`.
  init(_ value: DocumentValue) throws(DocumentError) {
    try value.allow(keys: ["stage", "percentage", "start", "end"])
    number = try value.required("stage").integer(atLeast: 1)
    percentage = try value.required("percentage").number(in: 0...100)
    start = try value.optional("start")?.string()
    end = try value.optional("end")?.string()
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
