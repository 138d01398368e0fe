public import Columns

/// What is known of the units that were seen in two groups.
///
/// The means of two groups that share units are not independent: with a_ug = (Y_ug − R_g·N_ug)/ΣN_g what unit u
/// contributes to the mean R_g = ΣY/ΣN of group g, linearised,
///
/// ```
/// Cov(R_1, R_2) = U/(U − 1)·Σ_u a_u1·a_u2
/// ```
///
/// over the units u with a value in both groups. U counts the distinct units with a value in either: the factor is that
/// of U/(U − 1)·Σ_u (a_u2 − a_u1)², the variance of the difference by a unit's contributions summed over its groups. The
/// variances of the groups keep their own factors U_g/(U_g − 1) ≥ U/(U − 1), so that the variance of the difference is
/// never below 0 and, where every unit is in both groups, that of the paired contributions.
///
/// - Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, section 3
///   (doi:10.1145/3219819.3219919).
public struct SharedUnits: Sendable, Equatable {
  /// The number of units seen in both groups, with a value or without.
  public var count: Int
  /// The covariance of the two groups' means of each expression with unit sums, in its unit squared; none where no unit is
  /// shared.
  public var covariances: [ColumnExpression: Double]
  /// The covariance of the two groups' ratios.
  public var ratioCovariances: [Ratio: Double] = [:]
  /// The covariance of the two groups' means of a number of each unit.
  public var perUnitCovariances: [PerUnit: Double] = [:]
  /// The products from which ``covariances`` are taken, where more units may come to these; none where that is not so.
  public var products: [ColumnExpression: UnitProducts] = [:]
  /// The same of ``ratioCovariances``.
  public var ratioProducts: [Ratio: UnitProducts] = [:]
  /// The same of ``perUnitCovariances``.
  public var perUnitProducts: [PerUnit: UnitProducts] = [:]

  /// The units that two groups share.
  public init(count: Int = 0, covariances: [ColumnExpression: Double] = [:]) {
    self.count = count
    self.covariances = covariances
  }
}

extension Summary {
  /// The covariance of the means of an expression in two groups, which is not 0 where they share units.
  ///
  /// - Parameters:
  ///   - expression: the expression.
  ///   - one: the index of a group.
  ///   - other: the index of another.
  /// - Returns: the covariance, in the expression's unit squared; 0 where the groups share no unit or it is not known.
  public func covariance(of expression: ColumnExpression, _ one: Int, _ other: Int) -> Double {
    shared(one, other)?.covariances[expression] ?? 0
  }

  /// What two groups have in common; nil where it is not known.
  public func shared(_ one: Int, _ other: Int) -> SharedUnits? {
    guard sharedUnits.indices.contains(one), sharedUnits[one].indices.contains(other) else { return nil }
    return sharedUnits[one][other]
  }
}
