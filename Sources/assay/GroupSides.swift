import Assignment
import Plans

/// Which side of an assignment a group of a log is, told from its name alone, so that rows are judged as they are read.
struct GroupSides: Sendable {
  private let controls: Set<String>
  /// Nil where every other group is a treatment.
  private let treatments: Set<String>?
  private let recognised: Set<String> = [
    "treatment", "test", "canary", "candidate", "experiment", "exposed", "new", "b",
  ]

  /// The sides, as the options and the plan have them; names are compared without regard to case.
  init(control: String?, treatments: [String], plan: Plan) {
    func words(_ group: PlannedGroup?, _ role: String) -> [String] {
      group.map { [role, $0.name, $0.algorithm].compactMap { $0 } } ?? []
    }
    func lowercased(_ names: [String]) -> Set<String> { Set(names.map { $0.lowercased() }) }
    let usual = words(plan.control, "control") + GroupRoles.controlNames
    let controls = lowercased(control.map { [$0] } ?? usual)
    let named = lowercased(treatments.isEmpty ? words(plan.treatment, "treatment") : treatments)
    // The plan's names are for people, too: a log may say canary of what they call otherwise.
    let others = treatments.isEmpty ? recognised.subtracting(controls) : []
    self.treatments = named.isEmpty ? nil : named.union(others)
    self.controls = controls.subtracting(control == nil ? named : [])
  }

  /// The side of a group; nil for one that takes no part.
  func side(of name: String) -> AssignedSide? {
    let name = name.lowercased()
    if controls.contains(name) { return .control }
    return treatments?.contains(name) ?? true ? .treatment : nil
  }

  /// Refuses groups that cannot be told apart: several on one side, or none that is known.
  func check(_ names: [String]) throws {
    guard !names.isEmpty else { throw PlanError.noGroups }
    let found = { (side: AssignedSide) in names.filter { self.side(of: $0) == side } }
    let (control, treatment) = (found(.control), found(.treatment))
    if control.count > 1 { throw PlanError.severalControls(control) }
    if treatment.count > 1 {
      guard !control.isEmpty else { throw PlanError.noControl(groups: names) }
      throw Trouble(
        "the logs hold several treatments (\(quoted(treatment))); --treatment names the one that is meant")
    }
    if treatment.isEmpty, let other = names.first(where: { side(of: $0) == nil }) {
      throw Trouble(
        "the logs hold no group that is known as the treatment, only \(quoted([other])) beside the control; "
          + "--treatment names it")
    }
    guard control.isEmpty else { return }
    guard let only = treatment.first else {
      throw Trouble("the logs hold neither group, only \(quoted(names)); --control and --treatment name them")
    }
    if treatments == nil, !recognised.contains(only.lowercased()) { throw PlanError.noControl(groups: names) }
  }
}
