import Glibc
internal import Summaries

/// The stretches of time in which a group is silent although another one is served, or in which all are silent.
///
/// A gap is no request of a group where at least 10 were expected from the other group's and the split (from the
/// requests of both where none is planned).
///
/// Of independent requests with r of the silent group for one of the other's, k of the other's come in a row with the
/// chance (1 + r)⁻ᵏ; somewhere in a long log that is no wonder. So k·ln(1 + r) must also exceed twice ln(1,000 · stretches),
/// twice because requests of one user come together.
enum TrafficGaps {
  /// The requests that must be expected of a silent group for it to be worth a word.
  static let expected = 10.0

  /// A silent stretch.
  struct Gap {
    /// The group; of a silence of all, nobody's name.
    var group: String
    /// Its first millisecond.
    var start: Int64
    /// The first millisecond after it.
    var end: Int64
    /// The requests that were to be expected.
    var expected: Double
    /// k·ln(1 + r).
    var surprise = 0.0
    /// Whether the log ends in it.
    var isLast: Bool
  }

  /// The silent stretches of one group while another is served, in time.
  ///
  /// - Parameters:
  ///   - silent: the group's place among those of the traffic.
  ///   - other: the other's.
  ///   - ratio: how many requests of the group are planned for one of the other's; nil where nothing is.
  ///   - traffic: the requests of all groups.
  ///   - isPart: whether it is a part of the traffic, in all of which the group may be silent.
  /// - Returns: the gaps; none where one of the two has no request at all.
  static func gaps(
    of silent: Int, besides other: Int, planned ratio: Double?, in traffic: Traffic, isPart: Bool = false
  ) -> [Gap] {
    let totals = [silent, other].map { group in
      traffic.stretches.reduce(0) { $0 + $1.requests[group] }
    }
    guard totals[0] > 0 || isPart && ratio != nil, totals[1] > 0 else { return [] }
    // Of what is planned and what is seen, the smaller: a thin canary must not be called silent.
    let seen = Double(totals[0]) / Double(totals[1])
    let ratio = totals[0] > 0 ? min(seen, ratio ?? seen) : ratio ?? seen
    let limit = max(expected, 2 * log(1_000 * Double(traffic.stretches.count)))
    func isGap(_ gap: Gap) -> Bool { gap.expected >= expected && gap.surprise >= limit }
    var gaps: [Gap] = []
    var open: Gap?
    for stretch in traffic.stretches {
      if stretch.requests[silent] > 0 {
        if let gap = open, isGap(gap) { gaps.append(gap) }
        open = nil
        continue
      }
      let missed = ratio * Double(stretch.requests[other])
      guard missed > 0 || open != nil else { continue }
      var gap =
        open
        ?? Gap(
          group: traffic.groupNames[silent], start: stretch.start, end: 0, expected: 0, isLast: false)
      if missed > 0 { gap.end = stretch.start + traffic.width }
      gap.expected += missed
      gap.surprise += Double(stretch.requests[other]) * log1p(ratio)
      open = gap
    }
    if var gap = open, isGap(gap) {
      gap.isLast = true
      gaps.append(gap)
    }
    return gaps
  }

  /// The times in which all groups are silent so long that rows are missing, or that a few have another year.
  ///
  /// A silence of at least a day, or of a fifth of the log where that is less, in which at the rate of the rest of the time
  /// more requests were to be expected than chance explains. The longest of them comes first.
  static func jumps(of places: [Int], in traffic: Traffic) -> [Gap] {
    let busy = traffic.stretches.filter { stretch in places.contains { stretch.requests[$0] > 0 } }
    let requests = busy.reduce(0) { sum, stretch in sum + places.reduce(0) { $0 + stretch.requests[$1] } }
    guard let first = busy.first?.start, let last = busy.last?.start, last > first else { return [] }
    let span = Double(last - first) + Double(traffic.width)
    let limit = max(expected, 2 * log(1_000 * Double(busy.count)))
    var found: [Gap] = []
    for (one, next) in zip(busy, busy.dropFirst()) {
      let silence = Double(next.start - one.start - traffic.width)
      let missed = Double(requests) * silence / max(span - silence, Double(traffic.width))
      guard silence >= min(86_400_000, span / 5), missed >= limit else { continue }
      found.append(
        Gap(
          group: "", start: one.start + traffic.width, end: next.start, expected: missed, isLast: false))
    }
    return found.sorted { $0.end - $0.start > $1.end - $1.start }
  }
}
