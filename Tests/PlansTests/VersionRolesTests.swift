import Plans
import Testing

@Suite struct VersionRolesTests {
  private func roles(
    _ names: [String], plan: Plan = Plan(), control: String? = nil, treatment: String? = nil
  ) throws(PlanError) -> [VersionRoles.Role] {
    var roles = VersionRoles(plan: plan, control: control, treatment: treatment)
    var found: [VersionRoles.Role] = []
    for name in names { found.append(try roles.role(of: name)) }
    return found
  }

  @Test func oneAfterTheOther() throws {
    #expect(try roles(["canary", "legacy", "canary"]) == [.treatment, .control, .treatment])
    #expect(try roles(["Legacy", "v2"]) == [.control, .treatment])
    #expect(try roles(["v2"]) == [.treatment])
    #expect(try roles(["legacy"]) == [.control])
  }

  @Test func namedAndPlanned() throws {
    #expect(try roles(["v1", "v2", "v3"], control: "V1", treatment: "v3") == [.control, .other, .treatment])
    var plan = Plan()
    plan.control = PlannedGroup(name: "Old", percentage: 50, algorithm: "old_gateway")
    plan.treatment = PlannedGroup(name: "New", percentage: 50, algorithm: "new_gateway")
    #expect(try roles(["new_gateway", "old_gateway"], plan: plan) == [.treatment, .control])
    #expect(try roles(["legacy", "New"], plan: plan) == [.control, .treatment])
  }

  @Test func whatCannotBeTold() {
    #expect(throws: PlanError.severalTreatments(["v1", "v2"])) { try roles(["legacy", "v1", "v2"]) }
    #expect(throws: PlanError.severalControls(["legacy", "stable"])) { try roles(["legacy", "stable"]) }
    #expect(throws: PlanError.noControl(groups: ["v1", "v2"])) { try roles(["v1", "v2"]) }
    #expect(throws: PlanError.sameGroup("a")) { try roles(["a"], control: "a", treatment: "a") }
  }
}
