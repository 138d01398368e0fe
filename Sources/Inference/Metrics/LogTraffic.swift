internal import Glibc
public import Summaries

/// How much traffic a log shows, and how its units come back.
///
///     b = ln(U/U′)/ln(N/N′)
///
/// with N requests of U distinct units in all, and N′ of U′ up to the day by which about half of the requests were
/// made: the power at which distinct units grow with requests (see ``TrafficForecast``).
///
/// *Edge cases:* a log of one day does not tell b (nil); one without a span of time tells no traffic at all.
///
/// *Source:* H. S. Heaps, "Information Retrieval: Computational and Theoretical Aspects", 1978, section 7.5.
public struct LogTraffic: Sendable, Equatable {
  /// The requests of a day, all groups together.
  public let dailyRequests: Double
  /// The requests of the log.
  public let requests: Double
  /// The days from the first request to the last; nil where times are not known.
  public let days: Double?
  /// The distinct units of the log, about; nil where requests have none.
  public let units: Double?
  /// b, in [0, 1]; nil where the log does not tell it.
  public let growth: Double?

  /// The distinct units of a day, on average over the days; nil where that is not known.
  public let dailyUnits: Double?

  /// The distinct units that the requests up to the end of each day brought.
  public let seen: [TrafficForecast.Units.Seen]

  /// How many times as many units twice the requests bring, 2^b.
  public var unitsPerDoubling: Double? { growth.map { exp2($0) } }

  /// Traffic that is known otherwise.
  public init(
    dailyRequests: Double, requests: Double, days: Double?, units: Double?, growth: Double?,
    dailyUnits: Double? = nil,
    seen: [TrafficForecast.Units.Seen] = []
  ) {
    self.dailyRequests = dailyRequests
    self.requests = requests
    self.days = days
    self.units = units
    self.growth = growth
    self.dailyUnits = dailyUnits
    self.seen = seen
  }

  /// The traffic of a log; nil where neither times nor `daily` tell it.
  ///
  /// - Parameters:
  ///   - summary: what was read, with the traffic of each day where times are known.
  ///   - daily: the requests of a day, where they are known better.
  public init?(_ summary: Summary, daily: Double? = nil) {
    let found = summary.dailyTraffic?.days ?? []
    let requests = found.map(\.requests).reduce(0, +)
    let span = summary.times.map { Double($0.upperBound - $0.lowerBound) / 86_400_000 }
    let days = span.flatMap { $0 > 0 ? $0 : nil }
    guard let perDay = daily ?? days.map({ Double(requests) / $0 }), perDay > 0 else { return nil }
    let groups = summary.groups.compactMap(\.units)
    let byDay = found.compactMap(\.units)
    var soFar = 0.0
    let seen = found.compactMap { day in
      soFar += Double(day.requests)
      return day.unitsSoFar.map { TrafficForecast.Units.Seen(requests: soFar, units: $0) }
    }
    self.init(
      dailyRequests: perDay,
      requests: requests > 0 ? Double(requests) : Double(summary.groups.map(\.requests).reduce(0, +)),
      days: days,
      units: found.last?.unitsSoFar ?? (groups.isEmpty ? nil : Double(groups.reduce(0, +))),
      growth: Self.growth(found),
      dailyUnits: byDay.isEmpty ? nil : byDay.reduce(0, +) / Double(byDay.count),
      seen: seen)
  }

  /// How distinct units grow with requests; nil where there are no two days to tell it by.
  static func growth(_ days: [DailyTraffic.Day]) -> Double? {
    guard let last = days.last, let units = last.unitsSoFar, units > 0 else { return nil }
    let total = Double(days.map(\.requests).reduce(0, +))
    var (sum, half): (Double, (requests: Double, units: Double)?) = (0, nil)
    for day in days.dropLast() {
      sum += Double(day.requests)
      guard let soFar = day.unitsSoFar, soFar > 0 else { continue }
      if half.map({ abs(sum - total / 2) < abs($0.requests - total / 2) }) ?? true { half = (sum, soFar) }
    }
    guard let half, half.requests > 0, half.requests < total else { return nil }
    return min(1, max(0, log(units / half.units) / log(total / half.requests)))
  }
}
