internal import Columns

extension UnitTable {
  /// The units that each pair of groups has in common, with the covariances of their means; the diagonal is empty.
  ///
  /// Sums stay relative to the shift, and so do the ratios taken from them, so that a residual keeps its digits; products
  /// are added partition by partition in the order of the entries, which does not depend on the number of workers.
  ///
  /// - Parameters:
  ///   - groups: the number of groups.
  ///   - expressions: the expressions with unit sums, in the order of the table.
  ///   - moments: the moments over units of each of these in each group, of the sums in this table.
  ///   - workers: how many partitions are looked at side by side.
  /// - Returns: the shared units, pair by pair.
  /// - Complexity: O(entries × groups); a unit is looked up once for each other group.
  func shared(
    groups: Int, expressions: [ColumnExpression], moments: [[UnitMoments]], workers: Int
  ) async -> [[SharedUnits]] {
    let ratios = moments.map { $0.map { $0.meanSum / $0.meanSize } }
    var pairs = Self.noPairs(groups: groups, expressions: expressions.count)
    for part in await map(workers: workers, { Self.pairs(in: $0, groups: groups, ratios: ratios) }) {
      for one in 0..<groups {
        for other in 0..<groups { pairs[one][other].merge(part[one][other]) }
      }
    }
    var shared = Array(repeating: Array(repeating: SharedUnits(), count: groups), count: groups)
    for one in 0..<groups {
      for other in one + 1..<max(groups, one + 1) where pairs[one][other].count > 0 {
        var units = SharedUnits(count: pairs[one][other].count)
        for (place, expression) in expressions.enumerated() {
          units.covariances[expression] = pairs[one][other].sums[place].covariance(
            moments[place][one], moments[place][other])
        }
        shared[one][other] = units
        shared[other][one] = units
      }
    }
    return shared
  }

  private static func noPairs(groups: Int, expressions: Int) -> [[SharedProducts]] {
    Array(
      repeating: Array(repeating: SharedProducts(expressions: expressions), count: groups), count: groups)
  }

  /// What the groups have in common in one partition.
  private static func pairs(
    in table: borrowing UnitPartition, groups: Int, ratios: [[Double]]
  ) -> [[SharedProducts]] {
    var pairs = noPairs(groups: groups, expressions: ratios.count)
    table.forEachEntry { entry in
      let group = Int(entry.group)
      for other in group + 1..<max(groups, group + 1) {
        guard let second = table.entry(of: entry.unit, in: UInt8(other)) else { continue }
        pairs[group][other].count += 1
        for place in ratios.indices {
          guard let one = entry.residual(place, ratio: ratios[place][group]),
            let two = second.residual(place, ratio: ratios[place][other])
          else { continue }
          pairs[group][other].sums[place].add(one * two)
        }
      }
    }
    return pairs
  }
}

extension UnitPartition.Entry {
  /// Y − R·N; nil where there is no value.
  fileprivate func residual(_ expression: Int, ratio: Double) -> Double? {
    size(expression) > 0 ? sum(expression) - ratio * size(expression) : nil
  }
}

/// What two groups have in common.
private struct SharedProducts: Sendable {
  /// The units seen in both.
  var count = 0
  /// Of each expression, the products of the residuals.
  var sums: [ProductSum]

  init(expressions: Int) { sums = Array(repeating: ProductSum(), count: expressions) }

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
