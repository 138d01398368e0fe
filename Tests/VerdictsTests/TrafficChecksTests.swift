import Inference
import Plans
import Summaries
import Testing
import Verdicts

/// Silent groups and ends, from counts that are written out here.
@Suite struct TrafficChecksTests {
  private static let metric = specification("latency")

  /// The checks of hours in which two groups have so many requests each.
  private func checks(_ hours: [(control: Int, treatment: Int)], split: [Double]? = [50, 50]) throws
    -> [String: Check]
  {
    let groups = ["legacy", "canary"].map { name in
      Data(name: name, metrics: [(Self.metric, (0..<200).map { [Double($0 % 13)] })])
    }
    var made = summary(groups)
    let width: Int64 = 3_600_000
    let stretches = hours.enumerated().map {
      Traffic.Stretch(start: Int64($0) * width, requests: [$1.control, $1.treatment])
    }
    func times(_ count: (Traffic.Stretch) -> Int) -> ClosedRange<Int64>? {
      let used = stretches.filter { count($0) > 0 }
      guard let first = used.first, let last = used.last else { return nil }
      return first.start...(last.start + width - 1)
    }
    made.traffic = Traffic(
      groupNames: ["legacy", "canary"], width: width, stretches: stretches,
      times: [times { $0.requests[0] }, times { $0.requests[1] }])
    var settings = AnalysisSettings()
    settings.split = try split.map { try Split(weights: $0) }
    let found = try analysis(made, [Self.metric], settings: settings).checks
    return Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0) })
  }

  @Test func evenTrafficPasses() throws {
    let found = try checks(Array(repeating: (50, 50), count: 24))
    #expect(found["traffic_gaps"]?.status == .pass && found["group_stops"]?.status == .pass)
    #expect(found["same_time"] == nil)
  }

  @Test func aSilentHourWarns() throws {
    var hours = Array(repeating: (control: 50, treatment: 50), count: 24)
    hours[9].treatment = 0
    let gap = try #require(try checks(hours)["traffic_gaps"])
    #expect(gap.status == .warn && gap.statistic.map { ($0 - 49).magnitude < 2 } == true, "\(gap)")
    #expect(gap.detail.contains("of canary from 1970-01-01 09:00 UTC to 1970-01-01 10:00 UTC"), "\(gap)")
    hours[9] = (0, 50)
    #expect(try checks(hours)["traffic_gaps"]?.detail.contains("of legacy") == true)
    // Nobody was served: no group is to blame.
    hours[9] = (0, 0)
    #expect(try checks(hours)["traffic_gaps"]?.status == .pass)
  }

  /// Of a canary at 5 % twelve requests of legacy tell nothing.
  @Test func aThinCanaryIsNotSilent() throws {
    var hours = Array(repeating: (control: 95, treatment: 5), count: 48)
    hours[7].treatment = 0
    #expect(try checks(hours, split: [95, 5])["traffic_gaps"]?.status == .pass)
    for hour in 7..<16 { hours[hour].treatment = 0 }
    #expect(try checks(hours, split: [95, 5])["traffic_gaps"]?.status == .warn)
  }

  /// A day without any row, and one row of another year; an ordinary night is neither.
  @Test func aJumpWarns() throws {
    var hours = Array(repeating: (control: 50, treatment: 50), count: 100)
    #expect(try checks(hours)["time_jumps"]?.status == .pass)
    for hour in 30..<38 { hours[hour] = (0, 0) }
    #expect(try checks(hours)["time_jumps"]?.status == .pass)
    for hour in 30..<55 { hours[hour] = (0, 0) }
    let jump = try #require(try checks(hours)["time_jumps"])
    #expect(jump.status == .warn, "\(jump)")
    #expect(jump.detail.contains("from 1970-01-02 06:00 UTC to 1970-01-03 07:00 UTC"), "\(jump)")
    #expect(jump.detail.contains("about 2,500 were"), "\(jump)")
    let far =
      Array(repeating: (control: 5, treatment: 5), count: 5) + Array(repeating: (0, 0), count: 9_000) + [
        (1, 0)
      ]
    #expect(try checks(far)["time_jumps"]?.status == .warn)
  }

  @Test func aStopFails() throws {
    var hours = Array(repeating: (control: 50, treatment: 50), count: 24)
    for hour in 20..<24 { hours[hour].treatment = 0 }
    let found = try checks(hours)
    let stop = try #require(found["group_stops"])
    #expect(stop.status == .fail && stop.detail.contains("canary from 1970-01-01 20:00 UTC"), "\(stop)")
    #expect(found["traffic_gaps"]?.status == .pass)
    // Without a planned split what was seen is expected.
    #expect(try checks(hours, split: nil)["group_stops"]?.status == .fail)
  }

  @Test func groupsOneAfterTheOther() throws {
    let hours = (0..<24).map { (control: $0 < 12 ? 50 : 0, treatment: $0 < 12 ? 0 : 50) }
    let found = try checks(hours)
    #expect(found["same_time"]?.status == .warn && found["group_stops"]?.status == .pass)
  }
}
