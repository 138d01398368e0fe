import Summaries

/// Sums over units of the products of what each has up to a stratum, as strata are added one by one.
///
/// Z = Y − centre·N, so that large means cost no digits.
struct CumulativeSums {
  /// The products of one group's units.
  private struct Own {
    var squares = 0.0
    var mixed = 0.0
    var sizeSquares = 0.0
    var sum = 0.0
    var size = 0.0
    var units = 0

    mutating func add(_ other: Own) {
      squares += other.squares
      mixed += other.mixed
      sizeSquares += other.sizeSquares
      sum += other.sum
      size += other.size
      units += other.units
    }

    /// Σ(Z − δ·N)².
    func spread(about offset: Double) -> Double {
      max(0, squares - 2 * offset * mixed + offset * offset * sizeSquares)
    }
  }

  /// The products of both groups' units.
  private struct Shared {
    var squares = 0.0
    var controlBySize = 0.0
    var treatmentBySize = 0.0
    var sizes = 0.0
    /// The units of either group.
    var units = 0

    mutating func add(_ other: Shared) {
      squares += other.squares
      controlBySize += other.controlBySize
      treatmentBySize += other.treatmentBySize
      sizes += other.sizes
      units += other.units
    }
  }

  private let cells: CellSums
  private let groups: [Int]
  private let centres: [Double]
  /// What each stratum adds, by group.
  private var steps: [[Own]]
  private var sharedSteps: [Shared]
  /// The same up to now; of rows that are units of their own apart.
  private var own = [Own(), Own()]
  private var lone = [Own(), Own()]
  private var shared = Shared()
  /// Of a sample, Σ(y − shift)² of the values of its units up to now.
  private var rowSquares = [0.0, 0.0]
  /// The moments of the rows that are units of their own up to now.
  private var loneMoments = [Moments(), Moments()]

  /// The sums of two groups, no stratum added yet.
  init(_ cells: CellSums, groups: [Int], centres: [Double]) {
    self.cells = cells
    self.groups = groups
    self.centres = centres
    steps = Array(repeating: Array(repeating: Own(), count: cells.strata), count: 2)
    sharedSteps = Array(repeating: Shared(), count: cells.strata)
    var place = [Int](repeating: -1, count: cells.groups)
    for (index, group) in groups.enumerated() { place[group] = index }
    var entries: [(stratum: Int, group: Int, entry: Int)] = []
    for unit in 0..<cells.units.count {
      entries.removeAll(keepingCapacity: true)
      for entry in cells.units.starts[unit]..<cells.units.starts[unit + 1] where cells.sizes[entry] > 0 {
        let cell = Int(cells.units.cells[entry])
        let group = place[cell % cells.groups]
        if group >= 0 { entries.append((cell / cells.groups, group, entry)) }
      }
      if entries.count > 1 { entries.sort { $0.stratum < $1.stratum } }
      add(entries)
    }
  }

  /// Adds what one unit changes at each of its strata.
  private mutating func add(_ entries: [(stratum: Int, group: Int, entry: Int)]) {
    var sums = [0.0, 0.0]
    var sizes = [0.0, 0.0]
    for (index, (stratum, group, entry)) in entries.enumerated() {
      let (oldSum, oldSize) = (sums[group], sizes[group])
      let size = cells.sizes[entry]
      let sum = cells.sums[entry] - centres[group] * size
      sums[group] = oldSum + sum
      sizes[group] = oldSize + size
      // (a + b)² − a² as b·(2·a + b): nothing cancels.
      steps[group][stratum].squares += sum * (2 * oldSum + sum)
      steps[group][stratum].mixed += oldSum * size + sum * oldSize + sum * size
      steps[group][stratum].sizeSquares += size * (2 * oldSize + size)
      steps[group][stratum].sum += sum
      steps[group][stratum].size += size
      if oldSize == 0 { steps[group][stratum].units += 1 }
      if index == 0 { sharedSteps[stratum].units += 1 }
      let other = 1 - group
      guard sizes[other] > 0 else { continue }
      sharedSteps[stratum].squares += sum * sums[other]
      sharedSteps[stratum].sizes += size * sizes[other]
      let (sumBySize, sizeBySum) = (sum * sizes[other], size * sums[other])
      sharedSteps[stratum].controlBySize += group == 0 ? sumBySize : sizeBySum
      sharedSteps[stratum].treatmentBySize += group == 0 ? sizeBySum : sumBySize
    }
  }

  /// Adds a stratum; each once, in order.
  mutating func advance(to stratum: Int) {
    shared.add(sharedSteps[stratum])
    for index in 0...1 {
      own[index].add(steps[index][stratum])
      let cell = stratum * cells.groups + groups[index]
      if let sample = cells.sample { rowSquares[index] += sample.squares[cell] }
      let rows = cells.loneMoments[cell]
      guard rows.count > 0 else { continue }
      loneMoments[index].merge(rows)
      let (count, offset) = (Double(rows.count), rows.mean - cells.shift - centres[index])
      lone[index].add(
        Own(
          squares: rows.secondPowerSum + count * offset * offset, mixed: count * offset, sizeSquares: count,
          sum: count * offset, size: count, units: rows.count))
    }
  }

  /// The moments over units of one group up to now.
  ///
  /// - Parameters:
  ///   - index: 0 for the control, 1 for the treatment.
  ///   - moments: those of all rows up to now.
  /// - Returns: the moments; of no units where there are none.
  func units(_ index: Int, moments: Moments) -> UnitMoments {
    if cells.sample != nil { return sampled(index, moments: moments) }
    var all = own[index]
    all.add(lone[index])
    let count = Double(all.units)
    guard all.units > 0 else {
      return UnitMoments(
        count: 0, meanSum: 0, varianceSum: .nan, meanSize: 0, varianceSize: .nan, covariance: .nan)
    }
    func spread(_ products: Double, _ one: Double, _ other: Double) -> Double {
      all.units > 1 ? (products - one * (other / count)) / (count - 1) : .nan
    }
    return UnitMoments(
      count: all.units, shift: cells.shift + centres[index], meanSum: all.sum / count,
      varianceSum: spread(all.squares, all.sum, all.sum), meanSize: all.size / count,
      varianceSize: spread(all.sizeSquares, all.size, all.size),
      covariance: spread(all.mixed, all.sum, all.size))
  }

  /// The spread of a sample up to now.
  private func spread(_ index: Int, moments: Moments) -> SampledSpread.Cell {
    let found = own[index]
    let (count, size) = (Double(found.units), found.size)
    var cell = SampledSpread.Cell()
    guard found.units > 0, size > 0 else { return cell }
    let offset = found.sum / size
    cell.units = found.units
    cell.size = size
    cell.mean = centres[index] + offset
    cell.spread = found.spread(about: offset)
    cell.sizeSpread = max(0, found.sizeSquares - size * (size / count))
    cell.rowSquares = max(0, rowSquares[index] - size * cell.mean * cell.mean)
    cell.take(moments, lone: loneMoments[index], shift: cells.shift)
    if cell.spread > 0, cell.rowSquares > 0 { cell.designEffect = cell.spread / cell.rowSquares }
    return cell
  }

  private func sampled(_ index: Int, moments: Moments) -> UnitMoments {
    let found = spread(index, moments: moments)
    let mean = moments.mean - cells.shift
    let offset = mean - centres[index]
    return UnitMoments(
      sampled: found, mean: mean, rows: moments.count, lone: lone[index].units,
      spread: found.designEffect * found.allSquares + lone[index].spread(about: offset), shift: cells.shift)
  }

  /// The covariance of the two groups' means up to now.
  ///
  /// - Parameter moments: those of all rows of each group up to now.
  /// - Returns: the covariance; 0 where the groups share no unit.
  func covariance(_ moments: [Moments]) -> Double {
    let distinct = shared.units + lone[0].units + lone[1].units
    guard shared.sizes > 0, distinct > 1 else { return 0 }
    guard cells.sample == nil else {
      let found = (0...1).map { spread($0, moments: moments[$0]) }
      let products = products(offsets: (0...1).map { found[$0].mean - centres[$0] })
      let sizes = Double(moments[0].count) * Double(moments[1].count)
      return found[0].factor * found[1].factor * products / sizes
    }
    let sizes = (0...1).map { own[$0].size + lone[$0].size }
    let offsets = (0...1).map { (own[$0].sum + lone[$0].sum) / sizes[$0] }
    return Double(distinct) / Double(distinct - 1) * products(offsets: offsets) / (sizes[0] * sizes[1])
  }

  /// Σ_u (Z_c − δ_c·N_c)·(Z_t − δ_t·N_t) over the units of both groups.
  private func products(offsets: [Double]) -> Double {
    shared.squares - offsets[1] * shared.controlBySize - offsets[0] * shared.treatmentBySize
      + offsets[0] * offsets[1] * shared.sizes
  }
}
