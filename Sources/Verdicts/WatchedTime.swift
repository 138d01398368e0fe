public import Summaries

/// How long a canary was watched: the time of its data without gaps.
public struct WatchedTime: Sendable, Equatable {
  /// The hours without the gaps.
  public var hours: Double
  /// The hours of gaps between the first and the last row.
  public var gapHours: Double
  /// The gaps.
  public var gaps: Int
  /// The end of the time that was watched, in milliseconds since 1970.
  public var end: Int64

  /// Hours that were watched.
  public init(hours: Double, gapHours: Double = 0, gaps: Int = 0, end: Int64) {
    self.hours = hours
    self.gapHours = gapHours
    self.gaps = gaps
    self.end = end
  }

  /// The time that rows tell; nil where the canary has none with a time.
  ///
  /// From the minute of the first row to that of the last, less the gaps of the canary and the long times without any
  /// row. The first row of a stage comes some time after its start, and the last one before its end: a start or end that
  /// is known is reached where fewer than 10 requests of the canary were to be expected in between; one that is not known
  /// is taken to be the mean time between two requests away, at most a hundredth of the whole.
  ///
  /// - Parameters:
  ///   - traffic: the requests over time.
  ///   - canary: the canary's name.
  ///   - legacy: the other version's; nil where there is none, and only silences of the canary itself are found.
  ///   - share: the share of requests that the canary is to get.
  ///   - range: the stage's start and end, as far as they are known.
  ///   - skipped: the milliseconds after the start whose rows were left out; they were watched all the same.
  public init?(
    _ traffic: Traffic, canary: String, legacy: String?, share: Double, range: TimeRange = TimeRange(),
    skipped: Int64 = 0
  ) {
    guard let place = traffic.groupNames.firstIndex(of: canary) else { return nil }
    let other = legacy.flatMap { traffic.groupNames.firstIndex(of: $0) }
    let places = [place] + [other].compactMap { $0 }
    let busy = traffic.stretches.filter { stretch in places.contains { stretch.requests[$0] > 0 } }
    let requests = busy.reduce(0) { $0 + $1.requests[place] }
    guard requests > 0, let first = busy.first?.start, let last = busy.last?.start else { return nil }
    var gaps = TrafficGaps.jumps(of: places, in: traffic)
    if let other {
      let planned = share < 1 ? share / (1 - share) : nil
      gaps += TrafficGaps.gaps(of: place, besides: other, planned: planned, in: traffic)
    }
    var (start, end) = (first, last + traffic.width)
    let all = busy.reduce(0) { sum, stretch in sum + places.reduce(0) { $0 + stretch.requests[$1] } }
    let edge = all > 1 ? min((last - first) / Int64(all - 1), (end - start) / 100) : 0
    let rate = Double(requests) / Double(end - start)
    func isNear(_ one: Int64, _ other: Int64) -> Bool {
      rate * Double(one.distance(to: other).magnitude) < TrafficGaps.expected
    }
    if let edge = range.start, edge + skipped > start || isNear(edge + skipped, start) {
      start = min(edge, end)
    } else {
      start -= edge + skipped
    }
    if let edge = range.end, edge < end || isNear(end, edge) {
      end = max(edge, start)
    } else {
      end += edge
    }
    let missing = Self.union(gaps.map { (max($0.start, start), min($0.end, end)) })
    let hour = 3_600_000.0
    gapHours = missing.reduce(0) { $0 + Double($1.end - $1.start) } / hour
    hours = Double(end - start) / hour - gapHours
    self.gaps = missing.count
    self.end = end
  }

  /// Stretches in time, those that overlap as one.
  private static func union(_ stretches: [(start: Int64, end: Int64)]) -> [(start: Int64, end: Int64)] {
    var found: [(start: Int64, end: Int64)] = []
    for stretch in stretches.filter({ $0.end > $0.start }).sorted(by: { $0.start < $1.start }) {
      if let last = found.last, stretch.start <= last.end {
        found[found.count - 1].end = max(last.end, stretch.end)
      } else {
        found.append(stretch)
      }
    }
    return found
  }
}
