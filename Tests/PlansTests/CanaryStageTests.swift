import Plans
import Testing

@Suite struct CanaryStageTests {
  @Test func theTeamsStages() {
    #expect(CanaryStage.standard.map(\.number) == [1, 2, 3, 4])
    #expect(CanaryStage.standard.map(\.share) == [0.05, 0.10, 0.25, 0.50])
    #expect(CanaryStage.standard.map(\.hours) == [24, 24, 48, 72])
  }

  /// Hours that are not stated are the usual ones; a stage with one group alone compares nothing.
  @Test func plannedStages() {
    var plan = Plan()
    #expect(CanaryStage.planned(plan) == CanaryStage.standard)
    plan.stages = [
      PlannedStage(number: 2, percentage: 20, hours: 6), PlannedStage(number: 4, percentage: 50),
      PlannedStage(number: 5, percentage: 100), PlannedStage(number: 7, percentage: 60),
    ]
    let planned = CanaryStage.planned(plan)
    #expect(planned.map(\.number) == [2, 4, 7] && planned.map(\.share) == [0.2, 0.5, 0.6])
    #expect(planned.map(\.hours) == [6, 72, 24])
  }
}
