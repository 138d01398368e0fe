import Plans
import Testing

/// The roles of names as words: `control < treatment, treatment`.
private func roles(
  _ names: [String], plan: Plan = Plan(), control: String? = nil, treatments: [String] = []
) throws(PlanError) -> String {
  let roles = try GroupRoles(names, plan: plan, control: control, treatments: treatments)
  return names[roles.control] + " < " + roles.treatments.map { names[$0] }.joined(separator: ", ")
}

private func plan(control: PlannedGroup? = nil, treatment: PlannedGroup? = nil) -> Plan {
  var plan = Plan()
  plan.control = control
  plan.treatment = treatment
  return plan
}

@Suite struct GroupRolesTests {
  @Test(arguments: ["control", "legacy", "baseline", "stable", "A", "a", "CONTROL", "Legacy"])
  func controlsAreRecognised(_ name: String) throws {
    #expect(try roles(["something", name]) == "\(name) < something")
    #expect(try roles([name, "canary", "third"]) == "\(name) < canary, third")
  }

  @Test func aLogWithoutAKnownControlIsRefused() {
    #expect(throws: PlanError.noControl(groups: ["v1", "v2"])) { _ = try roles(["v1", "v2"]) }
    // Part of a name is not the name.
    #expect(throws: PlanError.noControl(groups: ["legacy_v2", "canary"])) {
      _ = try roles(["legacy_v2", "canary"])
    }
  }

  @Test func severalControlsAreRefused() {
    #expect(throws: PlanError.severalControls(["legacy", "control"])) {
      _ = try roles(["legacy", "canary", "control"])
    }
  }

  @Test func oneGroupOrNoneIsRefused() {
    #expect(throws: PlanError.noGroups) { _ = try roles([]) }
    #expect(throws: PlanError.oneGroup("legacy")) { _ = try roles(["legacy"]) }
    #expect(throws: PlanError.oneGroup("legacy")) { _ = try roles(["legacy"], control: "legacy") }
  }

  @Test func theCallerDecidesFirst() throws {
    let planned = plan(control: PlannedGroup(name: "legacy"), treatment: PlannedGroup(name: "canary"))
    #expect(
      try roles(["legacy", "canary"], plan: planned, control: "canary", treatments: ["legacy"])
        == "canary < legacy")
    #expect(try roles(["legacy", "canary", "x"], treatments: ["x"]) == "legacy < x")
    #expect(try roles(["legacy", "b", "c"], treatments: ["c", "b", "C"]) == "legacy < c, b")
    #expect(try roles(["legacy", "control", "c"], control: "LEGACY") == "legacy < control, c")
  }

  /// Whom the caller names as the control is not compared with itself because a plan calls it the treatment.
  @Test func theCallersControlIsNoTreatmentOfThePlan() throws {
    let planned = plan(control: PlannedGroup(name: "legacy"), treatment: PlannedGroup(name: "canary"))
    #expect(try roles(["legacy", "canary"], plan: planned, control: "canary") == "canary < legacy")
    #expect(
      try roles(["legacy", "canary"], plan: plan(treatment: PlannedGroup(name: "legacy")))
        == "legacy < canary")
  }

  @Test func namesThatAreNotThereAreRefused() {
    let names = ["legacy", "canary"]
    #expect(throws: PlanError.unknownGroup("x", flag: "--control", groups: names)) {
      _ = try roles(names, control: "x")
    }
    #expect(throws: PlanError.unknownGroup("y", flag: "--treatment", groups: names)) {
      _ = try roles(names, treatments: ["canary", "y"])
    }
    #expect(throws: PlanError.sameGroup("legacy")) { _ = try roles(names, treatments: ["legacy"]) }
    #expect(throws: PlanError.sameGroup("canary")) {
      _ = try roles(names, control: "canary", treatments: ["CANARY"])
    }
  }

  @Test(arguments: ["control", "Legacy", "legacy_model", "LEGACY_MODEL"])
  func aValueMayBeRoleNameOrAlgorithm(_ value: String) throws {
    let planned = plan(
      control: PlannedGroup(name: "Legacy", percentage: 50, algorithm: "legacy_model"),
      treatment: PlannedGroup(name: "Gateway", percentage: 50, algorithm: "gateway_model"))
    for treatment in ["treatment", "gateway", "GATEWAY_MODEL"] {
      #expect(try roles([treatment, value], plan: planned) == "\(value) < \(treatment)")
      // Only the planned treatment is compared.
      #expect(try roles(["other", treatment, value], plan: planned) == "\(value) < \(treatment)")
    }
    #expect(try roles(["other", value], plan: planned) == "\(value) < other")
  }

  @Test func thePlanDecidesBeforeRecognition() throws {
    let planned = plan(control: PlannedGroup(algorithm: "v1"))
    #expect(try roles(["legacy", "v1", "control"], plan: planned) == "control < legacy, v1")
    #expect(try roles(["legacy", "v1"], plan: planned) == "v1 < legacy")
  }

  @Test func anExactNameWinsOverCase() throws {
    #expect(try roles(["CANARY", "canary", "legacy"], treatments: ["canary"]) == "legacy < canary")
    #expect(try roles(["CANARY", "legacy"], treatments: ["canary"]) == "legacy < CANARY")
  }
}
