import Summaries
import Testing

@Suite struct EventClockTests {
  @Test func leapsNeedConfirmation() {
    var clock = EventClock(lateness: 120)
    clock.now = 10_000
    #expect(clock.place(13_600, rows: 1, limit: nil) == .present)
    #expect(clock.place(13_601, rows: 19, limit: nil) == .held)
    #expect(clock.place(10_000, rows: 1, limit: nil) == .present)
    #expect(clock.place(13_601, rows: 19, limit: nil) == .held)
    #expect(clock.place(13_602, rows: 1, limit: nil) == .confirmed)
    #expect(clock.place(13_601, rows: 1, limit: nil) == .held)
    #expect(clock.place(900_000, rows: 1, limit: nil) == .heldAlone)
    #expect(clock.place(9_880, rows: 1, limit: nil) == .present)
    #expect(clock.place(9_879, rows: 1, limit: nil) == .late)
  }

  @Test func theTimeOfTheDayBoundsWhatIsPossible() {
    var clock = EventClock(lateness: 120)
    #expect(clock.place(9_000, rows: 1, limit: 10_120) == .present)
    #expect(clock.place(5_000, rows: 1, limit: 10_120) == .held)
    clock.now = 9_000
    #expect(clock.place(10_120, rows: 1, limit: 10_120) == .present)
    #expect(clock.place(10_121, rows: 1, limit: 10_120) == .held)
  }
}
