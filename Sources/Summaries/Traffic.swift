internal import Columns

/// The requests of each group over time, in equal stretches.
public struct Traffic: Sendable, Equatable {
  /// The groups, in the order of ``Stretch/requests``.
  public var groupNames: [String]
  /// The length of a stretch in milliseconds.
  public var width: Int64
  /// The stretches that have rows, in time.
  public var stretches: [Stretch]
  /// The earliest and latest time of each group; nil where it has none.
  public var times: [ClosedRange<Int64>?]

  /// One stretch.
  public struct Stretch: Sendable, Equatable {
    /// Its start, in milliseconds since 1970.
    public var start: Int64
    /// The requests of each group.
    public var requests: [Int]

    /// A stretch.
    public init(start: Int64, requests: [Int]) {
      self.start = start
      self.requests = requests
    }
  }

  /// The requests of a group in one minute, as they were counted elsewhere.
  public struct Minute: Sendable, Equatable {
    /// Its start, in milliseconds since 1970.
    public var start: Int64
    /// The index of the group, below 64 (checked).
    public var group: Int
    /// The requests.
    public var requests: Int
    /// The earliest and the latest time.
    public var times: ClosedRange<Int64>

    /// The requests of a minute.
    public init(start: Int64, group: Int, requests: Int, times: ClosedRange<Int64>) {
      precondition((0..<64).contains(group))
      self.start = start
      self.group = group
      self.requests = requests
      self.times = times
    }
  }

  /// The traffic of minutes that were counted elsewhere, in longer stretches where there are too many of them.
  public init(groupNames: [String], minutes: [Minute]) {
    self = TrafficCounts(minutes.sorted { ($0.start, $0.group) < ($1.start, $1.group) }).traffic(groupNames)
  }

  /// Joins the requests of other rows, in stretches of the longer of both lengths.
  public mutating func merge(_ other: Traffic) {
    let names = groupNames + other.groupNames.filter { !groupNames.contains($0) }
    var counts = TrafficCounts(self)
    counts.merge(
      stretches: TrafficCounts(other),
      codes: other.groupNames.map { UInt8(clamping: names.firstIndex(of: $0) ?? 0) })
    self = counts.traffic(names)
  }

  /// The traffic of groups.
  public init(
    groupNames: [String], width: Int64, stretches: [Stretch], times: [ClosedRange<Int64>?]
  ) {
    self.groupNames = groupNames
    self.width = width
    self.stretches = stretches
    self.times = times
  }
}

/// Requests counted by minute and group; by longer stretches where there are too many minutes.
///
/// The length of a stretch depends on the times alone: it is doubled until no more than a limit have rows.
struct TrafficCounts: Sendable {
  /// How many stretches are told apart.
  private let limit: Int
  /// The length of a stretch in milliseconds.
  private(set) var width: Int64 = 60_000
  /// By stretch: the requests by group code.
  private var counts: [Int64: [Int]] = [:]
  private var times: [Int: ClosedRange<Int64>] = [:]

  /// No requests.
  init(limit: Int = 1 << 14) { self.limit = max(1, limit) }

  /// The used rows of a batch, by its own group codes.
  init(_ batch: borrowing Batch, isUsed: [Bool]?) {
    self.init(limit: .max)
    let codes = batch.groups
    let rows = batch.times
    let groups = batch.groupNames.count
    var stretch = Int64.min
    var current: [Int] = []
    var ranges = [(earliest: Int64, latest: Int64)](repeating: (.max, .min), count: groups)
    for row in rows.indices where rows[row] != Batch.missingTime && isUsed?[row] ?? true {
      let time = rows[row]
      let group = Int(codes[row])
      let place = Self.stretch(of: time, width: width)
      if place != stretch {
        if !current.isEmpty { counts[stretch] = current }
        current = counts.removeValue(forKey: place) ?? Array(repeating: 0, count: groups)
        stretch = place
      }
      current[group] += 1
      if time < ranges[group].earliest { ranges[group].earliest = time }
      if time > ranges[group].latest { ranges[group].latest = time }
    }
    for (group, range) in ranges.enumerated() where range.earliest <= range.latest {
      times[group] = range.earliest...range.latest
    }
    if !current.isEmpty { counts[stretch] = current }
  }

  /// The requests of minutes that were counted elsewhere.
  init(_ minutes: [Traffic.Minute]) {
    self.init()
    for minute in minutes {
      var block = TrafficCounts(limit: .max)
      block.counts = [Self.stretch(of: minute.start, width: block.width): [minute.requests]]
      block.times = [0: minute.times]
      merge(block, codes: [UInt8(minute.group)])
    }
  }

  private static func stretch(of time: Int64, width: Int64) -> Int64 {
    time / width - (time % width < 0 ? 1 : 0)
  }

  /// The requests of stretches that were counted elsewhere.
  init(_ traffic: Traffic) {
    self.init()
    width = traffic.width
    for stretch in traffic.stretches {
      for (group, count) in stretch.requests.enumerated() where count > 0 {
        Self.add(count, group: group, to: &counts[Self.stretch(of: stretch.start, width: width), default: []])
      }
    }
    for (group, range) in traffic.times.enumerated() { times[group] = range }
  }

  /// Joins the counts of longer stretches than these by making these as long.
  mutating func merge(stretches other: TrafficCounts, codes: [UInt8]) {
    while width < other.width { coarsen() }
    merge(other, codes: codes)
  }

  /// Joins a block's counts, whose groups have these codes.
  mutating func merge(_ block: TrafficCounts, codes: [UInt8]) {
    for (place, requests) in block.counts {
      let own = Self.stretch(of: place * block.width, width: width)
      for (group, count) in requests.enumerated() where count > 0 {
        Self.add(count, group: Int(codes[group]), to: &counts[own, default: []])
      }
    }
    for (group, range) in block.times {
      let code = Int(codes[group])
      let known = times[code] ?? range
      times[code] = min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
    }
    while counts.count > limit { coarsen() }
  }

  private static func add(_ count: Int, group: Int, to requests: inout [Int]) {
    while requests.count <= group { requests.append(0) }
    requests[group] += count
  }

  private mutating func coarsen() {
    width *= 2
    var wider: [Int64: [Int]] = [:]
    for (place, requests) in counts {
      let target = Self.stretch(of: place, width: 2)
      for (group, count) in requests.enumerated() {
        Self.add(count, group: group, to: &wider[target, default: []])
      }
    }
    counts = wider
  }

  /// The traffic of groups of these names.
  func traffic(_ names: [String]) -> Traffic {
    Traffic(
      groupNames: names, width: width,
      stretches: counts.keys.sorted().map { place in
        let requests = counts[place] ?? []
        return Traffic.Stretch(
          start: place * width, requests: names.indices.map { $0 < requests.count ? requests[$0] : 0 })
      }, times: names.indices.map { times[$0] })
  }
}
