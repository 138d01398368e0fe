/// The distribution of U over all orders of n and m untied values, in exact whole numbers.
///
/// The numbers of orders are the coefficients of
///
///     ∏_{i=1…n} (1 − q^{m+i})/(1 − qⁱ)
///
/// *Source:* H. B. Mann and D. R. Whitney (1947), section 3; the product: G. E. Andrews, "The Theory of Partitions",
/// 1976, theorem 3.1.
struct RankSumDistribution {
  /// The number of orders with U at most k, for k = 0…nm.
  private let atMost: [Int128]

  /// The distribution of two groups, each of 1 to 49 values (checked): its numbers then stay below 2¹²⁷.
  init(_ n: Int, _ m: Int) {
    precondition((1..<MannWhitney.exactLimit).contains(n) && (1..<MannWhitney.exactLimit).contains(m))
    let largest = n * m
    var orders = [Int128](repeating: 0, count: largest + 1)
    orders[0] = 1
    for factor in 1...n {
      for power in stride(from: largest, through: m + factor, by: -1) where m + factor <= largest {
        orders[power] -= orders[power - m - factor]
      }
      for power in stride(from: factor, through: largest, by: 1) { orders[power] += orders[power - factor] }
    }
    var sum: Int128 = 0
    atMost = orders.map { count in
      sum += count
      return sum
    }
  }

  /// 2·P(U ≤ k), at most 1.
  func twoSidedPValue(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    let last = atMost.count - 1
    return min(1, 2 * Double(atMost[min(k, last)]) / Double(atMost[last]))
  }

  /// The smallest k with 2·P(U ≤ k) ≥ alpha.
  func lowerRank(alpha: Double) -> Int {
    atMost.indices.first { twoSidedPValue($0) >= alpha } ?? atMost.count
  }
}
