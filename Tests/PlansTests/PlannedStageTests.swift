import Plans
import Testing

@Suite struct PlannedStageTests {
  @Test func stagesAreRead() throws {
    let text = #"""
      {"canary": {"stages": [
        {"stage": 1, "percentage": 5, "start": "2025-10-22", "end": "2025-10-22"},
        {"stage": 2, "percentage": 10, "start": "2025-10-23T08:00:00+09:00"},
        {"stage": 4, "percentage": 50}
      ]}}
      """#
    let found = try plan(text)
    #expect(
      found.stages == [
        PlannedStage(number: 1, percentage: 5, start: "2025-10-22", end: "2025-10-22"),
        PlannedStage(number: 2, percentage: 10, start: "2025-10-23T08:00:00+09:00"),
        PlannedStage(number: 4, percentage: 50),
      ])
  }

  @Test func noStagesAreNone() throws {
    let found = try plan(#"{"canary": {"stages": []}}"#)
    #expect(found == Plan())
  }
}
