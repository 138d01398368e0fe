/// What units say of a metric: the moments of each unit's sum and size.
///
/// A unit u contributes the sum Y_u of its values and their number N_u. The mean of all values is the ratio ΣY/ΣN,
/// and its variance follows from the five moments here by the delta method. Sums are held relative to ``shift``
/// (Y_u = Σ(y − shift)), so that values far from zero cost no digits.
public struct UnitMoments: Sendable, Equatable {
  /// The number of units with at least one value, U.
  public var count: Int
  /// The number that was taken from every value before it was added.
  public var shift: Double
  /// The mean over units of Y_u.
  public var meanSum: Double
  /// The sample variance over units of Y_u (n − 1).
  public var varianceSum: Double
  /// The mean over units of N_u.
  public var meanSize: Double
  /// The sample variance over units of N_u.
  public var varianceSize: Double
  /// The sample covariance over units of Y_u and N_u.
  public var covariance: Double
  /// For a metric of zeros and ones: the units with at least one 1; nil where unknown.
  public var unitsWithEvent: Int?
  /// For a metric of zeros and ones: the units with at least one 0; nil where unknown.
  public var unitsWithoutEvent: Int?
  /// The number of units that the variances were taken from; nil where it is all of them.
  public var sampledCount: Int?
  /// The largest number of values of one unit; nil where unknown.
  public var largestSize: Double?

  /// The moments of `count` units.
  public init(
    count: Int, shift: Double = 0, meanSum: Double, varianceSum: Double, meanSize: Double,
    varianceSize: Double,
    covariance: Double, unitsWithEvent: Int? = nil, unitsWithoutEvent: Int? = nil
  ) {
    self.count = count
    self.shift = shift
    self.meanSum = meanSum
    self.varianceSum = varianceSum
    self.meanSize = meanSize
    self.varianceSize = varianceSize
    self.covariance = covariance
    self.unitsWithEvent = unitsWithEvent
    self.unitsWithoutEvent = unitsWithoutEvent
  }

  /// The moments over units from co-moments of the pairs (Y_u, N_u).
  package init(_ pairs: Comoments, shift: Double) {
    self.init(
      count: pairs.count, shift: shift, meanSum: pairs.means[0], varianceSum: pairs.covariance(0, 0),
      meanSize: pairs.means[1], varianceSize: pairs.covariance(1, 1), covariance: pairs.covariance(0, 1))
  }

  /// The mean of all values, ΣY/ΣN; NaN when there are none.
  public var ratio: Double { shift + meanSum / meanSize }

  /// The variance of ``ratio`` as an estimate, by the delta method.
  ///
  /// ```
  /// Var(R) = (s²_Y − 2R·s_YN + R²·s²_N) / (U·N̄²)
  /// ```
  ///
  /// Zero when every unit has the same mean; NaN with fewer than two units.
  /// - Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, eq. 4
  ///   (doi:10.1145/3219819.3219919).
  public var varianceOfRatio: Double {
    guard count > 1, meanSize > 0 else { return .nan }
    let relative = meanSum / meanSize
    let spread = varianceSum - 2 * relative * covariance + relative * relative * varianceSize
    return max(0, spread) / (Double(count) * meanSize * meanSize)
  }
}

extension UnitMoments {
  /// The moments over units of two columns, each unit's sum and size at the same place; units without values are left out.
  ///
  /// - Parameters:
  ///   - sums: Y, of each unit.
  ///   - sizes: N, of each unit, at least 0; as many (checked).
  public init(sums: [Double], sizes: [Double]) {
    precondition(sums.count == sizes.count, "a size for each sum")
    var pairs = Comoments(variables: 2)
    var rows: [Double] = []
    for (sum, size) in zip(sums, sizes) where size > 0 {
      rows.append(sum)
      rows.append(size)
      guard rows.count >= 4_096 else { continue }
      let block = rows
      pairs.add(rows: block.span)
      rows.removeAll(keepingCapacity: true)
    }
    pairs.add(rows: rows.span)
    self.init(pairs, shift: 0)
  }
}
