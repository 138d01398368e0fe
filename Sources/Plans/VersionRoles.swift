/// Which of a log's groups is the legacy version and which the canary, told as the groups appear.
///
/// The rules are those of ``GroupRoles``, but at first only one of the groups may have been seen: a group that is not
/// recognised as the control is the canary until another rule says otherwise.
public struct VersionRoles: Sendable, Equatable {
  /// What a group is.
  public enum Role: Sendable, Equatable {
    /// The version that was there before.
    case control
    /// The version that is released.
    case treatment
    /// Neither: its rows do not count.
    case other
  }

  private let plan: Plan
  private let namedControl: String?
  private let namedTreatment: String?
  /// The groups that were seen, in order.
  public private(set) var names: [String] = []
  /// What each of them is.
  public private(set) var roles: [Role] = []

  /// Roles by what was planned and named.
  ///
  /// - Parameters:
  ///   - plan: what was planned.
  ///   - control: the legacy version's value in the log, where the caller named it.
  ///   - treatment: the canary's.
  public init(plan: Plan = Plan(), control: String? = nil, treatment: String? = nil) {
    self.plan = plan
    namedControl = control
    namedTreatment = treatment
  }

  /// The legacy version's name, as the log has it or as it may be expected.
  public var control: String { name(of: .control) ?? namedControl ?? "legacy" }
  /// The canary's name.
  public var treatment: String { name(of: .treatment) ?? namedTreatment ?? "canary" }

  private func name(of role: Role) -> String? { roles.firstIndex(of: role).map { names[$0] } }

  /// What a group is.
  ///
  /// - Throws: ``PlanError`` where it cannot be told: two groups look like the control, or like the canary.
  public mutating func role(of name: String) throws(PlanError) -> Role {
    if let known = names.firstIndex(of: name) { return roles[known] }
    let all = names + [name]
    let found = try resolve(all)
    // What was counted as one version cannot become another.
    for index in roles.indices where roles[index] != found[index] {
      throw .severalTreatments(all.filter { $0 != self.control })
    }
    (names, roles) = (all, found)
    return found[found.count - 1]
  }

  private func resolve(_ names: [String]) throws(PlanError) -> [Role] {
    let control = try control(among: names)
    var treatments = names.indices.filter { $0 != control }
    if let namedTreatment {
      treatments = GroupRoles.find(namedTreatment, among: names).map { [$0] } ?? []
      if let only = treatments.first, only == control { throw .sameGroup(names[only]) }
    } else if let planned = GroupRoles.planned(plan.treatment, role: "treatment", among: names),
      planned != control
    {
      treatments = [planned]
    }
    guard treatments.count < 2 else {
      if control == nil { throw .noControl(groups: names) }
      throw .severalTreatments(treatments.map { names[$0] })
    }
    return names.indices.map { $0 == control ? .control : (treatments.contains($0) ? .treatment : .other) }
  }

  private func control(among names: [String]) throws(PlanError) -> Int? {
    if let namedControl { return GroupRoles.find(namedControl, among: names) }
    if let planned = GroupRoles.planned(plan.control, role: "control", among: names) { return planned }
    let named = namedTreatment.flatMap { GroupRoles.find($0, among: names) }
    let recognised = names.indices.filter {
      $0 != named && GroupRoles.controlNames.contains(names[$0].lowercased())
    }
    guard recognised.count < 2 else { throw .severalControls(recognised.map { names[$0] }) }
    return recognised.first
  }
}
