import Plans
import Testing
import Verdicts

/// The tree of decisions: warnings that recover, return, or stand too long.
@Suite struct WatchWarningTests {
  private let minute: Int64 = 60_000

  private func events(_ rows: [WatchRow], stage: Int? = 3) throws -> [WatchEvent] {
    var watch = Watch(canary: CanaryPlan(), stage: stage)
    return try WatchLog.events(rows, &watch).filter { $0.kind != .gap }
  }

  /// A hundred rows a stretch of five minutes, some of which fail.
  private func stretch(_ number: Int64, errors: Int) -> [WatchRow] {
    WatchLog.steady(100, from: number * 5 * minute, every: 3_000, errors: errors)
  }

  /// Stretches one after the other, with errors by their number.
  private func stretches(_ count: Int64, errors: (Int64) -> Int) -> [WatchRow] {
    var rows: [WatchRow] = []
    for number in 0..<count { rows += stretch(number, errors: errors(number)) }
    return rows
  }

  @Test func aWarningRecoversWhenItHasBeenQuietForItsWindow() throws {
    let found = try events(stretches(5) { $0 == 0 ? 4 : 0 })
    #expect(found.map(\.kind) == [.warning, .recovered, .ended])
    let quiet = (found[1].time ?? 0) - (found[0].time ?? 0)
    #expect(quiet > 5 * minute && quiet < 11 * minute)
    #expect(found[0].decision == .hold && found[2].decision == .promote)
  }

  @Test func aWarningThatStandsForAnHourStepsBack() throws {
    let found = try events(stretches(14) { _ in 4 })
    #expect(found.map(\.kind) == [.warning, .stepBack, .ended])
    #expect((found[1].time ?? 0) - (found[0].time ?? 0) == 60 * minute)
    #expect(found[1].decision == .rollBack && found[1].targetStage == 2 && found[2].decision == .rollBack)
  }

  @Test func aWarningThatReturnsKeepsItsDeadline() throws {
    // Over after some minutes, back after half an hour, and there at the end of the hour that began with the first.
    let rows = stretches(16) { $0 == 0 || $0 >= 7 ? 4 : 0 }
    let found = try events(rows)
    #expect(found.map(\.kind) == [.warning, .recovered, .warning, .stepBack, .ended])
    #expect((found[3].time ?? 0) - (found[0].time ?? 0) == 60 * minute)
  }

  @Test func aWarningAfterItsHourHasItsOwn() throws {
    let rows = stretches(28) { $0 == 0 || $0 >= 14 ? 4 : 0 }
    let found = try events(rows)
    #expect(found.map(\.kind) == [.warning, .recovered, .warning, .stepBack, .ended])
    #expect((found[3].time ?? 0) - (found[2].time ?? 0) == 60 * minute)
  }

  @Test func silenceIsNoRecovery() throws {
    let later = WatchLog.steady(300, from: 2 * 60 * minute, every: 3_000, group: "legacy")
    let found = try events(stretch(0, errors: 4) + later)
    #expect(found.map(\.kind).filter { $0 != .noAnswer } == [.warning, .stepBack, .ended])
  }

  @Test func quietForTooShortATimeAtTheDeadlineIsGivenItsWindow() throws {
    // Bad for an hour: on the right side from a minute or two before the deadline.
    let good = try events(stretches(16) { $0 < 12 ? 4 : 0 })
    #expect(good.map(\.kind) == [.warning, .recovered, .ended])
    #expect((good[1].time ?? 0) - (good[0].time ?? 0) > 60 * minute)
    // The next breach within that window steps back at once.
    let bad = try events(stretches(16) { $0 < 12 ? 4 : ($0 == 13 ? 12 : 0) })
    #expect(bad.map(\.kind).prefix(2) == [.warning, .stepBack])
  }

  @Test func aRuleThatRollsBackSilencesItsWarning() throws {
    // 6 % breaks both rules on the error rate.
    let found = try events(stretch(0, errors: 6))
    #expect(found.map(\.kind) == [.rollBack, .ended] && found[0].targetStage == 0)
  }

  @Test func aStagesOwnTriggerGoesBackByOneStage() throws {
    let found = try events(stretch(0, errors: 3), stage: 2)
    #expect(found.map(\.kind) == [.rollBack, .ended])
    #expect(found[0].targetStage == 1 && found[0].trigger?.trigger.threshold == 0.02)
  }
}
