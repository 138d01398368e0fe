import Summaries
import Testing

@Suite struct TimeRangeTests {
  @Test func startBelongsToItAndEndDoesNot() {
    let range = TimeRange(start: 10, end: 20)
    #expect([9, 10, 19, 20].map { range.contains($0) } == [false, true, true, false])
    #expect(TimeRange(start: 10).contains(.max) && !TimeRange(start: 10).contains(.min))
    #expect(TimeRange(end: 10).contains(.min) && !TimeRange(end: 10).contains(10))
    #expect(!TimeRange(start: 10, end: 10).contains(10))
  }

  @Test func noLimitsIsUnlimited() {
    #expect(TimeRange().isUnlimited && TimeRange().contains(.min) && TimeRange().contains(.max))
    #expect(!TimeRange(start: 0).isUnlimited && !TimeRange(end: 0).isUnlimited)
  }
}
