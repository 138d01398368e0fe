import Summaries
import Testing
import Verdicts

/// Hours that were watched, of counts that are written out here.
@Suite struct WatchedTimeTests {
  private static let minute: Int64 = 60_000

  /// Traffic of minutes, legacy first; minutes without a row are left out.
  private func traffic(_ minutes: [(legacy: Int, canary: Int)]) -> Traffic {
    Traffic(
      groupNames: ["legacy", "canary"], width: Self.minute,
      stretches: minutes.enumerated().compactMap { place, requests in
        requests.legacy + requests.canary == 0
          ? nil
          : Traffic.Stretch(start: Int64(place) * Self.minute, requests: [requests.legacy, requests.canary])
      }, times: [nil, nil])
  }

  private func watched(
    _ traffic: Traffic, legacy: String? = "legacy", range: TimeRange = TimeRange(), skipped: Int64 = 0
  ) -> WatchedTime? {
    WatchedTime(traffic, canary: "canary", legacy: legacy, share: 0.5, range: range, skipped: skipped)
  }

  @Test func allMinutesCount() throws {
    let found = try #require(watched(traffic(Array(repeating: (10, 10), count: 1_440))))
    // 28,800 requests: the edges are 3 seconds further.
    #expect(abs(found.hours - 24) < 0.003 && found.gaps == 0)
  }

  @Test func aGapOfTheCanaryIsNotWatched() throws {
    var minutes = Array(repeating: (legacy: 10, canary: 10), count: 1_440)
    for place in 300..<360 { minutes[place].canary = 0 }
    let found = try #require(watched(traffic(minutes)))
    #expect(abs(found.hours - 23) < 0.003 && found.gaps == 1 && abs(found.gapHours - 1) < 1e-9)
    // At the end too.
    for place in 1_380..<1_440 { minutes[place].canary = 0 }
    #expect(abs(try #require(watched(traffic(minutes))).hours - 22) < 0.003)
    // Nothing is expected while nobody asks: short silences of both are no gap.
    for place in 600..<660 { minutes[place] = (0, 0) }
    #expect(abs(try #require(watched(traffic(minutes))).hours - 22) < 0.003)
    // A fifth of the log without any row is.
    for place in 600..<960 { minutes[place] = (0, 0) }
    #expect(abs(try #require(watched(traffic(minutes))).hours - 16) < 0.003)
  }

  @Test func edgesThatAreKnownAreReached() throws {
    let day = TimeRange(start: 0, end: 86_400_000)
    // One request every quarter of an hour: the last comes a quarter before the end.
    let thin = traffic((0..<1_440).map { $0 % 15 == 7 ? (1, 1) : (0, 0) })
    #expect(abs(try #require(watched(thin, range: day)).hours - 24) < 1e-9)
    // Twelve hours are no edge.
    let half = traffic((0..<720).map { _ in (10, 10) })
    #expect(abs(try #require(watched(half, range: day)).hours - 12) < 0.01)
    // What was skipped after the start was watched.
    let late = traffic((0..<1_440).map { $0 < 30 ? (0, 0) : (10, 10) })
    #expect(abs(try #require(watched(late, range: day, skipped: 1_800_000)).hours - 24) < 1e-9)
    #expect(abs(try #require(watched(late, skipped: 1_800_000)).hours - 24) < 0.003)
    #expect(abs(try #require(watched(late)).hours - 23.5) < 0.003)
  }

  @Test func fewRowsReachNowhere() throws {
    #expect(watched(traffic([(5, 0), (5, 0)])) == nil)
    #expect(watched(traffic([])) == nil)
    #expect(try #require(watched(traffic([(0, 1)]))).hours < 0.02)
    let ends = traffic((0..<1_440).map { $0 == 0 || $0 == 1_439 ? (0, 1) : (0, 0) })
    #expect(try #require(watched(ends, legacy: nil)).hours < 24.5)
  }

  @Test func timesAreTold() {
    #expect(Figures.minute(1_761_120_060_000) == "2025-10-22 08:01 UTC")
    #expect(Figures.timestamp(1_761_120_061_000) == "2025-10-22T08:01:01Z")
    #expect(Figures.timestamp(1_761_120_061_007) == "2025-10-22T08:01:01.007Z")
    #expect(Figures.timestamp(-1) == "1969-12-31T23:59:59.999Z")
  }
}
