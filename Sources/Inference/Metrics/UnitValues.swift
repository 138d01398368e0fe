internal import Columns
internal import Summaries

/// A metric's sums and sizes of every single unit of a group: its value is Σ sums ÷ Σ sizes.
struct UnitValues {
  let sums: [Double]
  let sizes: [Double]

  /// The columns that the values are made from; nothing for quantiles, which are no ratios of sums.
  static func needs(of metric: MetricSpecification) -> [Need] {
    if case .quantile = metric.kind { return [] }
    return expressions(of: metric).map { .unitColumns($0) }
  }

  private static func expressions(of metric: MetricSpecification) -> [ColumnExpression] {
    metric.ratio.map { [$0.numerator, $0.denominator] } ?? [metric.expression]
  }

  /// The values of the units of a group that count for the metric.
  ///
  /// - Throws: `tooFewUnits` where the group has none.
  init(_ metric: MetricSpecification, _ group: GroupSummary) throws(InferenceError) {
    let columns = Self.expressions(of: metric).compactMap { group.unitColumns[$0] }
    guard let first = columns.first, let last = columns.last, !first.sums.isEmpty else {
      throw .tooFewUnits(found: 0, needed: Estimate.fewestUnits)
    }
    let ones = [Double](repeating: 1, count: first.sums.count)
    let isThere = first.sizes.map { $0 > 0 }
    switch metric.kind {
    case .ratio: (sums, sizes) = (first.sums, last.sums)
    case .countPerUnit: (sums, sizes) = (metric.expression.isFlag ? first.sums : first.sizes, ones)
    case .sumPerUnit: (sums, sizes) = (first.sums, ones)
    case .shareOfUnits: (sums, sizes) = (first.sums.map { $0 > 0 ? 1 : 0 }, ones)
    case .meanPerUnit:
      sums = zip(first.sums, first.sizes).map { $1 > 0 ? $0 / $1 : 0 }
      sizes = isThere.map { $0 ? 1 : 0 }
    case .mean, .proportion, .quantile: (sums, sizes) = (first.sums, first.sizes)
    }
  }

  /// The places of the units that have rows for the metric.
  var present: [Int] { sizes.indices.filter { sizes[$0] != 0 || sums[$0] != 0 } }

  /// The values of some units.
  func at(_ places: [Int]) -> (sums: [Double], sizes: [Double]) {
    (places.map { sums[$0] }, places.map { sizes[$0] })
  }
}
