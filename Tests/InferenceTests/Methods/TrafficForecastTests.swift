import Inference
import TestSupport
import Testing

@Suite struct TrafficForecastTests {
  private static func forecast(_ c: Reference.Case) throws -> TrafficForecast {
    guard c.has("units") else { return try TrafficForecast(dailyRequests: c.double("daily"), units: nil) }
    let units = try c.object("units")
    return try TrafficForecast(
      dailyRequests: c.double("daily"),
      units: TrafficForecast.Units(
        count: units.double("count"), days: units.double("days"), growth: units.double("growth"),
        intraclassCorrelation: units.double("correlation"), sizeVariation: units.double("variation"),
        seen: (c.value["seen"]?.array ?? []).compactMap { point in
          guard let requests = point.array?.first?.double, let units = point.array?.last?.double else {
            return nil
          }
          return .init(requests: requests, units: units)
        }))
  }

  @Test func reference() throws {
    var worst = Worst("traffic")
    for c in try Reference("traffic").cases {
      let (sizes, shares) = (try c.doubles("sizes"), try c.doubles("shares"))
      let found = try Self.forecast(c).days(sizes: (sizes[0], sizes[1]), shares: (shares[0], shares[1]))
      worst.count()
      if c.has("days") {
        worst.take(try #require(found), try c.double("days"), "\(c)")
      } else {
        #expect(found == nil, "\(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 12)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  /// Requests over their worth is the design effect of units of that size.
  @Test func worthIsRequestsOverTheDesignEffect() throws {
    let units = TrafficForecast.Units(
      count: 9_000, days: 6, growth: 0.7, intraclassCorrelation: 0.2, sizeVariation: 1.5)
    let forecast = try TrafficForecast(dailyRequests: 20_000, units: units)
    for days in [0.5, 1, 6, 30, 365] {
      let distinct = try #require(forecast.units(days: days, share: 0.1))
      let requests = 2_000 * days
      let design = try ClusterDesign(
        intraclassCorrelation: 0.2, meanSize: requests / distinct, sizeVariation: 1.5)
      #expect(
        relativeError(forecast.worth(days: days, share: 0.1), requests / design.designEffect) < 1e-13)
    }
  }

  /// The points are met, and what falls is left out.
  @Test func pointsOfTheWay() throws {
    let units = TrafficForecast.Units(
      count: 900, days: 3, growth: 0.5, intraclassCorrelation: 0.1, sizeVariation: 0,
      seen: [
        .init(requests: 1_000, units: 500), .init(requests: 2_000, units: 490),
        .init(requests: 3_000, units: 900), .init(requests: .infinity, units: 1e9),
        .init(requests: .nan, units: 1),
      ])
    #expect(units.seen.map(\.units) == [500, 900])
    let forecast = try TrafficForecast(dailyRequests: 1_000, units: units)
    for (days, expected) in [(1.0, 500.0), (3, 900), (12, 1_800), (0.0005, 0.5), (1e-9, 1e-6)] {
      #expect(relativeError(try #require(forecast.units(days: days, share: 1)), expected) < 1e-12)
    }
  }

  /// Waiting longer never makes a group worth less, and returning users never make it worth more.
  @Test func laws() throws {
    var random = SplitMix64(seed: 35)
    for _ in 0..<100 {
      let daily = 100 + 1e5 * random.uniform()
      func forecast(_ growth: Double) throws -> TrafficForecast {
        try TrafficForecast(
          dailyRequests: daily,
          units: TrafficForecast.Units(
            count: daily / 3, days: 2, growth: growth, intraclassCorrelation: 0.4, sizeVariation: 0.5))
      }
      let (returning, fresh) = (try forecast(0.4 * random.uniform()), try forecast(1))
      var before = 0.0
      for days in [2.0, 3, 5, 8, 13, 21] {
        let worth = returning.worth(days: days, share: 0.25)
        #expect(worth >= before && worth <= fresh.worth(days: days, share: 0.25) * (1 + 1e-12))
        before = worth
      }
    }
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.invalidCount(0)) { try TrafficForecast(dailyRequests: 0, units: nil) }
    #expect(throws: InferenceError.invalidProbability(1.5)) {
      try TrafficForecast(
        dailyRequests: 9,
        units: .init(count: 9, days: 1, growth: 1.5, intraclassCorrelation: 0, sizeVariation: 0))
    }
    let forecast = try TrafficForecast(dailyRequests: 10, units: nil)
    #expect(throws: InferenceError.invalidProbability(0)) {
      try forecast.days(sizes: (10, 10), shares: (1, 0))
    }
    #expect(try forecast.days(sizes: (1e15, 10), shares: (0.5, 0.5)) == nil)
  }
}
