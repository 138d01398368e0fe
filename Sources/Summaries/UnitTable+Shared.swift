extension UnitTable {
  /// What two groups have in common: the number of units, and for each quantity the covariance.
  struct Pair {
    var count = 0
    var covariances: [Double] = []
  }

  /// The units that each pair of groups has in common, with the covariances of their quantities.
  ///
  /// Sums stay relative to the shift, and so do the ratios taken from them, so that a residual keeps its digits; products
  /// are added partition by partition in the order of the entries, which does not depend on the number of workers.
  ///
  /// - Parameters:
  ///   - quantities: what is taken of each unit.
  ///   - groups: the number of groups.
  ///   - moments: the moments over units of each quantity in each group, of the sums in this table.
  ///   - shifts: what was taken from the values of each expression.
  ///   - workers: how many partitions are looked at side by side.
  /// - Returns: the shared units, pair by pair; nil on the diagonal and where there are none.
  /// - Complexity: O(entries × groups); a unit is looked up once for each other group.
  func shared(
    of quantities: [UnitQuantity], groups: Int, moments: [[UnitMoments]], shifts: [Double], workers: Int
  ) async -> [[Pair?]] {
    let ratios = moments.map { $0.map { $0.meanSum / $0.meanSize } }
    let residuals = UnitResiduals(quantities: quantities, ratios: ratios, shifts: shifts)
    var pairs = Self.noPairs(groups: groups, quantities: quantities.count)
    for part in await map(workers: workers, { Self.pairs(in: $0, groups: groups, residuals) }) {
      for one in 0..<groups {
        for other in 0..<groups { pairs[one][other].merge(part[one][other]) }
      }
    }
    var shared = Array(repeating: [Pair?](repeating: nil, count: groups), count: groups)
    for one in 0..<groups {
      for other in one + 1..<max(groups, one + 1) where pairs[one][other].count > 0 {
        let found = pairs[one][other]
        let pair = Pair(
          count: found.count,
          covariances: quantities.indices.map {
            found.sums[$0].covariance(moments[$0][one], moments[$0][other])
          })
        shared[one][other] = pair
        shared[other][one] = pair
      }
    }
    return shared
  }

  private static func noPairs(groups: Int, quantities: Int) -> [[SharedProducts]] {
    Array(
      repeating: Array(repeating: SharedProducts(quantities: quantities), count: groups), count: groups)
  }

  /// What the groups have in common in one partition.
  private static func pairs(
    in table: borrowing UnitPartition, groups: Int, _ residuals: UnitResiduals
  ) -> [[SharedProducts]] {
    var pairs = noPairs(groups: groups, quantities: residuals.quantities.count)
    table.forEachEntry { entry in
      let group = Int(entry.group)
      for other in group + 1..<max(groups, group + 1) {
        guard let second = table.entry(of: entry.unit, in: UInt8(other)) else { continue }
        pairs[group][other].count += 1
        for place in residuals.quantities.indices {
          guard let one = residuals.residual(place, entry, group: group),
            let two = residuals.residual(place, second, group: other)
          else { continue }
          pairs[group][other].sums[place].add(one * two)
        }
      }
    }
    return pairs
  }
}

/// What a unit's sum differs by from what the ratio of its group makes of its size.
private struct UnitResiduals: Sendable {
  let quantities: [UnitQuantity]
  /// For each quantity, ΣY/ΣN of each group.
  let ratios: [[Double]]
  let shifts: [Double]

  /// Y − R·N; nil where there is no value.
  func residual(_ place: Int, _ entry: UnitPartition.Entry, group: Int) -> Double? {
    quantities[place].pair(entry, shifts: shifts).map { $0.sum - ratios[place][group] * $0.size }
  }
}

/// What two groups have in common.
private struct SharedProducts: Sendable {
  /// The units seen in both.
  var count = 0
  /// Of each quantity, the products of the residuals.
  var sums: [ProductSum]

  init(quantities: Int) { sums = Array(repeating: ProductSum(), count: quantities) }

  mutating func merge(_ other: SharedProducts) {
    count += other.count
    for place in sums.indices { sums[place].merge(other.sums[place]) }
  }
}

/// The products of two residuals of each unit with a value in both groups, added without loss.
///
/// - Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", Zeitschrift für
///   angewandte Mathematik und Mechanik 54 (1974), 39–51, algorithm IV.
private struct ProductSum: Sendable {
  private var count = 0
  private var sum = 0.0
  private var rest = 0.0

  mutating func add(_ product: Double) {
    addTerm(product)
    count += 1
  }

  mutating func merge(_ other: ProductSum) {
    addTerm(other.sum)
    rest += other.rest
    count += other.count
  }

  private mutating func addTerm(_ term: Double) {
    let total = sum + term
    rest += sum.magnitude >= term.magnitude ? (sum - total) + term : (term - total) + sum
    sum = total
  }

  /// U/(U − 1)·Σ products/(ΣN_1·ΣN_2), U the distinct units with a value; 0 where no unit has a value in both.
  func covariance(_ one: UnitMoments, _ other: UnitMoments) -> Double {
    let units = Double(one.count + other.count - count)
    guard count > 0, units > 1 else { return 0 }
    let sizes = (Double(one.count) * one.meanSize, Double(other.count) * other.meanSize)
    return units / (units - 1) * ((sum + rest) / sizes.0 / sizes.1)
  }
}
