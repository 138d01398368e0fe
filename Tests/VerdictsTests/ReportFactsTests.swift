import Columns
import Inference
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct ReportFactsTests {
  @Test(arguments: [true, false])
  func daysAreThoseOfTheirRows(_ hasUnits: Bool) async throws {
    var log = ReportLog(rows: ReportLog.random(units: 400, days: 6, without: [2, 3]))
    log.hasUnits = hasUnits
    let days = try await log.facts().facts.days
    #expect(
      days.map(\.day) == ["2025-10-22", "2025-10-23", "2025-10-24", "2025-10-25", "2025-10-26", "2025-10-27"])
    for (number, day) in days.enumerated() {
      #expect(day.groups.map(\.name) == ["legacy", "canary"])
      let change = try #require(day.changes.first)
      #expect(day.changes.count == 1 && change.treatment == "canary")
      guard number != 2, number != 3 else {
        // A day without requests is told as one.
        #expect(day.groups.allSatisfy { $0.requests == 0 && $0.value == nil && $0.errorRate == nil })
        #expect(change.difference == nil && change.lift == nil)
        continue
      }
      var means: [Double] = []
      for group in day.groups {
        let rows = log.rows.filter {
          $0.group == group.name && ($0.time - ReportLog.first) / 86_400_000 == Int64(number)
        }
        #expect(group.requests == rows.count)
        let mean = rows.reduce(0) { $0 + $1.value } / Double(rows.count)
        means.append(mean)
        #expect(relativeError(try #require(group.value), mean) < 1e-12)
        let errors = Double(rows.count { $0.status >= 500 }) / Double(rows.count)
        let rate = try #require(group.errorRate)
        #expect(relativeError(rate.estimate, errors) < 1e-12)
        #expect(rate.lower <= errors && errors < rate.upper)
        if !hasUnits {
          let wilson = try Wilson(
            events: (errors * Double(rows.count)).rounded(), trials: Double(rows.count)
          ).interval(level: 0.95)
          #expect(relativeError(rate.upper, wilson.upper) < 1e-12)
        }
      }
      let difference = try #require(change.difference)
      #expect(relativeError(difference.estimate, means[1] - means[0]) < 1e-10)
      let lift = try #require(change.lift)
      #expect((lift.estimate - (means[1] / means[0] - 1)).magnitude < 1e-12)
      #expect(lift.lower < lift.estimate && lift.estimate < lift.upper)
    }
  }

  @Test(arguments: [nil, 1 << 10, 128])
  func theCourseEndsWithTheAnalysis(_ limit: Int?) async throws {
    var log = ReportLog(rows: ReportLog.random(units: 1_000, days: 5))
    log.cellUnits = limit
    let found = try await log.facts()
    let course = try #require(found.facts.liftCourse)
    let lift = try #require(found.analysis.metrics[0].comparisons[0].comparison.lift)
    #expect(course.points.count == 5 && course.treatment == "canary" && course.level == 0.95)
    #expect((course.sampledShare == 1) == (limit != 128))
    let last = try #require(course.points.last)
    #expect(last.lift.estimate == lift.estimate)
    #expect(last.lift.lower == lift.lower && last.lift.upper == lift.upper)
    #expect(last.requests == log.rows.count)
    for (number, point) in course.points.enumerated() {
      let rows = log.rows.filter { ($0.time - ReportLog.first) / 86_400_000 <= Int64(number) }
      #expect(point.requests == rows.count)
      func mean(_ group: String) -> Double {
        let values = rows.filter { $0.group == group }.map(\.value)
        return values.reduce(0, +) / Double(values.count)
      }
      #expect((point.lift.estimate - (mean("canary") / mean("legacy") - 1)).magnitude < 1e-12)
      #expect(point.sequence.lower < point.lift.lower && point.lift.upper < point.sequence.upper)
    }
  }

  @Test func aPlannedSequenceIsTheAnalysis() async throws {
    var log = ReportLog(rows: ReportLog.random(units: 1_000, days: 5))
    log.settings.sequential = SequentialPlan(method: .confidenceSequence, plannedUnits: 4_000)
    let found = try await log.facts()
    let lift = try #require(found.analysis.metrics[0].comparisons[0].comparison.lift)
    let last = try #require(found.facts.liftCourse?.points.last)
    #expect(last.sequence.lower == lift.lower && last.sequence.upper == lift.upper)
    // Tuned to a later end, it is wider now.
    var planned = ReportLog(rows: log.rows)
    planned.plannedEnd = ReportLog.first + 50 * 86_400_000
    let early = try #require(try await planned.facts().facts.liftCourse?.points.last)
    let tuned = try #require(try await ReportLog(rows: log.rows).facts().facts.liftCourse?.points.last)
    #expect(early.sequence.lower < tuned.sequence.lower && early.lift == tuned.lift)
  }

  @Test func sampledDaysAreNearTheExactOnes() async throws {
    let rows = ReportLog.random(units: 20_000, days: 4)
    let exact = try await ReportLog(rows: rows).facts()
    var log = ReportLog(rows: rows)
    log.cellUnits = 8_192
    let part = try await log.facts()
    #expect(part.summary.dimensions[0].sampledShare < 1)
    for (one, other) in zip(exact.facts.days, part.facts.days) {
      let (mine, theirs) = (
        try #require(one.changes[0].difference), try #require(other.changes[0].difference)
      )
      #expect(relativeError(theirs.estimate, mine.estimate) < 1e-10)
      #expect(relativeError(theirs.upper - theirs.lower, mine.upper - mine.lower) < 0.05)
      for (group, sampled) in zip(one.groups, other.groups) {
        let (rate, near) = (try #require(group.errorRate), try #require(sampled.errorRate))
        #expect(group.requests == sampled.requests && relativeError(rate.estimate, near.estimate) < 1e-12)
        #expect(relativeError(near.upper - near.lower, rate.upper - rate.lower) < 0.05)
      }
    }
    for (one, other) in zip(exact.facts.liftCourse?.points ?? [], part.facts.liftCourse?.points ?? []) {
      #expect((one.lift.estimate - other.lift.estimate).magnitude < 1e-12)
      #expect(relativeError(other.lift.upper - other.lift.lower, one.lift.upper - one.lift.lower) < 0.05)
    }
  }

  @Test func distributionsRiseAndHoldTheExactQuantiles() async throws {
    let found = try await ReportLog(rows: ReportLog.random(units: 60_000, days: 2)).facts()
    #expect(found.facts.distributions.map(\.group) == ["legacy", "canary"])
    for (group, distribution) in found.facts.distributions.enumerated() {
      #expect(distribution.quantiles.map(\.level) == ReportQuestions.levels)
      #expect(
        zip(distribution.quantiles, distribution.quantiles.dropFirst()).allSatisfy { $0.value <= $1.value })
      let estimate = found.analysis.metrics[0].groups[group]
      #expect(distribution.count == estimate.count)
      #expect(estimate.quantiles.map(\.level) == [0.5, 0.95, 0.99])
      for exact in estimate.quantiles { #expect(distribution.quantiles.contains(exact)) }
    }
  }

  @Test func powerIsThatOfTheComparison() async throws {
    var log = ReportLog(rows: ReportLog.random(units: 400, days: 6))
    log.settings.comparison.targetLift = 0.001
    let found = try await log.facts()
    let power = try #require(found.facts.power)
    let comparison = found.analysis.metrics[0].comparisons[0].comparison
    let control = found.analysis.metrics[0].groups[0].value
    let figures = try #require(comparison.power)
    let smallest = try #require(power.smallestLift)
    #expect(relativeError(smallest, figures.minimumDetectableEffect / control) < 1e-12)
    #expect(power.requiredRequests == figures.requiredSampleSize && power.targetLift == 0.001)
    #expect(power.requests == log.rows.count { $0.group == "canary" })
    let span = Double(log.rows[log.rows.count - 1].time - log.rows[0].time) / 86_400_000
    let daily = try #require(power.dailyRequests)
    #expect(relativeError(daily, Double(power.requests) / span) < 1e-12)
    let needed = try #require(power.requiredRequests)
    #expect(relativeError(try #require(power.daysLeft), Double(needed - power.requests) / daily) < 1e-12)
    #expect(
      zip(power.curve, power.curve.dropFirst()).allSatisfy { $0.lift < $1.lift && $0.power <= $1.power })
    #expect(power.curve.allSatisfy { $0.power <= $0.powerOfTwice })
    let mark = try #require(power.curve.first { $0.lift == smallest })
    #expect((mark.power - 0.8).magnitude < 0.005)
  }

  @Test func withoutTimesOrATestThereIsNothingToTell() async throws {
    var log = ReportLog(rows: ReportLog.random(units: 100, days: 2))
    for row in log.rows.indices {
      log.rows[row].time = Batch.missingTime
      log.rows[row].value = 5
    }
    let facts = try await log.facts().facts
    #expect(facts.days.isEmpty && facts.liftCourse == nil && facts.power == nil)
  }
}
