import Summaries

extension CellPair {
  /// A number to which every unit contributes Σ weight·(Y − centre·N) over its cells.
  struct Functional {
    /// The weight of each place, the size of what it is a mean of taken out; 0 for a cell that has no part.
    var weights: [Double]
    /// The centre of each place, less the shift.
    var centres: [Double]

    /// Σ factor·R over the cells of one group, each with its own mean.
    init(factors: [(place: Int, factor: Double)], of pair: CellPair) {
      weights = Array(repeating: 0, count: pair.cells.count)
      centres = pair.cells.map(\.mean)
      for (place, factor) in factors where pair.cells[place].size > 0 {
        weights[place] = factor / pair.cells[place].size
      }
    }

    /// The mean of all values in some cells together.
    init(meanOf places: Range<Int>, of pair: CellPair) {
      let size = places.reduce(0) { $0 + pair.cells[$1].size }
      let mean = size > 0 ? places.reduce(0) { $0 + pair.cells[$1].sum } / size : 0
      weights = Array(repeating: 0, count: pair.cells.count)
      centres = Array(repeating: mean, count: pair.cells.count)
      for place in places where pair.cells[place].size > 0 { weights[place] = 1 / size }
    }
  }

  /// The products of what units contribute to some numbers.
  struct Products {
    /// Σ_u f_u·g_u for each two of the numbers, row-major.
    var sums: [Double]
    /// For each number, the units that have a part in it.
    var units: [Int]
    /// The units that have a part in any of them, U.
    var distinctUnits = 0

    /// U/(U − 1)·Σ_u f_u·g_u, the covariance of two of the numbers; NaN with fewer than two units.
    func covariance(_ one: Int, _ other: Int) -> Double {
      guard distinctUnits > 1 else { return .nan }
      return Double(distinctUnits) / Double(distinctUnits - 1) * sums[one * units.count + other]
    }
  }

  /// The products of the contributions to some numbers.
  ///
  /// - Complexity: O(entries · numbers + units · numbers²).
  func products(_ functionals: [Functional]) -> Products {
    let count = functionals.count
    var result = Products(
      sums: Array(repeating: 0, count: count * count), units: Array(repeating: 0, count: count))
    var contributions = [Double](repeating: 0, count: count)
    var isPart = [Bool](repeating: false, count: count)
    forEachUnit { entries in
      for index in 0..<count { (contributions[index], isPart[index]) = (0, false) }
      for entry in entries {
        for index in 0..<count where functionals[index].weights[entry.place] != 0 {
          let residual = entry.sum - functionals[index].centres[entry.place] * entry.size
          contributions[index] += functionals[index].weights[entry.place] * residual
          isPart[index] = true
        }
      }
      guard isPart.contains(true) else { return }
      result.distinctUnits += 1
      for one in 0..<count where isPart[one] {
        result.units[one] += 1
        for other in 0..<count {
          result.sums[one * count + other] += contributions[one] * contributions[other]
        }
      }
    }
    for place in cells.indices where cells[place].restSquares > 0 {
      for (one, first) in functionals.enumerated() {
        for (other, second) in functionals.enumerated() {
          result.sums[one * count + other] +=
            first.weights[place] * second.weights[place] * cells[place].restSquares
        }
      }
    }
    for place in cells.indices where cells[place].lone.count > 0 { addLone(place, functionals, to: &result) }
    return result
  }

  /// Adds the rows of a cell that are units of their own: Σ(y − a)(y − b) = Σ(y − ȳ)² + n·(ȳ − a)(ȳ − b).
  private func addLone(_ place: Int, _ functionals: [Functional], to result: inout Products) {
    let lone = cells[place].lone
    let mean = lone.mean - sums.shift
    let count = functionals.count
    guard functionals.contains(where: { $0.weights[place] != 0 }) else { return }
    result.distinctUnits += lone.count
    for (one, first) in functionals.enumerated() where first.weights[place] != 0 {
      result.units[one] += lone.count
      for (other, second) in functionals.enumerated() where second.weights[place] != 0 {
        let offsets = (mean - first.centres[place]) * (mean - second.centres[place])
        let squares = lone.secondPowerSum + Double(lone.count) * offsets
        result.sums[one * count + other] += first.weights[place] * second.weights[place] * squares
      }
    }
  }
}
