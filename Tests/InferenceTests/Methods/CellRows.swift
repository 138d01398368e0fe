import Summaries
import TestSupport

/// Units with their rows, from which cells are summed in the plainest way.
struct CellRows {
  /// For each unit, the values of each cell.
  var units: [[(cell: Int, values: [Double])]]
  var strata: Int
  var groups = 2

  init(units: [[(cell: Int, values: [Double])]], strata: Int) {
    self.units = units
    self.strata = strata
  }

  /// The units of a reference case.
  init(_ c: Reference.Case) throws {
    strata = try c.integer("strata")
    units = (c.value["units"]?.array ?? []).map { unit in
      (unit.array ?? []).map { cell in
        let numbers = (cell.array ?? []).compactMap(\.double)
        return (Int(numbers.first ?? 0), Array(numbers.dropFirst()))
      }
    }
  }

  /// The sums; `areLone` takes each row as a unit of its own.
  func sums(shift: Double = 0, areLone: Bool = false) -> CellSums {
    var values = [[Double]](repeating: [], count: strata * groups)
    var starts = [0]
    var cells: [UInt32] = []
    var sums: [Double] = []
    var sizes: [Double] = []
    for unit in units {
      for (cell, rows) in unit {
        values[cell] += rows
        guard !areLone else { continue }
        cells.append(UInt32(cell))
        sums.append(rows.reduce(0) { $0 + ($1 - shift) })
        sizes.append(Double(rows.count))
      }
      starts.append(cells.count)
    }
    let moments = values.map { Moments($0.span) }
    let none = values.map { _ in Moments() }
    return CellSums(
      groups: groups, moments: moments, loneMoments: areLone ? moments : none,
      units: UnitCells(starts: areLone ? [0] : starts, cells: cells), sums: sums, sizes: sizes, shift: shift)
  }

  /// The mean of all values, a good shift.
  var mean: Double {
    let all = units.flatMap { $0.flatMap(\.values) }
    return all.reduce(0, +) / Double(all.count)
  }

  /// The same with the groups exchanged.
  var swapped: CellRows {
    var other = self
    other.units = units.map { $0.map { (cell: $0.cell ^ 1, values: $0.values) } }
    return other
  }

  /// The same with each value times `factor` plus `shift`.
  func mapped(factor: Double = 1, shift: Double = 0) -> CellRows {
    var other = self
    other.units = units.map { $0.map { (cell: $0.cell, values: $0.values.map { $0 * factor + shift }) } }
    return other
  }

  /// Random units of two groups, with rows in one to three strata.
  static func random(_ generator: inout SplitMix64, strata: Int, units: Int, effect: Double = 0) -> CellRows {
    CellRows(
      units: (0..<units).map { unit in
        let own = generator.normal()
        var cells: [(cell: Int, values: [Double])] = []
        for _ in 0..<generator.whole(1...3) {
          let cell = 2 * generator.whole(0...strata - 1) + unit % 2
          let value = 100 + 10 * own + 5 * generator.normal() + (unit % 2 == 1 ? effect : 0)
          if let place = cells.firstIndex(where: { $0.cell == cell }) {
            cells[place].values.append(value)
          } else {
            cells.append((cell, [value]))
          }
        }
        return cells
      }, strata: strata)
  }
}
