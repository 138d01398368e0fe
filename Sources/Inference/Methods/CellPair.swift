import Summaries

/// The cells of two groups over the strata of one dimension, with what units contribute to their means.
///
/// A cell's mean is R = ΣY/ΣN over its units; unit u contributes (Y_u − R·N_u)/ΣN to it, linearised. Whatever is a
/// weighted sum of cells' means has the variance of the units' contributions, each summed over all cells of the unit.
/// The cells have places: the control's strata, then the treatment's.
///
/// *Source:* A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, section 3,
/// doi:10.1145/3219819.3219919.
struct CellPair {
  /// One group in one stratum.
  struct Cell {
    /// The number of values.
    var size = 0.0
    /// Σ(y − shift).
    var sum = 0.0
    /// The units with a value, rows that are units of their own among them.
    var units = 0
    /// The moments of the rows that are units of their own.
    var lone = Moments()
    /// Σ(Y − R·N)² of units that no sampled unit stands for; 0 where all units are known.
    var restSquares = 0.0

    /// The mean less the shift; 0 without values.
    var mean: Double { size > 0 ? sum / size : 0 }
  }

  /// What a unit has in one cell.
  struct Entry {
    let place: Int
    /// Σ(y − shift).
    let sum: Double
    let size: Double
  }

  let sums: CellSums
  /// The cells by place.
  private(set) var cells: [Cell]
  /// For each cell of the sums its place; -1 for those of other groups.
  private let places: [Int]
  /// What the sample tells, where units are sampled.
  private let spread: SampledSpread?

  /// The pair of two groups, by index (checked).
  init(_ sums: CellSums, control: Int, treatment: Int) {
    precondition(control >= 0 && control < sums.groups && treatment >= 0 && treatment < sums.groups)
    precondition(control != treatment)
    self.sums = sums
    let strata = sums.strata
    var places = [Int](repeating: -1, count: sums.moments.count)
    for stratum in 0..<strata {
      places[stratum * sums.groups + control] = stratum
      places[stratum * sums.groups + treatment] = strata + stratum
    }
    var cells = [Cell](repeating: Cell(), count: 2 * strata)
    for (cell, place) in places.enumerated() where place >= 0 {
      let lone = sums.loneMoments[cell]
      guard lone.count > 0 else { continue }
      cells[place] = Cell(
        size: Double(lone.count), sum: (lone.mean - sums.shift) * Double(lone.count), units: lone.count,
        lone: lone)
    }
    spread = SampledSpread(sums)
    if let spread {
      for (cell, place) in places.enumerated() where place >= 0 {
        cells[place].take(spread.cells[cell])
      }
    }
    for entry in sums.units.cells.indices where spread == nil && sums.sizes[entry] > 0 {
      let place = places[Int(sums.units.cells[entry])]
      guard place >= 0 else { continue }
      cells[place].size += sums.sizes[entry]
      cells[place].sum += sums.sums[entry]
      cells[place].units += 1
    }
    self.places = places
    self.cells = cells
  }

  /// The number of strata.
  var strata: Int { sums.strata }

  /// The control's cell in a stratum.
  func control(_ stratum: Int) -> Cell { cells[stratum] }

  /// The treatment's cell in a stratum.
  func treatment(_ stratum: Int) -> Cell { cells[strata + stratum] }

  /// The strata in which both groups have at least so many units with a value.
  func strata(withUnits fewest: Int) -> [Int] {
    (0..<strata).filter { min(control($0).units, treatment($0).units) >= fewest }
  }

  /// Looks at the units with values in the pair, one by one.
  ///
  /// Of sampled units, sums and sizes are such that the squares and products of their deviations are those of all units.
  ///
  /// - Parameter body: takes the entries of one unit; never none.
  func forEachUnit(_ body: ([Entry]) -> Void) {
    var entries: [Entry] = []
    for unit in 0..<sums.units.count {
      entries.removeAll(keepingCapacity: true)
      for entry in sums.units.starts[unit]..<sums.units.starts[unit + 1] where sums.sizes[entry] > 0 {
        let cell = Int(sums.units.cells[entry])
        let place = places[cell]
        guard place >= 0 else { continue }
        let (sum, size) = (sums.sums[entry], sums.sizes[entry])
        guard let found = spread?.cells[cell] else {
          entries.append(Entry(place: place, sum: sum, size: size))
          continue
        }
        entries.append(
          Entry(
            place: place, sum: found.factor * (sum + (found.allMean - found.mean) * size),
            size: found.factor * size))
      }
      if !entries.isEmpty { body(entries) }
    }
  }
}

extension CellPair.Cell {
  /// Takes over the units of a sample: as many as are in it, with the rows of all.
  fileprivate mutating func take(_ found: SampledSpread.Cell) {
    size += found.allSize
    sum += found.allMean * found.allSize
    units += found.units
    restSquares = found.restSquares
  }
}
