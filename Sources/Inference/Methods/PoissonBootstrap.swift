internal import LinearAlgebra

/// Resamples of a group's units, each unit drawn Poisson(1) times, and the group's mean in each.
///
///     R*_b = R + Σ_u w_ub·(Y_u − R·N_u)/Σ_u w_ub·N_u,   w_ub ~ Poisson(1)
///
/// Independent weights stand for the multinomial ones of drawing U units with replacement; they need no knowledge of U, and
/// the sums of many resamples are one product of matrices, weights times [Y − R·N, N], made block after block. The seed
/// fixes every weight by the unit's place and the resample's number: any number of threads gives the same bits.
///
/// *Edge cases:* a resample that draws no unit at all, of ten units one in 22,000, is NaN.
///
/// *Source:* J. A. Hanley and B. MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies",
/// Computer Methods and Programs in Biomedicine 83 (2006), 57–62, doi:10.1016/j.cmpb.2006.04.006; N. Chamandy,
/// O. Muralidharan, A. Najmi and S. Naidu, "Estimating uncertainty for massive data streams", Google, 2012.
public struct PoissonBootstrap: Sendable, Hashable {
  /// How many resamples are made by one worker at a time.
  private static let batch = 32
  /// The number of resamples.
  public let replicates: Int
  /// What fixes them.
  public let seed: UInt64

  /// Resamples to be made.
  ///
  /// - Parameters:
  ///   - replicates: how many, 100 to 100,000.
  ///   - seed: what fixes them.
  /// - Throws: `invalidCount`.
  public init(replicates: Int = 1_000, seed: UInt64 = 42) throws(InferenceError) {
    guard (100...100_000).contains(replicates) else { throw .invalidCount(Double(replicates)) }
    self.replicates = replicates
    self.seed = seed
  }

  /// Resamples a group.
  ///
  /// - Parameters:
  ///   - sums: Y, of each unit; finite.
  ///   - sizes: N, of each unit, above 0; as many.
  ///   - group: the group's number; groups of different numbers are resampled independently.
  ///   - threads: how many threads share the work.
  /// - Returns: The group's mean, its resamples and its units' influence.
  /// - Throws: `unequalLengths`; `tooFewUnits` below 10; `notFinite`.
  /// - Complexity: O(units·replicates), about 0.5 ns of one thread each.
  public func resample(
    sums: [Double], sizes: [Double], group: Int, threads: Int = 1
  ) async throws(InferenceError) -> BootstrapGroup {
    guard sums.count == sizes.count else { throw .unequalLengths(sums.count, sizes.count) }
    let units = try BootstrapUnits(sums: sums, sizes: sizes)
    let batches = (replicates + Self.batch - 1) / Self.batch
    let workers = max(1, min(threads, batches))
    let found = await withTaskGroup(of: [(Int, [Double])].self) { tasks in
      for worker in 0..<workers {
        tasks.addTask { @concurrent in
          stride(from: worker, to: batches, by: workers).map { batch in
            (batch, ratios(of: units, batch: batch, group: group))
          }
        }
      }
      let parts = await tasks.reduce(into: []) { $0 += $1 }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
    return BootstrapGroup(
      estimate: units.ratio, ratios: found, squares: units.squares, cubes: units.cubes)
  }

  /// The means of a batch of resamples.
  private func ratios(of units: BootstrapUnits, batch: Int, group: Int) -> [Double] {
    let first = batch * Self.batch
    let count = min(Self.batch, replicates - first)
    let size = PoissonWeights.block
    let streams = (0..<count).map { index in
      let stream = UInt64(truncatingIfNeeded: group) << 32 | UInt64(truncatingIfNeeded: first + index)
      return PoissonWeights(seed: seed, stream: stream)
    }
    var bits = [Int16](repeating: 0, count: size)
    var weights = [Double](repeating: 0, count: count * size)
    var panel = [Double](repeating: 0, count: 2 * size)
    var totals = [Double](repeating: 0, count: 2 * count)
    for block in 0..<(units.count + size - 1) / size {
      units.write(block: block, into: &panel)
      var room = weights.mutableSpan
      for index in 0..<count {
        streams[index].write(block: block, bits: &bits, into: &room, at: index * size)
      }
      var target = totals.mutableSpan
      addProduct(
        weights.span, panel.span, transposingSecond: true, rows: count, columns: 2, inner: size, into: &target
      )
    }
    return (0..<count).map { units.ratio + totals[2 * $0] / totals[2 * $0 + 1] }
  }
}

/// The units of a group, as resampling looks at them.
private struct BootstrapUnits: Sendable {
  let sums: [Double]
  let sizes: [Double]
  /// R, the mean per row.
  let ratio: Double
  /// Σ ℓ² and Σ ℓ³ over the units, ℓ = (Y − R·N)/ΣN.
  let squares: Double
  let cubes: Double

  var count: Int { sums.count }

  init(sums: [Double], sizes: [Double]) throws(InferenceError) {
    guard sums.count >= Estimate.fewestUnits else {
      throw .tooFewUnits(found: sums.count, needed: Estimate.fewestUnits)
    }
    let total = sum(sizes.span)
    let ratio = sum(sums.span) / total
    guard ratio.isFinite && total > 0 else { throw .notFinite }
    var (squares, cubes) = (0.0, 0.0)
    let (sumSpan, sizeSpan) = (sums.span, sizes.span)
    for unit in sumSpan.indices {
      let influence = (sumSpan[unit] - ratio * sizeSpan[unit]) / total
      squares += influence * influence
      cubes += influence * influence * influence
    }
    guard squares.isFinite else { throw .notFinite }
    self.sums = sums
    self.sizes = sizes
    self.ratio = ratio
    self.squares = squares
    self.cubes = cubes
  }

  /// Writes Y − R·N, then N, of a block of units; beyond the last there are zeros.
  func write(block: Int, into panel: inout [Double]) {
    let size = PoissonWeights.block
    let start = block * size
    let (sumSpan, sizeSpan) = (sums.span, sizes.span)
    var target = panel.mutableSpan
    for index in 0..<size {
      let isThere = start + index < sumSpan.count
      let units = isThere ? sizeSpan[start + index] : 0
      target[index] = isThere ? sumSpan[start + index] - ratio * units : 0
      target[size + index] = units
    }
  }
}
