import Glibc
public import Summaries

/// Mann and Whitney's test of two groups of independent rows by their ranks.
///
///     U = #{(i, j): t_j > c_i} + ½·#{(i, j): t_j = c_i},   P(T > C) = U/(n·m)
///     z = sign(U − nm/2)·max(|U − nm/2| − ½, 0)/σ,   σ² = nm/12·((N + 1) − Σ(r³ − r)/(N(N − 1)))
///
/// with r the sizes of the ties among all N = n + m values. Where both groups have fewer than 50 values and none is
/// tied, p is exact: twice the share of all orders with U as far from its middle, or further.
///
/// *Edge cases:* an empty group is `tooFewRows`; all values equal is `zeroVariance`; infinite values have ranks like
/// any others; NaN was left out.
///
/// *Source:* H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947), 50–60,
/// doi:10.1214/aoms/1177730491; ties: E. L. Lehmann, "Nonparametrics", 1975, eq. 1.32 and 1.35.
public struct MannWhitney: Sendable, Equatable {
  /// `mann_whitney`.
  public static let name = "mann_whitney"
  /// Groups of fewer values than this, without ties, have an exact p.
  static let exactLimit = 50

  /// n, the number of the control's values.
  public let controlCount: Int
  /// m, the number of the treatment's.
  public let treatmentCount: Int
  /// Σ(r³ − r) over the ties; 0 without any.
  public let tieSum: Double
  /// 2·U, a whole number.
  let doubledU: Int
  /// Σ of the squares of the control rows' doubled placements among the treatment's.
  let controlSquares: UInt128
  /// Σ of the squares of the treatment rows' doubled placements among the control's.
  let treatmentSquares: UInt128

  /// Compares the sorted values of two groups, by one walk along both.
  ///
  /// - Parameters:
  ///   - control: the control's values.
  ///   - treatment: the treatment's.
  /// - Throws: `tooFewRows` for an empty group; `tooManyRows` above 2³⁰ in one, and for sketches; `zeroVariance`.
  public init(control: SortedValues, treatment: SortedValues) throws(InferenceError) {
    let (n, m) = (control.count, treatment.count)
    guard n > 0 && m > 0 else { throw .tooFewRows(found: min(n, m), needed: 1) }
    guard max(n, m) <= 1 << 30 else { throw .tooManyRows(found: max(n, m), limit: 1 << 30) }
    guard let first = control.exact, let second = treatment.exact else {
      throw .tooManyRows(found: max(n, m), limit: 0)
    }
    let walk = RankWalk(first.span, second.span)
    guard walk.largestTie < n + m else { throw .zeroVariance }
    controlCount = n
    treatmentCount = m
    tieSum = walk.tieSum
    doubledU = walk.doubledU
    controlSquares = walk.controlSquares
    treatmentSquares = walk.treatmentSquares
  }

  /// U: the pairs in which the treatment is higher, ties counted by half.
  public var u: Double { Double(doubledU) / 2 }

  /// P(treatment > control) + ½·P(treatment = control), U/(n·m).
  public var superiority: Double { Double(doubledU) / (2 * Double(controlCount * treatmentCount)) }

  /// The standard deviation of U where the groups do not differ, above 0.
  public var standardDeviation: Double {
    let (n, m) = (Double(controlCount), Double(treatmentCount))
    let total = n + m
    let ties = tieSum == 0 ? 0 : tieSum / (total * (total - 1))
    return (n * m / 12 * (total + 1 - ties)).squareRoot()
  }

  /// Whether p is that of all orders of the values, not of the normal distribution.
  public var isExact: Bool { tieSum == 0 && max(controlCount, treatmentCount) < Self.exactLimit }

  /// The two-sided test of no difference; the statistic is z.
  public var test: TestResult {
    let middle = Double(controlCount * treatmentCount) / 2
    let distance = max((u - middle).magnitude - 0.5, 0)
    let z = (u < middle ? -distance : distance) / standardDeviation
    guard isExact else {
      return twoSidedTResult(name: Self.name, statistic: z, degreesOfFreedom: .infinity)
    }
    let smaller = min(doubledU / 2, controlCount * treatmentCount - doubledU / 2)
    let pValue = RankSumDistribution(controlCount, treatmentCount).twoSidedPValue(smaller)
    return TestResult(
      name: Self.name, statistic: z, degreesOfFreedom: nil, pValue: pValue, log10PValue: log10(pValue))
  }
}

/// What one walk along the sorted values of both groups counts, in whole numbers: nothing is rounded.
private struct RankWalk {
  var doubledU = 0
  var tieSum = 0.0
  var largestTie = 0
  var controlSquares: UInt128 = 0
  var treatmentSquares: UInt128 = 0

  init(_ control: Span<Double>, _ treatment: Span<Double>) {
    let (n, m) = (control.count, treatment.count)
    var (i, j) = (0, 0)
    while i < n || j < m {
      let value = j == m || (i < n && control[i] <= treatment[j]) ? control[i] : treatment[j]
      let (firstControl, firstTreatment) = (i, j)
      while i < n && control[i] == value { i &+= 1 }
      while j < m && treatment[j] == value { j &+= 1 }
      let (ours, theirs) = (i &- firstControl, j &- firstTreatment)
      if theirs > 0 {
        // Twice the number of control values below, those at the value once.
        let placement = firstControl &+ i
        doubledU &+= theirs &* placement
        treatmentSquares &+= square(placement, theirs)
      }
      if ours > 0 { controlSquares &+= square(2 &* m &- firstTreatment &- j, ours) }
      let tie = ours &+ theirs
      if tie > 1 {
        let size = Double(tie)
        tieSum += size * (size - 1) * (size + 1)
        largestTie = max(largestTie, tie)
      }
    }
  }

  /// count·placement², as the 2³⁰ rows allowed keep it within 128 bits.
  @inline(__always)
  private func square(_ placement: Int, _ count: Int) -> UInt128 {
    let squared = UInt64(truncatingIfNeeded: placement &* placement)
    if count == 1 { return UInt128(truncatingIfNeeded: squared) }
    return UInt128(truncatingIfNeeded: squared) &* UInt128(truncatingIfNeeded: count)
  }
}
