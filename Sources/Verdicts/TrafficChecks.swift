internal import Sentences
internal import Summaries

/// Whether the groups were served at the same time: stretches in which one of them is silent, and ends of one.
///
/// What a gap is, ``TrafficGaps`` tells. A group whose requests end so much before the other's was stopped.
struct TrafficChecks {
  /// The requests that must be expected of a silent group for it to be proof of a stop.
  private static let stop = 30.0

  /// What was found; empty where times tell nothing.
  private(set) var checks: [Check] = []

  /// The checks of groups, control first.
  ///
  /// - Parameters:
  ///   - traffic: their requests over time.
  ///   - names: the groups compared.
  ///   - shares: the planned share of each; nil where none is planned.
  ///   - stages: when which shares were planned, where that changes: outside of them, and where a group was to get
  ///     nothing, no silence is wondered at.
  init(_ traffic: Traffic, names: [String], shares: [Double]?, stages: [PlannedStage] = []) {
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
          finding:
            "no request of \(name: list) is between the first and the last of \(name: names[0]): what changed in the meantime is in the difference too"
        ))
    }
    var gaps: [TrafficGaps.Gap] = []
    for treatment in names.indices.dropFirst() where !apart.contains(treatment) {
      for (silent, other) in [(0, treatment), (treatment, 0)] {
        gaps +=
          stages.isEmpty
          ? Self.gaps(traffic, places, silent, other, shares)
          : Self.gaps(traffic, places, silent, other, stages)
      }
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
    _ traffic: Traffic, _ places: [Int], _ silent: Int, _ other: Int, _ shares: [Double]?,
    isPart: Bool = false
  ) -> [TrafficGaps.Gap] {
    let planned = shares.flatMap { $0[other] > 0 ? $0[silent] / $0[other] : nil }
    return TrafficGaps.gaps(
      of: places[silent], besides: places[other], planned: planned, in: traffic,
      isPart: isPart)
  }

  /// The same stage by stage, each at its own split; only in the last stage that has rows can a group stop.
  private static func gaps(
    _ traffic: Traffic, _ places: [Int], _ silent: Int, _ other: Int, _ stages: [PlannedStage]
  ) -> [TrafficGaps.Gap] {
    let last = traffic.stretches.last?.start
    return stages.flatMap { stage -> [TrafficGaps.Gap] in
      guard stage.shares.indices.contains(max(silent, other)), stage.shares[silent] > 0,
        stage.shares[other] > 0
      else { return [] }
      var part = traffic
      part.stretches = traffic.stretches.filter {
        stage.range.contains($0.start) && stage.range.contains($0.start + traffic.width - 1)
      }
      var found = gaps(part, places, silent, other, stage.shares, isPart: true)
      if part.stretches.last?.start != last {
        for place in found.indices { found[place].isLast = false }
      }
      return found
    }
  }

  /// Whether all groups are silent so long that rows are missing.
  private static func jumps(_ traffic: Traffic, _ places: [Int]) -> Check {
    let busy = Set(
      traffic.stretches.filter { stretch in places.contains { stretch.requests[$0] > 0 } }.map(\.start))
    guard busy.count > 1 else {
      return Check(name: "time_jumps", status: .pass, finding: "all rows are close together")
    }
    guard let longest = TrafficGaps.jumps(of: places, in: traffic).first else {
      return Check(name: "time_jumps", status: .pass, finding: "there is no long time without any row")
    }
    return Check(
      name: "time_jumps", status: .warn,
      finding:
        "no row at all from \(Figures.minute(longest.start)) to \(Figures.minute(longest.end)), where about \(Figures.significant(longest.expected, digits: 2)) were to be expected: is a part of the log missing, or a clock wrong?"
    )
  }

  private static func check(_ name: String, _ gaps: [TrafficGaps.Gap], none: Sentence, fails: Bool) -> Check {
    guard let worst = gaps.max(by: { $0.expected < $1.expected }) else {
      return Check(name: name, status: .pass, finding: none)
    }
    let listed = gaps.sorted { $0.expected > $1.expected }.prefix(3).map { gap -> Sentence in
      "no request of \(name: gap.group) from \(Figures.minute(gap.start)) to \(Figures.minute(gap.end)), where about \(Figures.significant(gap.expected, digits: 2)) were to be expected"
    }
    let rest: Sentence = gaps.count > 3 ? ", and \(gaps.count - 3) more" : ""
    return Check(
      name: name, status: fails && worst.expected >= stop ? .fail : .warn, statistic: worst.expected,
      finding: listed.joined(separator: "; ") + rest)
  }
}
