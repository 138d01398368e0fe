extension ValueChunks {
  /// Exact quantiles of the values, as ``quantiles(at:of:)`` gives them.
  ///
  /// The values are counted by their first sixteen bits, which tells in which small interval each order statistic lies;
  /// only the values of those intervals are then copied, and selected from. So memory for a second copy of all values is
  /// needed only where nearly all lie in one interval.
  ///
  /// - Parameter levels: the shares wanted, each in [0, 1].
  /// - Returns: a quantile for each level, in the order asked for; none where there are no values.
  /// - Complexity: O(n), two walks along the values.
  /// - Source: distributive selection by leading digits, D. E. Knuth, "The Art of Computer Programming", volume 3,
  ///   5.2.5 and 5.3.3.
  func quantiles(at levels: [Double]) -> [Quantile] {
    guard count > 0 else { return [] }
    let positions = levels.map { QuantilePosition(level: $0, count: count) }
    let ranks = Set(positions.flatMap { [$0.below, $0.above] })
    let statistics = orderStatistics(ranks)
    return zip(levels, positions).map { level, position in
      let below = statistics[position.below] ?? .nan
      let above = statistics[position.above] ?? .nan
      return Quantile(level: level, value: interpolate(below, above, position.fraction))
    }
  }

  /// The values at some ranks, counted from 0.
  private func orderStatistics(_ ranks: Set<Int>) -> [Int: Double] {
    let counts = intervalCounts()
    var wanted = [Int16](repeating: -1, count: counts.count)
    var intervals: [(before: Int, ranks: [Int], values: [Double])] = []
    var before = 0
    var left = ranks.sorted()[...]
    for (interval, size) in counts.enumerated() where size > 0 {
      let inside = left.prefix { $0 < before + size }
      if !inside.isEmpty {
        wanted[interval] = Int16(intervals.count)
        var values: [Double] = []
        values.reserveCapacity(size)
        intervals.append((before, Array(inside), values))
        left = left.dropFirst(inside.count)
      }
      before += size
    }
    let table = wanted.span
    for chunk in chunks {
      let values = chunk.span
      for index in values.indices {
        let place = table[Self.interval(of: values[index])]
        if place >= 0 { intervals[Int(place)].values.append(values[index]) }
      }
    }
    var statistics: [Int: Double] = [:]
    for index in intervals.indices {
      var values = intervals[index].values
      intervals[index].values = []
      var span = values.mutableSpan
      var start = 0
      for rank in intervals[index].ranks.map({ $0 - intervals[index].before }) {
        select(rank: rank, in: start..<span.count, of: &span)
        statistics[rank + intervals[index].before] = span[rank]
        start = rank
      }
    }
    return statistics
  }

  /// The number of values in each interval, from the smallest values to the largest.
  private func intervalCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: 1 << 16)
    var target = counts.mutableSpan
    for chunk in chunks {
      let values = chunk.span
      for index in values.indices { target[Self.interval(of: values[index])] &+= 1 }
    }
    return counts
  }

  /// The first sixteen bits of a value: sign, exponent and four binary digits, so turned that larger values have more.
  @inline(__always)
  private static func interval(of value: Double) -> Int {
    // Adding zero makes -0 and 0 one value.
    let bits = (value + 0).bitPattern
    let isNegative = UInt64(bitPattern: Int64(bitPattern: bits) >> 63)
    return Int(truncatingIfNeeded: (bits ^ (isNegative | 1 << 63)) &>> 48)
  }
}
