internal import Summaries

/// All differences t_j − c_i between two sorted lists, none of which is kept.
///
/// Written as a table with a row for each control value from the last to the first, rows and columns ascend; also after
/// rounding, which never turns an order around. So the differences up to a number are counted by one walk.
struct PairDifferences: Sendable {
  private let control: [Double]
  private let treatment: [Double]

  /// The differences of two lists of finite numbers in ascending order, neither empty.
  init(control: [Double], treatment: [Double]) {
    self.control = control
    self.treatment = treatment
  }

  /// How many there are, n·m.
  var count: Int { control.count * treatment.count }

  /// The difference of a rank.
  ///
  /// Each step halves what is left or, where the differences lie evenly, leaves one part in 25; all that is left is
  /// looked at as soon as it is no more than the two lists.
  ///
  /// - Parameter rank: From 1 to `count`.
  /// - Returns: The rank-th smallest difference.
  /// - Complexity: O(n + m) a step, at most 64 steps and about ten.
  func value(rank: Int) -> Double {
    var bracket = Bracket(
      rank: rank, low: treatment[0] - control[control.count - 1],
      high: treatment[treatment.count - 1] - control[0], below: 0, upTo: count)
    let few = max(1_000, control.count + treatment.count)
    while bracket.low < bracket.high {
      if bracket.size <= few { return selected(in: bracket) }
      let before = bracket.size
      // A little to either side of where the rank would be on an even scale.
      for side in [-1.0, 1] {
        if let pivot = bracket.even(side * 0.02) { narrow(&bracket, at: pivot) }
      }
      if bracket.size > before / 4 && bracket.low < bracket.high { narrow(&bracket, at: bracket.middle) }
    }
    return bracket.low
  }

  /// The difference of a rank that is the next after that of `value`, or the same.
  func value(after value: Double, rank: Int) -> Double {
    let cut = walk(value)
    return cut.upTo >= rank ? value : cut.next
  }

  /// Looks at a number and keeps the side that has the rank.
  private func narrow(_ bracket: inout Bracket, at pivot: Double) {
    let cut = walk(pivot)
    if cut.upTo >= bracket.rank {
      bracket.high = cut.last
      bracket.upTo = cut.upTo
    } else {
      bracket.low = cut.next
      bracket.below = cut.upTo
    }
  }

  /// The number of differences up to a number, the largest of them and the smallest beyond.
  private func walk(_ limit: Double) -> (upTo: Int, last: Double, next: Double) {
    var (upTo, last, next) = (0, -Double.infinity, Double.infinity)
    let (control, treatment) = (control.span, treatment.span)
    var place = 0
    for index in control.indices {
      let value = control[index]
      while place < treatment.count && treatment[place] - value <= limit { place &+= 1 }
      upTo &+= place
      if place > 0 { last = max(last, treatment[place &- 1] - value) }
      if place < treatment.count { next = min(next, treatment[place] - value) }
    }
    return (upTo, last, next)
  }

  /// The rank's difference among those of a small bracket.
  private func selected(in bracket: Bracket) -> Double {
    var found: [Double] = []
    found.reserveCapacity(bracket.size)
    let (control, treatment) = (control.span, treatment.span)
    var (first, end) = (0, 0)
    for index in control.indices {
      let value = control[index]
      while first < treatment.count && treatment[first] - value < bracket.low { first &+= 1 }
      while end < treatment.count && treatment[end] - value <= bracket.high { end &+= 1 }
      for place in first..<max(first, end) { found.append(treatment[place] - value) }
    }
    return SortedValues(found).exact?[bracket.rank - bracket.below - 1] ?? bracket.low
  }
}

/// Two differences, between which that of a rank lies, ends included.
private struct Bracket {
  let rank: Int
  var low: Double
  var high: Double
  /// How many differences are smaller than `low`.
  var below: Int
  /// How many are at most `high`.
  var upTo: Int

  var size: Int { upTo - below }

  /// The number at the rank's share of the bracket.
  ///
  /// Moved by `nudge` of the bracket, and below `high`; nil where ∞ is near.
  func even(_ nudge: Double) -> Double? {
    let share = (Double(rank - below) - 0.5) / Double(size) + nudge
    let pivot = low + (high - low) * min(max(share, 0), 1)
    guard low < high, pivot.isFinite else { return nil }
    return min(max(pivot, low), high.nextDown)
  }

  /// The number in the middle of all doubles between the ends: at most 64 of these leave nothing between them.
  var middle: Double {
    func place(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: (value + 0).bitPattern)
      return bits >= 0 ? bits : Int64.min &- bits
    }
    let (first, last) = (place(low), place(high))
    let mean = (first >> 1) + (last >> 1) + (first & last & 1)
    let bits = mean >= 0 ? mean : Int64.min &- mean
    return min(max(Double(bitPattern: UInt64(bitPattern: bits)), low), high.nextDown)
  }
}
