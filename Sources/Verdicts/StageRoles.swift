public import Plans
public import Summaries

/// Which group of a log is the canary, and which the legacy version; either may be absent.
public struct StageRoles: Sendable, Equatable {
  /// The canary's place among the groups; nil where no row is of it.
  public var canary: Int?
  /// The legacy version's place; nil where no row is of it.
  public var legacy: Int?
  /// The canary's name.
  public var canaryName = "canary"
  /// The legacy version's name.
  public var legacyName = "legacy"

  /// Settles the roles of a log's groups.
  ///
  /// A group without a row counts as absent. One group alone is the legacy version where it is named or recognised as
  /// that, else the canary.
  ///
  /// - Parameters:
  ///   - summary: what was read.
  ///   - plan: what was planned.
  ///   - control: the legacy version's name, where the caller named it.
  ///   - treatments: the canary's name, where the caller named it.
  /// - Throws: `PlanError`; `severalTreatments` where it is not known which of them is the canary.
  public init(
    _ summary: Summary, plan: Plan, control: String? = nil, treatments: [String] = []
  ) throws(PlanError) {
    let names = summary.groups.map(\.name)
    guard let only = names.first else { throw .noGroups }
    func present(_ group: Int) -> Int? { summary.groups[group].requests > 0 ? group : nil }
    guard names.count > 1 else {
      func isIt(_ name: String?) -> Bool { name?.lowercased() == only.lowercased() }
      let planned = [plan.control?.name, plan.control?.algorithm, plan.control.map { _ in "control" }]
      let isLegacy =
        isIt(control)
        || treatments.isEmpty
          && (planned.contains(where: isIt) || GroupRoles.controlNames.contains(only.lowercased()))
      if !isLegacy, let named = treatments.first, !treatments.contains(where: isIt) {
        throw .unknownGroup(named, flag: "--treatment", groups: names)
      }
      if isLegacy {
        (legacy, legacyName, canaryName) = (present(0), only, treatments.first ?? canaryName)
      } else {
        (canary, canaryName, legacyName) = (present(0), only, control ?? legacyName)
      }
      return
    }
    let roles = try GroupRoles(names, plan: plan, control: control, treatments: treatments)
    guard let treatment = roles.treatments.first, roles.treatments.count == 1 else {
      throw .severalTreatments(roles.treatments.map { names[$0] })
    }
    (legacy, canary) = (present(roles.control), present(treatment))
    (legacyName, canaryName) = (names[roles.control], names[treatment])
  }
}
