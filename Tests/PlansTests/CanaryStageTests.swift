import Plans
import Testing

@Suite struct CanaryStageTests {
  @Test func theTeamsStages() {
    #expect(CanaryStage.standard.map(\.number) == [1, 2, 3, 4])
    #expect(CanaryStage.standard.map(\.share) == [0.05, 0.10, 0.25, 0.50])
    #expect(CanaryStage.standard.map(\.hours) == [24, 24, 48, 72])
  }
}
