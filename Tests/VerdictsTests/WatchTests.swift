import Columns
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// Each trigger, and the row that it takes.
@Suite struct WatchTests {
  private func kinds(_ rows: [WatchRow], stage: Int? = 1, plan: CanaryPlan = CanaryPlan()) throws
    -> [WatchEvent.Kind]
  {
    var watch = Watch(canary: plan, stage: stage)
    return try WatchLog.events(rows, &watch).map(\.kind)
  }

  @Test func sixErrorsOfAHundredRollBackAndFiveDoNot() throws {
    // 5 of 100 is 5 % exactly; the success rate stays above 90 %.
    #expect(try kinds(WatchLog.steady(100, every: 1_000, errors: 6)).contains(.rollBack))
    #expect(try kinds(WatchLog.steady(100, every: 1_000, errors: 5)) == [.warning, .ended])
    // One request short of a hundred there is no answer.
    #expect(try kinds(WatchLog.steady(99, every: 1_000, errors: 60)) == [.ended])
  }
}
