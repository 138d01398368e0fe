/// Why groups cannot be told apart as control and treatment.
public enum PlanError: Error, Sendable, Equatable {
  /// The logs hold no rows of any group.
  case noGroups
  /// Only one group is there: nothing can be compared.
  case oneGroup(String)
  /// None of the groups is recognised as the control.
  case noControl(groups: [String])
  /// More than one group is recognised as the control.
  case severalControls([String])
  /// A group that was named is not in the logs.
  case unknownGroup(String, flag: String, groups: [String])
  /// One group was named as control and as treatment.
  case sameGroup(String)
  /// More than one group could be the treatment where only one is judged or watched.
  case severalTreatments([String])
  /// A split does not say how groups share the traffic.
  case invalidSplit(String)
}
