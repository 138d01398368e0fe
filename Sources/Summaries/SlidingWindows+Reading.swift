extension SlidingWindows {
  /// The first second of a window, which reaches back where it is thin.
  public func start(of window: Int) -> Int64 { running[window].start }

  /// Whether a window begins before its own length.
  public func reachesBack(_ window: Int) -> Bool { running[window].start < regularStart(window) }

  /// What a version's rows in a window count up to, without their sums.
  public func count(_ window: Int, _ side: Side, of basis: WindowBasis) -> Int {
    running[window].totals[side.rawValue * width + basis.place]
  }

  /// A version's requests in a window that failed.
  public func errors(_ window: Int, _ side: Side) -> Int {
    running[window].totals[side.rawValue * width + WindowTally.Count.errors]
  }

  /// A version's requests in a window that succeeded.
  public func successes(_ window: Int, _ side: Side) -> Int {
    running[window].totals[side.rawValue * width + WindowTally.Count.successes]
  }

  /// A version's requests in a window that lie beyond a threshold.
  public func beyond(_ threshold: Int, in window: Int, _ side: Side) -> Int {
    running[window].totals[side.rawValue * width + WindowTally.Count.all + threshold]
  }

  /// The counts and sums of a version's rows from one second to another, both included.
  ///
  /// - Complexity: O(seconds).
  public func tally(from first: Int64, to last: Int64, _ side: Side) -> WindowTally {
    var tally = WindowTally(thresholds: settings.thresholds.count)
    guard liveRows > 0 else { return tally }
    for second in kept(first, last) {
      let index = bucket(second, side)
      guard counts[index * width] > 0 else { continue }
      for place in 0..<width { tally.counts[place] += counts[index * width + place] }
      tally.responseTimeSum += sums[2 * index]
      tally.confidenceSum += sums[2 * index + 1]
    }
    return tally
  }

  /// The counts and sums of a version's rows in a window.
  public func tally(of window: Int, _ side: Side) -> WindowTally {
    tally(from: running[window].start, to: end ?? 0, side)
  }

  /// A version's requests from one second to another, both included.
  public func requests(from first: Int64, to last: Int64, _ side: Side) -> Int {
    kept(first, last).reduce(0) { $0 + counts[bucket($1, side) * width] }
  }

  /// The seconds of a stretch of which buckets are still there.
  private func kept(_ first: Int64, _ last: Int64) -> Range<Int64> {
    guard let end else { return 0..<0 }
    let (low, high) = (max(first, end - mask), min(last, end))
    return low <= high ? low..<high + 1 : 0..<0
  }

  /// Whether the quantile at a level of a version's response times in a window lies beyond a threshold.
  ///
  /// It is told from the number of values beyond, and from the two values nearest to the threshold where the quantile is
  /// interpolated between them: exact, whether or not the values themselves are still there. Of no values it is not.
  ///
  /// - Complexity: O(1), O(seconds) in the rare case of the two values.
  public func isQuantileBeyond(
    _ threshold: Int, level: Double, in window: Int, _ side: Side
  ) -> Bool {
    let count = count(window, side, of: .timed)
    guard count > 0 else { return false }
    let rule = settings.thresholds[threshold]
    let beyond = beyond(threshold, in: window, side)
    let position = QuantilePosition(level: level, count: count)
    // Sorted, the values beyond come last for a bound from above, and first for one from below.
    let inner = rule.isAbove ? position.below : count - 1 - position.above
    let outer = rule.isAbove ? position.above : count - 1 - position.below
    if inner >= count - beyond { return true }
    if outer < count - beyond { return false }
    var (inside, outside) = (rule.leastExtreme, -rule.leastExtreme)
    for second in kept(running[window].start, end ?? 0) {
      let place = 2 * (bucket(second, side) * settings.thresholds.count + threshold)
      inside = rule.further(inside, nearest[place])
      outside = rule.nearer(outside, nearest[place + 1])
    }
    return rule.isBeyond(
      rule.isAbove
        ? interpolate(inside, outside, position.fraction) : interpolate(outside, inside, position.fraction))
  }

  /// Quantiles of a version's response times from one second to another, and their largest relative error.
  ///
  /// - Returns: a quantile for each level, with no error where they are exact; nil without values, or where some of them
  ///   are no longer kept.
  public func quantiles(
    at levels: [Double], from first: Int64, to last: Int64, _ side: Side
  ) -> (quantiles: [Double], error: Double?)? {
    var exact: [Double] = []
    var sketch: QuantileSketch?
    var timed = 0
    for second in kept(first, last) {
      let index = bucket(second, side)
      timed += counts[index * width + WindowTally.Count.timed]
      exact += values[index]
      if let more = sketches[index] {
        if sketch == nil { sketch = more } else { sketch?.merge(more) }
      }
    }
    guard timed > 0, exact.count + (sketch?.count ?? 0) == timed else { return nil }
    guard var sketch else {
      return (Summaries.quantiles(at: levels, of: &exact).map(\.value), nil)
    }
    sketch.add(exact.span)
    return (sketch.quantiles(at: levels).map(\.value), QuantileSketch.relativeError)
  }

  /// The number of a version's units from one second to another, about where there are many.
  ///
  /// - Returns: the number; nil where no row ever named a unit.
  public func units(from first: Int64, to last: Int64, _ side: Side) -> Int? {
    guard hasUnits else { return nil }
    var few: Set<UInt64> = []
    var many: DistinctCount?
    for second in kept(first, last) {
      for unit in units[bucket(second, side)] {
        guard many == nil else {
          many?.add(unit)
          continue
        }
        few.insert(unit)
        if few.count > 1_024 {
          var count = DistinctCount()
          for unit in few { count.add(unit) }
          (many, few) = (count, [])
        }
      }
    }
    return many.map { Int($0.estimate.rounded()) } ?? few.count
  }

  /// What makes a row bad.
  public enum Badness: Sendable, Hashable {
    /// It failed.
    case error
    /// It states no success.
    case failure
    /// It lies beyond a threshold.
    case beyond(Int)

    var bit: UInt64 {
      switch self {
      case .error: WindowBlock.errorBit
      case .failure: WindowBlock.failureBit
      case .beyond(let threshold): WindowBlock.bit(threshold: threshold)
      }
    }
  }

  /// The units of the treatment's bad rows in a window; rows without a unit are a unit each.
  ///
  /// Of one second no more than ``unitLimit`` bad rows are looked at. Where the log names no units, rows are counted.
  ///
  /// - Parameters:
  ///   - window: the window.
  ///   - badness: what makes a row bad.
  ///   - limit: where counting may stop.
  /// - Returns: the number of units, at most `limit`.
  public func badUnits(in window: Int, _ badness: Badness, atMost limit: Int = .max) -> Int {
    var found: Set<UInt64> = []
    var alone = 0
    for second in kept(running[window].start, end ?? 0) {
      for row in bad[bucket(second, .treatment)] where row.what & badness.bit != 0 {
        if row.unit == 0 { alone += 1 } else { found.insert(row.unit) }
        if found.count + alone >= limit { return limit }
      }
    }
    return found.count + alone
  }

  /// The number of values, units and bad rows that are kept one by one: what memory grows with.
  package var keptElements: Int {
    values.reduce(0) { $0 + $1.count } + units.reduce(0) { $0 + $1.count }
      + bad.reduce(0) { $0 + $1.count } + sketches.reduce(0) { $0 + ($1 == nil ? 0 : 1) } * 4_096
  }
}
