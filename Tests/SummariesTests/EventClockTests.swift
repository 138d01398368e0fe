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
    #expect(clock.place(900_000, rows: 1, limit: nil) == .held)
    #expect(clock.place(896_399, rows: 1, limit: nil) == .heldAlone)
    #expect(clock.place(9_880, rows: 1, limit: nil) == .present)
    #expect(clock.place(9_879, rows: 1, limit: nil) == .late)
  }

  /// In a log of few requests every row may be a leap after the one before it.
  @Test func rareRowsConfirmEachOther() {
    var clock = EventClock(lateness: 120)
    clock.now = 0
    for row in 1...19 { #expect(clock.place(Int64(row) * 7_200, rows: 1, limit: nil) == .held) }
    #expect(clock.place(20 * 7_200, rows: 1, limit: nil) == .confirmed)
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
