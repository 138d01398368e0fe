import Glibc
internal import Summaries

/// Whether the groups were served at the same time: stretches in which one of them is silent, and ends of one.
///
/// A gap is no request of a group where at least 10 were expected from the other group's and the split (from the
/// requests of both where none is planned). A group whose requests end so much before the other's was stopped.
///
/// Of independent requests with r of the silent group for one of the other's, k of the other's come in a row with the
/// chance (1 + r)⁻ᵏ; somewhere in a long log that is no wonder. So k·ln(1 + r) must also exceed twice ln(1,000 · stretches),
/// twice because requests of one user come together.
struct TrafficChecks {
  /// The requests that must be expected of a silent group for it to be worth a word, and to be proof of a stop.
  private static let expected = (gap: 10.0, stop: 30.0)

  /// What was found; empty where times tell nothing.
  private(set) var checks: [Check] = []

  /// A silent stretch of one group.
  private struct Gap {
    var group: String
    var start: Int64
    var end: Int64
    var expected: Double
    /// k·ln(1 + r).
    var surprise = 0.0
    var isLast: Bool
  }

  /// The checks of groups, control first.
  ///
  /// - Parameters:
  ///   - traffic: their requests over time.
  ///   - names: the groups compared.
  ///   - shares: the planned share of each; nil where none is planned.
  init(_ traffic: Traffic, names: [String], shares: [Double]?) {
    let places = names.compactMap { traffic.groupNames.firstIndex(of: $0) }
    guard places.count == names.count, places.count > 1 else { return }
    let times = places.compactMap { traffic.times[$0] }
    guard times.count == places.count else { return }
    let control = times[0]
    let apart = names.indices.dropFirst().filter { !times[$0].overlaps(control) }
    if !apart.isEmpty {
      let list = apart.map { names[$0] }.joined(separator: ", ")
      checks.append(
        Check(
          name: "same_time", status: .warn,
          detail:
            "no request of \(list) is between the first and the last of \(names[0]): what changed in the meantime is in the difference too"
        ))
    }
    var gaps: [Gap] = []
    for treatment in names.indices.dropFirst() where !apart.contains(treatment) {
      gaps += Self.gaps(traffic, places, names, 0, treatment, shares)
      gaps += Self.gaps(traffic, places, names, treatment, 0, shares)
    }
    checks.append(Self.jumps(traffic, places))
    let stops = gaps.filter(\.isLast)
    let others = gaps.filter { !$0.isLast }
    checks.append(
      Self.check("traffic_gaps", others, none: "no group is silent while the other is served", fails: false))
    checks.append(Self.check("group_stops", stops, none: "all groups are served to the end", fails: true))
  }

  /// The silent stretches of one group while another is served.
  private static func gaps(
    _ traffic: Traffic, _ places: [Int], _ names: [String], _ silent: Int, _ other: Int, _ shares: [Double]?
  ) -> [Gap] {
    let totals = [silent, other].map { group in
      traffic.stretches.reduce(0) { $0 + $1.requests[places[group]] }
    }
    guard totals[0] > 0, totals[1] > 0 else { return [] }
    // Of what is planned and what is seen, the smaller: a thin canary must not be called silent.
    var ratio = Double(totals[0]) / Double(totals[1])
    if let shares, shares[other] > 0 { ratio = min(ratio, shares[silent] / shares[other]) }
    let limit = max(expected.gap, 2 * log(1_000 * Double(traffic.stretches.count)))
    func isGap(_ gap: Gap) -> Bool { gap.expected >= expected.gap && gap.surprise >= limit }
    var gaps: [Gap] = []
    var open: Gap?
    for stretch in traffic.stretches {
      if stretch.requests[places[silent]] > 0 {
        if let gap = open, isGap(gap) { gaps.append(gap) }
        open = nil
        continue
      }
      let missed = ratio * Double(stretch.requests[places[other]])
      guard missed > 0 || open != nil else { continue }
      var gap = open ?? Gap(group: names[silent], start: stretch.start, end: 0, expected: 0, isLast: false)
      if missed > 0 { gap.end = stretch.start + traffic.width }
      gap.expected += missed
      gap.surprise += Double(stretch.requests[places[other]]) * log1p(ratio)
      open = gap
    }
    if var gap = open, isGap(gap) {
      gap.isLast = true
      gaps.append(gap)
    }
    return gaps
  }

  /// Whether all groups are silent so long that rows are missing, or that a few have another year.
  ///
  /// A silence of at least a day, or of a fifth of the log where that is less, in which at the rate of the rest of the time
  /// more requests were to be expected than chance explains.
  private static func jumps(_ traffic: Traffic, _ places: [Int]) -> Check {
    let busy = traffic.stretches.filter { stretch in places.contains { stretch.requests[$0] > 0 } }
    let requests = busy.reduce(0) { sum, stretch in sum + places.reduce(0) { $0 + stretch.requests[$1] } }
    guard let first = busy.first?.start, let last = busy.last?.start, last > first else {
      return Check(name: "time_jumps", status: .pass, detail: "all rows are close together")
    }
    let span = Double(last - first) + Double(traffic.width)
    let longest = zip(busy, busy.dropFirst()).map { one, next in
      (start: one.start + traffic.width, end: next.start)
    }.max { $0.end - $0.start < $1.end - $1.start }
    let silence = longest.map { Double($0.end - $0.start) } ?? 0
    let expected = Double(requests) * silence / max(span - silence, Double(traffic.width))
    let limit = max(Self.expected.gap, 2 * log(1_000 * Double(busy.count)))
    guard let longest, silence >= min(86_400_000, span / 5), expected >= limit else {
      return Check(name: "time_jumps", status: .pass, detail: "there is no long time without any row")
    }
    return Check(
      name: "time_jumps", status: .warn,
      detail: "no row at all from \(time(longest.start)) to \(time(longest.end)), where about "
        + "\(Figures.significant(expected, digits: 2)) were to be expected: is a part of the log missing, or a clock wrong?"
    )
  }

  private static func check(_ name: String, _ gaps: [Gap], none: String, fails: Bool) -> Check {
    guard let worst = gaps.max(by: { $0.expected < $1.expected }) else {
      return Check(name: name, status: .pass, detail: none)
    }
    let listed = gaps.sorted { $0.expected > $1.expected }.prefix(3).map { gap in
      "no request of \(gap.group) from \(time(gap.start)) to \(time(gap.end)), where about "
        + "\(Figures.significant(gap.expected, digits: 2)) were to be expected"
    }
    let rest = gaps.count > 3 ? ", and \(gaps.count - 3) more" : ""
    return Check(
      name: name, status: fails && worst.expected >= expected.stop ? .fail : .warn, statistic: worst.expected,
      detail: listed.joined(separator: "; ") + rest)
  }

  /// A time as `2025-10-22 09:30 UTC`.
  private static func time(_ milliseconds: Int64) -> String {
    let utc = ZoneOffsets()
    let minute = (milliseconds - Int64(utc.hour(of: milliseconds)) * 3_600_000) / 60_000
    let hour = ZoneOffsets.hourName(utc.hour(of: milliseconds)).dropLast(2)
    return "\(hour)\(minute < 10 ? "0" : "")\(minute) UTC"
  }
}
