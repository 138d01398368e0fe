import Columns
import Summaries
import Testing

@Suite struct SummaryMergeTests {
  private static let latency = ColumnExpression.column(Rows.latency)

  private func summary(_ names: [String], minimum: Double = 1) -> Summary {
    var rows = RowCounts()
    rows.used = 10 * names.count
    return Summary(
      groups: names.map { name in
        GroupSummary(
          name: name, requests: 10, units: 2, rejected: 1,
          expressions: [
            Self.latency: MetricSummary(
              moments: Moments(count: 10, mean: 5, secondPowerSum: 9, minimum: minimum, maximum: 9),
              quantiles: [Quantile(level: 0.5, value: 4)])
          ])
      }, rows: rows, times: 5...6)
  }

  @Test func groupsAreKnownByTheirNames() {
    var one = summary(["a", "b"])
    one.merge(summary(["b", "c"]))
    #expect(one.groups.map(\.name) == ["a", "b", "c"] && one.groups.map(\.requests) == [10, 20, 10])
    #expect(one.groups.map(\.units) == [2, 4, 2] && one.groups.map(\.rejected) == [1, 2, 1])
    #expect(one.rows.used == 40 && one.times == 5...6)
  }

  @Test func quantilesDoNotAdd() {
    var one = summary(["a"])
    one.merge(summary(["a"]))
    #expect(one.groups[0].expressions[Self.latency]?.quantiles == [])
    var none = Summary(groups: [], rows: RowCounts())
    none.merge(summary(["a"]))
    #expect(none.groups[0].expressions[Self.latency]?.quantiles.count == 1)
  }

  /// An extreme that one place does not tell is not that of the other.
  @Test func extremesThatAreNotKnownStayUnknown() {
    for (first, second) in [(Double.nan, 1.0), (1, .nan)] {
      var one = summary(["a"], minimum: first)
      one.merge(summary(["a"], minimum: second))
      let moments = one.groups[0].expressions[Self.latency]?.moments
      #expect(moments?.minimum.isNaN == true && moments?.maximum == 9 && moments?.count == 20)
    }
  }

  @Test func trafficOfDifferentLengthsIsJoined() {
    let minute = Traffic(
      groupNames: ["a"], width: 60_000, stretches: [Traffic.Stretch(start: -60_000, requests: [2])],
      times: [(-5)...(-1)])
    let long = Traffic(
      groupNames: ["b", "a"], width: 240_000,
      stretches: [
        Traffic.Stretch(start: -240_000, requests: [1, 5]), Traffic.Stretch(start: 0, requests: [7, 0]),
      ], times: [-200_000...9, -70_000...(-60_000)])
    for (first, second) in [(minute, long), (long, minute)] {
      var joined = first
      joined.merge(second)
      #expect(joined.width == 240_000 && joined.stretches.map(\.start) == [-240_000, 0])
      let place = joined.groupNames.firstIndex(of: "a") ?? 0
      #expect(joined.stretches[0].requests[place] == 7 && joined.times[place] == -70_000...(-1))
      #expect(joined.stretches.flatMap(\.requests).reduce(0, +) == 15)
    }
  }
}
