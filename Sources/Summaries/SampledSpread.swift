/// What a sample of units tells of the spread within each cell.
///
/// The values of all rows are known, so that only the design effect, how much more units vary than independent rows would,
/// is taken from the sample:
///
///     Σ_u (Y_u − R·N_u)² ≈ d·Σ(y − R)²,   d = Σ_{u∈S} (Y_u − R_S·N_u)²/Σ_{y∈S} (y − R_S)²
///
/// Few large values move numerator and denominator alike, so that d is known far better than a variance from the same
/// units. A cell whose d rests on too few units gets that of all cells of its group together.
///
/// - Source: L. Kish, "Survey Sampling", 1965, section 8.2; the residuals of A. Deng, U. Knoblich and J. Lu, KDD 2018,
///   doi:10.1145/3219819.3219919.
public struct SampledSpread: Sendable, Equatable {
  /// The fewest sampled units, and the fewest that large residuals may come down to, from which a cell has a d of its own.
  public static let fewestUnits = (sampled: 64.0, effective: 16.0)

  /// One cell.
  public struct Cell: Sendable, Equatable {
    /// The sampled units with a value.
    public var units = 0
    /// Their values.
    public var size = 0.0
    /// R_S less the shift; 0 without values.
    public var mean = 0.0
    /// Σ(Y − R_S·N)².
    public var spread = 0.0
    /// Σ(N − N̄)².
    public var sizeSpread = 0.0
    /// Σ(y − R_S)² of the sampled values.
    public var rowSquares = 0.0
    /// n of all values of units.
    public var allSize = 0.0
    /// Their mean less the shift; 0 without values.
    public var allMean = 0.0
    /// Σ(y − R)² of all values of units.
    public var allSquares = 0.0
    /// d.
    public var designEffect = 1.0
    /// Whether d is that of several cells.
    public var isPooled = false

    /// A cell without units.
    public init() {}

    /// How many times a sampled unit's deviation is taken, so that the squares of the sample are those of all units.
    public var factor: Double { spread > 0 ? (designEffect * allSquares / spread).squareRoot() : 0 }
    /// What no sampled unit stands for of Σ(Y − R·N)².
    public var restSquares: Double { spread > 0 ? 0 : designEffect * allSquares }
    /// The units of all rows, about.
    public var allUnits: Double { size > 0 ? max(Double(units), Double(units) * allSize / size) : 0 }
  }

  /// The cells, stratum · groups + group.
  public let cells: [Cell]

  /// The spread of cells; nil where all units are known.
  public init?(_ sums: CellSums) {
    guard let sample = sums.sample else { return nil }
    var cells = [Cell](repeating: Cell(), count: sums.moments.count)
    var totals = [(sum: Double, squares: Double, fourths: Double)](repeating: (0, 0, 0), count: cells.count)
    for (entry, code) in sums.units.cells.enumerated() where sums.sizes[entry] > 0 {
      let cell = Int(code)
      cells[cell].units += 1
      cells[cell].size += sums.sizes[entry]
      totals[cell].sum += sums.sums[entry]
    }
    for cell in cells.indices where cells[cell].size > 0 {
      cells[cell].mean = totals[cell].sum / cells[cell].size
      cells[cell].rowSquares = max(
        0, sample.squares[cell] - cells[cell].size * cells[cell].mean * cells[cell].mean)
    }
    for (entry, code) in sums.units.cells.enumerated() where sums.sizes[entry] > 0 {
      let cell = Int(code)
      let residual = sums.sums[entry] - cells[cell].mean * sums.sizes[entry]
      let offset = sums.sizes[entry] - cells[cell].size / Double(cells[cell].units)
      cells[cell].spread += residual * residual
      cells[cell].sizeSpread += offset * offset
      totals[cell].fourths += residual * residual * residual * residual
    }
    for cell in cells.indices {
      cells[cell].take(sums.moments[cell], lone: sums.loneMoments[cell], shift: sums.shift)
    }
    for group in 0..<sums.groups {
      let own = stride(from: group, to: cells.count, by: sums.groups)
      let all = own.reduce(into: (spread: 0.0, rows: 0.0)) { sum, cell in
        sum.spread += cells[cell].spread
        sum.rows += cells[cell].rowSquares
      }
      let common = all.rows > 0 && all.spread > 0 ? all.spread / all.rows : 1
      for cell in own {
        let found = cells[cell]
        let isThin =
          Double(found.units) < Self.fewestUnits.sampled
          || found.spread * found.spread < Self.fewestUnits.effective * totals[cell].fourths
          || !(found.spread > 0 && found.rowSquares > 0)
        cells[cell].isPooled = isThin
        cells[cell].designEffect = isThin ? common : found.spread / found.rowSquares
      }
    }
    self.cells = cells
  }
}

extension SampledSpread.Cell {
  /// Takes over what all values of units say: those of all rows less those of rows that are units of their own.
  package mutating func take(_ all: Moments, lone: Moments, shift: Double) {
    let (count, own) = (Double(all.count), Double(all.count - lone.count))
    guard own > 0 else { return }
    allSize = own
    let mean = all.mean - shift
    guard lone.count > 0 else {
      (allMean, allSquares) = (mean, all.secondPowerSum)
      return
    }
    let others = lone.mean - shift
    allMean = (mean * count - others * Double(lone.count)) / own
    let between = (allMean - others) * (allMean - others) * own * Double(lone.count) / count
    allSquares = max(0, all.secondPowerSum - lone.secondPowerSum - between)
  }
}
