import ArgumentParser
import Inference

/// How looks before the planned end keep the chance of a false alarm.
struct SequentialOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How looks before the planned end share the chance of a false alarm.",
      discussion: "Default: none, one look; a plan may say otherwise."))
  var sequential: SequentialPlan.Method?

  @Option(
    help: ArgumentHelp(
      "The units (requests where there are none) of all groups together at the planned end.", valueName: "n"))
  var plannedUnits: Int?

  @Option(
    help: ArgumentHelp("The planned number of looks; 5 unless the plan says otherwise.", valueName: "n"))
  var looks: Int?

  mutating func validate() throws {
    if let plannedUnits, plannedUnits < 1 {
      throw ValidationError("--planned-units \(plannedUnits): must be at least 1")
    }
    if let looks, !(1...GroupSequentialDesign.mostLooks).contains(looks) {
      throw ValidationError("--looks \(looks): must be between 1 and \(GroupSequentialDesign.mostLooks)")
    }
  }

  /// What holds: the options, else the plan.
  ///
  /// - Throws: ``Trouble`` where a method does not know the planned end, or a flag would change nothing.
  func plan(over planned: SequentialPlan) throws -> SequentialPlan {
    var plan = planned
    if let sequential { plan.method = sequential }
    if let plannedUnits { plan.plannedUnits = plannedUnits }
    if let looks { plan.looks = looks }
    if plan.method == .none, let flag = given.first {
      throw Trouble("\(flag) changes nothing without --sequential; leave it out, or name a method")
    }
    if plan.method == .confidenceSequence, looks != nil {
      throw Trouble(
        "--looks changes nothing of a confidence sequence, which holds at every look; leave it out")
    }
    if plan.method != .none, plan.plannedUnits == nil {
      throw Trouble(
        "--sequential \(plan.method.rawValue) needs the planned end: --planned-units N says how many units "
          + "(requests where there are none) all groups together will have")
    }
    return plan
  }

  /// The flags that only a method gives a meaning.
  private var given: [String] {
    [("--planned-units", plannedUnits), ("--looks", looks)].compactMap { $0.1 == nil ? nil : $0.0 }
  }

  /// The flags with what was given, for sources that take none of them.
  var flags: [(flag: String, value: Any?)] {
    [("--sequential", sequential), ("--planned-units", plannedUnits), ("--looks", looks)]
  }
}
