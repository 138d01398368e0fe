import Distributions
import Glibc

/// What a share of the traffic is worth after some days, when the same units come back.
///
///     requests(t) = s·N·t,   units(t) = s·U·(t/T)^b
///     worth(t) = 1/((1 − ρ)/requests + ρ·(1 + cv²)/units)
///
/// N are the requests of a day and U the distinct units of the T days that were looked at; s is the share. `worth` is the
/// number of independent requests whose mean would be as sure: requests ÷ design effect at that time. Units of a day
/// do not add up: b is 1 where every day brings new units, 0 where they are always the same. With ρ above 0 and b = 0
/// waiting is worth no more than s·U/(ρ·(1 + cv²)).
///
/// Where it is known how many distinct units the requests had brought at some points on the way, units(t) runs straight
/// from point to point on logarithmic scales, from one unit at the first request; b leads on beyond the last.
///
/// *Edge cases:* without units (`units` nil) the worth is the requests. A worth that is never reached is nil.
///
/// *Source:* the design effect of ``ClusterDesign`` with m̄ = requests/units; H. S. Heaps, "Information Retrieval:
/// Computational and Theoretical Aspects", 1978, section 7.5 (distinct among many as a power of how many were seen).
public struct TrafficForecast: Sendable, Equatable {
  /// Who the requests come from.
  public struct Units: Sendable, Equatable {
    /// U, the distinct units of the days that were looked at, above 0.
    public let count: Double
    /// T, those days, above 0.
    public let days: Double
    /// b, how their number grows, in [0, 1].
    public let growth: Double
    /// ρ, at most 1; below 0 counts as 0.
    public let intraclassCorrelation: Double
    /// cv of the requests of a unit, at least 0.
    public let sizeVariation: Double
    /// The distinct units that the first requests of all groups brought; both rising, both above 1.
    public let seen: [Seen]

    /// A point of the way.
    public struct Seen: Sendable, Equatable {
      /// The requests up to it.
      public let requests: Double
      /// Their distinct units.
      public let units: Double

      /// A point.
      public init(requests: Double, units: Double) {
        (self.requests, self.units) = (requests, units)
      }
    }

    /// Units of a log.
    public init(
      count: Double, days: Double, growth: Double, intraclassCorrelation: Double, sizeVariation: Double,
      seen: [Seen] = []
    ) {
      self.count = count
      self.days = days
      self.growth = growth
      self.intraclassCorrelation = intraclassCorrelation
      self.sizeVariation = sizeVariation
      var last = Seen(requests: 1, units: 1)
      // What rounding or an approximate count lets fall is left out.
      self.seen = seen.filter { point in
        guard point.requests > last.requests, point.units >= last.units, point.requests.isFinite else {
          return false
        }
        last = point
        return true
      }
    }

    /// The distinct units of all groups after some days.
    func distinct(after days: Double, dailyRequests: Double) -> Double {
      guard let end = seen.last else { return count * pow(days / self.days, growth) }
      let requests = dailyRequests * days
      guard requests > 1 else { return requests }
      guard requests < end.requests else { return end.units * pow(requests / end.requests, growth) }
      var before = Seen(requests: 1, units: 1)
      for point in seen {
        if requests <= point.requests {
          let slope = log(point.units / before.units) / log(point.requests / before.requests)
          return before.units * pow(requests / before.requests, slope)
        }
        before = point
      }
      return end.units
    }
  }

  /// N, the requests of a day, all groups together.
  public let dailyRequests: Double
  /// Who they come from; nil where requests are independent.
  public let units: Units?

  /// Traffic as a log shows it.
  ///
  /// - Parameters:
  ///   - dailyRequests: N, above 0.
  ///   - units: who they come from.
  /// - Throws: `invalidCount`, `invalidProbability`.
  public init(dailyRequests: Double, units: Units?) throws(InferenceError) {
    guard dailyRequests > 0 && dailyRequests.isFinite else { throw .invalidCount(dailyRequests) }
    if let units {
      for count in [units.count, units.days] where !(count > 0 && count.isFinite) {
        throw .invalidCount(count)
      }
      guard units.growth >= 0 && units.growth <= 1 else { throw .invalidProbability(units.growth) }
      guard units.intraclassCorrelation <= 1 else { throw .invalidProbability(units.intraclassCorrelation) }
      guard units.sizeVariation >= 0 && units.sizeVariation.isFinite else {
        throw .invalidCount(units.sizeVariation)
      }
    }
    self.dailyRequests = dailyRequests
    self.units = units
  }

  /// The distinct units that a share of the traffic has seen; nil without units.
  ///
  /// They are never more than its requests.
  ///
  /// - Parameters:
  ///   - days: t, above 0.
  ///   - share: s, in (0, 1].
  /// - Returns: units(t).
  public func units(days: Double, share: Double) -> Double? {
    units.map {
      share * min(dailyRequests * days, $0.distinct(after: days, dailyRequests: dailyRequests))
    }
  }

  /// The independent requests that a share of the traffic is worth after some days.
  ///
  /// - Parameters:
  ///   - days: t, above 0.
  ///   - share: s, in (0, 1].
  /// - Returns: worth(t); never more than the requests.
  public func worth(days: Double, share: Double) -> Double {
    let requests = share * dailyRequests * days
    guard let units, let distinct = self.units(days: days, share: share) else { return requests }
    let correlation = max(0, units.intraclassCorrelation)
    let alike = correlation * (1 + units.sizeVariation * units.sizeVariation) / distinct
    return min(requests, 1 / ((1 - correlation) / requests + alike))
  }

  /// The days until each share is worth its size.
  ///
  /// - Parameters:
  ///   - sizes: the independent requests that each group needs.
  ///   - shares: the share of traffic of each group, in (0, 1].
  /// - Returns: t, unrounded; nil beyond 10⁹ days, which is never.
  /// - Throws: `invalidProbability`, `invalidCount`.
  public func days(
    sizes: (control: Double, treatment: Double), shares: (control: Double, treatment: Double)
  ) throws(InferenceError) -> Double? {
    var longest = 0.0
    for (size, share) in [(sizes.control, shares.control), (sizes.treatment, shares.treatment)] {
      guard share > 0 && share <= 1 else { throw .invalidProbability(share) }
      guard size > 0 && size.isFinite else { throw .invalidCount(size) }
      // Never earlier than if requests were independent.
      let earliest = log(size / (share * dailyRequests))
      let latest = log(1e9)
      func excess(_ logDays: Double) -> Double { worth(days: exp(logDays), share: share) / size - 1 }
      guard earliest < latest, excess(latest) >= 0 else { return nil }
      let needed =
        excess(earliest) >= 0 ? earliest : bracketedRoot(between: earliest, and: latest, of: excess)
      longest = max(longest, exp(needed))
    }
    return longest
  }
}
