/// Whether a log's groups are those that the hash gives.
///
/// A row is judged at the percentage of its stage, so that users may move from one stage to the next. Blocks of rows are
/// judged side by side and merged; the result does not depend on how the log was cut.
public struct AssignmentAudit: Sendable {
  /// A time in which the percentage is the same.
  public struct Stage: Sendable, Equatable {
    /// Its number in the plan; nil where there are no stages.
    public var number: Int?
    /// Its first millisecond since 1970; nil where it has no beginning.
    public var start: Int64?
    /// The first millisecond after it; nil where it has no end.
    public var end: Int64?
    /// What the assignment's percentage is in it.
    public var percentage: Double

    /// A stage.
    public init(number: Int? = nil, start: Int64? = nil, end: Int64? = nil, percentage: Double) {
      self.number = number
      self.start = start
      self.end = end
      self.percentage = percentage
    }

    /// Whether it holds a time.
    func contains(_ time: Int64) -> Bool {
      (start.map { time >= $0 } ?? true) && (end.map { time < $0 } ?? true)
    }
  }

  /// A unit that the log has in another group than the hash.
  public struct Example: Sendable, Equatable {
    /// The bytes of its name.
    public var unit: [UInt8]
    /// Its bucket.
    public var bucket: Int
    /// The group that the hash gives.
    public var expected: AssignedSide
    /// The group in the log.
    public var logged: AssignedSide
    /// The number of the stage, where there are stages.
    public var stage: Int?
  }

  /// The most stages that can be told apart.
  public static let stageLimit = 28
  /// The most examples that are kept.
  public static let exampleLimit = 20

  /// How groups are made.
  public let assignment: Assignment
  /// The stages; one without a time where the percentage was always the same.
  public let stages: [Stage]

  /// An audit.
  ///
  /// - Parameters:
  ///   - assignment: how groups are made.
  ///   - stages: the stages, which must not overlap; none where the assignment's own percentage always held.
  /// - Throws: ``AssignmentError/tooManyStages(found:limit:)``.
  public init(_ assignment: Assignment, stages: [Stage] = []) throws(AssignmentError) {
    guard stages.count <= Self.stageLimit else {
      throw .tooManyStages(found: stages.count, limit: Self.stageLimit)
    }
    self.assignment = assignment
    self.stages = stages.isEmpty ? [Stage(percentage: assignment.percentage)] : stages
  }

  /// Whether the time of a row tells its percentage.
  public var needsTimes: Bool { stages.count > 1 || stages[0].start != nil || stages[0].end != nil }

  /// The group that the hash gives in a stage, by its index.
  func expected(bucket: Int, stage: Int) -> AssignedSide {
    assignment.side(ofBucket: bucket, percentage: stages[stage].percentage)
  }

  /// The index of the stage of a time; nil outside of all, or where there is no time.
  func stage(at time: Int64?) -> Int? {
    guard needsTimes else { return 0 }
    guard let time else { return nil }
    return stages.firstIndex { $0.contains(time) }
  }
}
