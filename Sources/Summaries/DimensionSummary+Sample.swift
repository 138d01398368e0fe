extension DimensionSummary {
  /// Adds to the units of each cell, which are those without a name, the others in proportion to rows.
  ///
  /// - Parameters:
  ///   - cells: the cell of each entry of a sampled unit.
  ///   - rows: the rows of each entry.
  ///   - share: the share of units that is in the sample.
  package mutating func countUnits(cells: [UInt32], rows: [Double], share: Double) {
    guard var units else { return }
    var sampled = [(units: Int, rows: Double)](repeating: (0, 0), count: requests.count)
    for (entry, cell) in cells.enumerated() {
      sampled[Int(cell)].units += 1
      sampled[Int(cell)].rows += rows[entry]
    }
    for cell in requests.indices {
      let rows = Double(requests[cell] - units[cell])
      guard rows > 0 else { continue }
      let found = sampled[cell]
      // A cell of which no unit is in the sample has few of them.
      let estimate = found.units > 0 ? Double(found.units) * rows / found.rows : min(rows, 1 / share)
      units[cell] += max(found.units, Int(min(rows, estimate).rounded()))
    }
    self.units = units
  }
}
