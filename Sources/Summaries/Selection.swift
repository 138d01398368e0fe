/// Moves the `rank`-th smallest value (from 0) to its place, smaller ones before it and larger ones after.
///
/// Neither NaN nor an empty range is allowed. Deterministic, and in O(n log n) even on values made to be hard.
///
/// - Parameters:
///   - rank: a position in `range`.
///   - range: the part that is looked at.
///   - values: the numbers to rearrange.
/// - Complexity: O(n) on average.
/// - Source: C. A. R. Hoare, "Algorithm 65: find", CACM 4 (1961), 321–322; the pivot from a sample as in R. W. Floyd
///   and R. L. Rivest, "Expected time bounds for selection", CACM 18 (1975), 165–172.
func select(rank: Int, in range: Range<Int>, of values: inout MutableSpan<Double>) {
  var low = range.lowerBound
  var high = range.upperBound - 1
  var budget = 64
  while low < high {
    if budget == 0 {
      sortByHeap(low..<high + 1, of: &values)
      return
    }
    if high - low > 600 {
      let window = sampleWindow(low: low, high: high, rank: rank)
      select(rank: rank, in: window, of: &values)
    }
    let before = high - low
    let pivot = values[rank]
    var i = low
    var j = high
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if j < rank { low = i }
    if i > rank { high = j }
    if high - low > before / 2 { budget -= 1 }
  }
}

/// The part of low…high that very likely holds the wanted rank, judged by a sample of n^⅔ values around it.
private func sampleWindow(low: Int, high: Int, rank: Int) -> Range<Int> {
  let n = Double(high - low + 1)
  let position = Double(rank - low + 1)
  let size = cubeRootSquared(n) / 2
  let spread = (size * (n - size) / n).squareRoot() / 2 * (position < n / 2 ? -1 : 1)
  let first = max(low, Int(Double(rank) - position * size / n + spread))
  let last = min(high, Int(Double(rank) + (n - position) * size / n + spread))
  return min(first, rank)..<max(last, rank) + 1
}

/// About n^⅔, by Newton's steps from a power of two; a sample size needs no more.
private func cubeRootSquared(_ n: Double) -> Double {
  var root = Double(sign: .plus, exponent: n.exponent / 3, significand: 1)
  for _ in 0..<4 { root -= (root * root * root - n) / (3 * root * root) }
  return root * root
}

/// Sorts a part of the values in place with O(n log n) steps in the worst case.
private func sortByHeap(_ range: Range<Int>, of values: inout MutableSpan<Double>) {
  let base = range.lowerBound
  func sift(_ start: Int, _ count: Int, _ values: inout MutableSpan<Double>) {
    var parent = start
    while true {
      var child = 2 * parent + 1
      guard child < count else { return }
      if child + 1 < count && values[base + child] < values[base + child + 1] { child += 1 }
      guard values[base + parent] < values[base + child] else { return }
      values.swapAt(base + parent, base + child)
      parent = child
    }
  }
  for start in stride(from: range.count / 2 - 1, through: 0, by: -1) { sift(start, range.count, &values) }
  for end in stride(from: range.count - 1, to: 0, by: -1) {
    values.swapAt(base, base + end)
    sift(0, end, &values)
  }
}
