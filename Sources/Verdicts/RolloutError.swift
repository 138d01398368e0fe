/// Why a change of the traffic cannot be planned.
public enum RolloutError: Error, Sendable, Equatable {
  /// The plan does not say what is deployed where.
  case noServices
  /// A name of the plan could be taken for something else than a name.
  case invalidName(String)
  /// The plan has no such stage; it has these.
  case unknownStage(Int, known: [Int])
  /// A share that is no percentage.
  case outOfRange(Double)
  /// A share that is no whole percentage, of a stage of this number where it is one's.
  case notWhole(Double, stage: Int?)
}
