/// Which of the groups in the logs is the control, and which are treatments.
public struct GroupRoles: Sendable, Equatable {
  /// The index of the control among the names.
  public var control: Int
  /// The indices of the treatments, in the order of first appearance or as they were asked for.
  public var treatments: [Int]

  /// The names by which a control is recognised.
  public static let controlNames = ["control", "legacy", "baseline", "stable", "a"]

  /// One control and one treatment, by their places.
  public init(control: Int, treatment: Int) {
    self.control = control
    treatments = [treatment]
  }

  /// Settles the roles of groups.
  ///
  /// A name given by the caller decides first, then the plan (a group's value may be its role, its name or its
  /// algorithm), then the names that are recognised. Names are compared without regard to case.
  ///
  /// - Parameters:
  ///   - names: the groups' values in the logs.
  ///   - plan: what was planned.
  ///   - control: the control's value, where the caller named it.
  ///   - treatments: the treatments' values, where the caller named them.
  /// - Throws: ``PlanError``.
  public init(
    _ names: [String], plan: Plan, control: String? = nil, treatments: [String] = []
  ) throws(PlanError) {
    guard let first = names.first else { throw .noGroups }
    guard names.count > 1 else { throw .oneGroup(first) }
    var named: [Int] = []
    for treatment in treatments {
      guard let index = Self.find(treatment, among: names) else {
        throw .unknownGroup(treatment, flag: "--treatment", groups: names)
      }
      if !named.contains(index) { named.append(index) }
    }
    if let control, Self.find(control, among: names) == nil {
      throw .unknownGroup(control, flag: "--control", groups: names)
    }
    self.control = try Self.control(among: names, plan: plan, named: control, treatments: named)
    let control = self.control
    guard !named.contains(control) else { throw .sameGroup(names[control]) }
    // A plan's treatment that the caller made the control is not compared with itself.
    if named.isEmpty, let planned = Self.planned(plan.treatment, role: "treatment", among: names),
      planned != control
    {
      named = [planned]
    }
    self.treatments = named.isEmpty ? names.indices.filter { $0 != control } : named
  }

  private static func control(
    among names: [String], plan: Plan, named: String?, treatments: [Int]
  ) throws(PlanError) -> Int {
    if let named, let index = find(named, among: names) { return index }
    if let planned = planned(plan.control, role: "control", among: names) { return planned }
    let recognised = names.indices.filter { controlNames.contains(names[$0].lowercased()) }
    if let first = recognised.first {
      guard recognised.count == 1 else { throw .severalControls(recognised.map { names[$0] }) }
      return first
    }
    throw .noControl(groups: names)
  }

  static func planned(_ group: PlannedGroup?, role: String, among names: [String]) -> Int? {
    guard let group else { return nil }
    for word in [role, group.name, group.algorithm] {
      if let word, let index = find(word, among: names) { return index }
    }
    return nil
  }

  static func find(_ name: String, among names: [String]) -> Int? {
    names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
  }
}
