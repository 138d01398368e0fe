/// Products of the sums and sizes of units that two groups share, from which the covariance of their means follows.
///
/// Unlike a covariance, the products of parts of a log that share no unit add up, whatever the means of the whole are:
///
/// ```
/// Σ(Y₁ − r₁·N₁)(Y₂ − r₂·N₂) = ΣY₁Y₂ − r₂·ΣY₁N₂ − r₁·ΣN₁Y₂ + r₁r₂·ΣN₁N₂
/// ```
///
/// over the units with a value in both groups, the sums Y and the means r relative to ``shift``, which is to be near them.
public struct UnitProducts: Sendable, Equatable {
  /// The units with a value in both groups.
  public var count: Int
  /// What was taken from every value before it was added.
  public var shift: Double
  /// ΣY₁Y₂.
  public var sums: Double
  /// ΣY₁N₂.
  public var sumSize: Double
  /// ΣN₁Y₂.
  public var sizeSum: Double
  /// ΣN₁N₂.
  public var sizes: Double

  /// The products of some units; of none unless more is told.
  public init(
    count: Int = 0, shift: Double = 0, sums: Double = 0, sumSize: Double = 0, sizeSum: Double = 0,
    sizes: Double = 0
  ) {
    self.count = count
    self.shift = shift
    self.sums = sums
    self.sumSize = sumSize
    self.sizeSum = sizeSum
    self.sizes = sizes
  }

  /// Adds a unit's sums, relative to the shift, and its sizes.
  mutating func add(_ one: (sum: Double, size: Double), _ other: (sum: Double, size: Double)) {
    count += 1
    sums += one.sum * other.sum
    sumSize += one.sum * other.size
    sizeSum += one.size * other.sum
    sizes += one.size * other.size
  }

  /// Adds the products of other units.
  public mutating func merge(_ other: UnitProducts) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let step = other.shift - shift
    count += other.count
    sums += other.sums + step * (other.sumSize + other.sizeSum) + step * step * other.sizes
    sumSize += other.sumSize + step * other.sizes
    sizeSum += other.sizeSum + step * other.sizes
    sizes += other.sizes
  }

  /// The same with the groups in the other order.
  var turned: UnitProducts {
    var turned = self
    (turned.sumSize, turned.sizeSum) = (sizeSum, sumSize)
    return turned
  }

  /// The covariance of the means of two groups of which these are the shared units, as ``SharedUnits`` has it.
  ///
  /// - Parameters:
  ///   - one: the moments over all units of the first group.
  ///   - other: those of the second.
  /// - Returns: the covariance; 0 where no unit has a value in both, or nothing is known of a group.
  public func covariance(_ one: UnitMoments?, _ other: UnitMoments?) -> Double {
    guard let one, let other, count > 0 else { return 0 }
    let units = Double(one.count + other.count - count)
    guard units > 1 else { return 0 }
    let first = (one.shift - shift) + one.meanSum / one.meanSize
    let second = (other.shift - shift) + other.meanSum / other.meanSize
    let products = sums - second * sumSize - first * sizeSum + first * second * sizes
    let totals = (Double(one.count) * one.meanSize, Double(other.count) * other.meanSize)
    return units / (units - 1) * (products / totals.0 / totals.1)
  }
}

extension SharedUnits {
  /// Takes the covariances from the products, once the moments of both groups are those of all units.
  package mutating func settle(_ one: GroupSummary, _ other: GroupSummary) {
    for (expression, found) in products {
      covariances[expression] = found.covariance(
        one.expressions[expression]?.units, other.expressions[expression]?.units)
    }
    for (ratio, found) in ratioProducts {
      ratioCovariances[ratio] = found.covariance(one.ratios[ratio], other.ratios[ratio])
    }
    for (number, found) in perUnitProducts {
      perUnitCovariances[number] = found.covariance(
        one.perUnit[number].map { UnitMoments(numbers: $0) },
        other.perUnit[number].map { UnitMoments(numbers: $0) })
    }
  }

  /// Adds what other units of the same two groups have in common; covariances are to be settled afterwards.
  mutating func merge(_ other: SharedUnits) {
    count += other.count
    func joined(_ one: UnitProducts, _ two: UnitProducts) -> UnitProducts {
      var one = one
      one.merge(two)
      return one
    }
    products.merge(other.products, uniquingKeysWith: joined)
    ratioProducts.merge(other.ratioProducts, uniquingKeysWith: joined)
    perUnitProducts.merge(other.perUnitProducts, uniquingKeysWith: joined)
  }

  /// The same with the groups in the other order; covariances stay.
  package var turned: SharedUnits {
    var turned = self
    turned.products = products.mapValues(\.turned)
    turned.ratioProducts = ratioProducts.mapValues(\.turned)
    turned.perUnitProducts = perUnitProducts.mapValues(\.turned)
    return turned
  }
}
