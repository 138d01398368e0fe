/// What was counted elsewhere of the rows of one second and one group.
///
/// It carries what triggers are judged by. Single values and units are there only where they were asked for.
public struct CountedSecond: Sendable, Equatable {
  /// The rows beyond a threshold, and the two values next to it.
  public struct Bound: Sendable, Equatable {
    /// The rows beyond it.
    public var beyond: Int
    /// The most extreme value that is not beyond it; nil where there is none.
    public var inside: Double?
    /// The least extreme value that is; nil where there is none.
    public var outside: Double?

    /// The rows beyond a threshold.
    public init(beyond: Int = 0, inside: Double? = nil, outside: Double? = nil) {
      (self.beyond, self.inside, self.outside) = (beyond, inside, outside)
    }
  }

  /// A unit with bad rows.
  public struct BadUnit: Sendable, Equatable {
    /// The hash of the unit; nil for a row that names none.
    public var unit: UInt64?
    /// What is wrong with its rows.
    public var what: [SlidingWindows.Badness]

    /// A unit with bad rows.
    public init(unit: UInt64?, what: [SlidingWindows.Badness]) { (self.unit, self.what) = (unit, what) }
  }

  /// Seconds since 1970, rounded down.
  public var second: Int64
  /// The group.
  public var group: String
  /// The rows.
  public var requests: Int
  /// The latest time, in milliseconds since 1970.
  public var latest: Int64
  /// The rows of which it is known whether they failed, and those that did.
  public var judged = 0
  /// The rows that failed.
  public var errors = 0
  /// The rows that state whether they succeeded.
  public var stated = 0
  /// The rows that succeeded.
  public var successes = 0
  /// The rows with a response time.
  public var timed = 0
  /// The sum of the response times in milliseconds.
  public var responseTimeSum = 0.0
  /// The rows with a confidence.
  public var confident = 0
  /// The sum of the confidences.
  public var confidenceSum = 0.0
  /// For each threshold, the rows beyond it.
  public var bounds: [Bound] = []
  /// Units of bad rows: of each badness two different ones at least, where there are two.
  public var badUnits: [BadUnit] = []
  /// Whether ``badUnits`` holds all of them, so that their number may be told.
  public var knowsAllUnits = false
  /// All response times; nil where they are not known.
  public var values: [Double]?

  /// A second of a group.
  public init(second: Int64, group: String, requests: Int, latest: Int64) {
    (self.second, self.group, self.requests, self.latest) = (second, group, requests, latest)
  }
}

extension WindowBlock {
  /// The rows of seconds that were counted elsewhere, in the order of their time.
  ///
  /// - Parameters:
  ///   - seconds: each second of each group once; their bounds are those of `thresholds`.
  ///   - thresholds: the bounds beyond which rows were counted.
  ///   - untimed: the rows without a time.
  ///   - rejected: the rows that could not be read.
  public init(
    counted seconds: [CountedSecond], thresholds: [WindowThreshold], untimed: Int = 0, rejected: Int = 0
  ) {
    let order = seconds.sorted { ($0.second, $0.group) < ($1.second, $1.group) }
    var codes: [String: UInt8] = [:]
    self.untimed = untimed
    self.rejected = rejected
    read = untimed + rejected
    for second in order {
      var code = codes[second.group]
      if code == nil, let next = UInt8(exactly: groupNames.count) {
        groupNames.append(second.group)
        codes[second.group] = next
        code = next
      }
      guard let code else { continue }
      append(second, group: code, thresholds: thresholds)
    }
  }

  private mutating func append(_ second: CountedSecond, group: UInt8, thresholds: [WindowThreshold]) {
    var cell = Cell(second: second.second, latest: second.latest, group: group)
    cell.requests = Int32(clamping: second.requests)
    cell.judged = Int32(clamping: second.judged)
    cell.errors = Int32(clamping: second.errors)
    cell.stated = Int32(clamping: second.stated)
    cell.successes = Int32(clamping: second.successes)
    cell.timed = Int32(clamping: second.timed)
    cell.confident = Int32(clamping: second.confident)
    cell.responseTimeSum = second.responseTimeSum
    cell.confidenceSum = second.confidenceSum
    cell.namesUnits = second.knowsAllUnits
    cell.kept = Int32(clamping: second.values?.count ?? 0)
    cell.bad = Int32(clamping: second.badUnits.count)
    read += second.requests
    cells.append(cell)
    for (place, threshold) in thresholds.enumerated() {
      let bound = second.bounds.indices.contains(place) ? second.bounds[place] : CountedSecond.Bound()
      beyond.append(Int32(clamping: bound.beyond))
      nearest.append(bound.inside ?? threshold.leastExtreme)
      nearest.append(bound.outside ?? -threshold.leastExtreme)
    }
    values += second.values ?? []
    for unit in second.badUnits {
      bad.append(
        BadRow(unit: unit.unit ?? 0, what: unit.what.reduce(0) { $0 | $1.bit }))
    }
  }
}
