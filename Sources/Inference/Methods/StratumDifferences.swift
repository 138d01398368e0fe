public import LinearAlgebra
public import Summaries

/// The differences of two groups in each of several strata, with their covariance over units.
///
///     d_s = R_ts − R_cs,   Cov(d_s, d_r) = Σ_u a_us·a_ur,   a_us = f_ts·(Y_uts − R_ts·N_uts)/N_ts − f_cs·(…)_cs
///
/// f_gs = √(U_gs/(U_gs − 1)), so that the variance of a stratum whose groups share no units is that of its own test. A
/// unit with rows in several strata makes their differences dependent; where no unit has, the matrix is diagonal.
///
/// *Edge cases:* a stratum with fewer than `fewestUnits` units in a group is left out and counted.
///
/// *Source:* A. Deng, U. Knoblich and J. Lu, KDD 2018, section 3, doi:10.1145/3219819.3219919; the sandwich over
/// clusters, K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986), 13–22, doi:10.1093/biomet/73.1.13.
public struct StratumDifferences: Sendable, Equatable {
  /// The strata that have an answer, by index, in order.
  public let strata: [Int]
  /// treatment − control in each, in the metric's unit.
  public let differences: [Double]
  /// The control's mean in each.
  public let controlMeans: [Double]
  /// The covariance of the differences.
  public let covariance: Matrix
  /// The covariance of the two groups' means in each stratum; 0 where they share no unit there.
  public let groupCovariances: [Double]
  /// The smaller number of units of the two groups in each.
  public let units: [Int]
  /// The strata with rows that have too few units in a group.
  public let dropped: Int

  /// The differences in all strata with enough units.
  ///
  /// - Parameters:
  ///   - cells: what is known of the metric in each stratum of each group.
  ///   - control: the index of the control (checked).
  ///   - treatment: the index of the treatment (checked).
  ///   - fewestUnits: the units that a group needs in a stratum, at least 2.
  /// - Throws: `notFinite` where a value was.
  public init(
    _ cells: CellSums, control: Int, treatment: Int, fewestUnits: Int = Estimate.fewestUnits
  ) throws(InferenceError) {
    let pair = CellPair(cells, control: control, treatment: treatment)
    let strata = pair.strata(withUnits: max(2, fewestUnits))
    let used = (0..<pair.strata).filter { pair.control($0).size + pair.treatment($0).size > 0 }
    self.strata = strata
    dropped = used.count - strata.count
    differences = strata.map { pair.treatment($0).mean - pair.control($0).mean }
    controlMeans = strata.map { cells.shift + pair.control($0).mean }
    units = strata.map { min(pair.control($0).units, pair.treatment($0).units) }
    (covariance, groupCovariances) = Self.covariances(pair, strata)
    guard differences.allSatisfy(\.isFinite), covariance.elements.allSatisfy(\.isFinite) else {
      throw .notFinite
    }
  }

  private static func covariances(_ pair: CellPair, _ strata: [Int]) -> (Matrix, [Double]) {
    var shared = [Double](repeating: 0, count: strata.count)
    var matrix = Matrix(rows: strata.count, columns: strata.count)
    var position = [Int](repeating: -1, count: pair.strata)
    for (index, stratum) in strata.enumerated() { position[stratum] = index }
    // Of each place: ±√(U/(U − 1))/N.
    let weights = pair.cells.enumerated().map { place, cell in
      let sign = place < pair.strata ? -1.0 : 1
      return cell.units > 1
        ? sign * (Double(cell.units) / Double(cell.units - 1)).squareRoot() / cell.size : 0
    }
    var parts: [(index: Int, isControl: Bool, value: Double)] = []
    pair.forEachUnit { entries in
      parts.removeAll(keepingCapacity: true)
      for entry in entries {
        let index = position[entry.place % pair.strata]
        guard index >= 0 else { continue }
        let value = weights[entry.place] * (entry.sum - pair.cells[entry.place].mean * entry.size)
        parts.append((index, entry.place < pair.strata, value))
      }
      for one in parts {
        for other in parts {
          matrix[one.index, other.index] += one.value * other.value
          // The control's weight has the other sign.
          if one.index == other.index, one.isControl, !other.isControl {
            shared[one.index] -= one.value * other.value
          }
        }
      }
    }
    for (place, cell) in pair.cells.enumerated() where cell.restSquares > 0 {
      let index = position[place % pair.strata]
      if index >= 0 { matrix[index, index] += weights[place] * weights[place] * cell.restSquares }
    }
    for (place, cell) in pair.cells.enumerated() where cell.lone.count > 0 {
      let index = position[place % pair.strata]
      guard index >= 0 else { continue }
      let offset = cell.lone.mean - pair.sums.shift - cell.mean
      let squares = cell.lone.secondPowerSum + Double(cell.lone.count) * offset * offset
      matrix[index, index] += weights[place] * weights[place] * squares
    }
    return (matrix, shared)
  }

  /// The standard error of the difference in the stratum at a place of ``strata``.
  public func standardError(_ place: Int) -> Double { covariance[place, place].squareRoot() }
}
