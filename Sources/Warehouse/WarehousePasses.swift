internal import Columns
public import Summaries

/// The statements that a set of needs takes: one, and where metrics rest on quantiles, one or two more.
///
/// A quantile's interval needs the values around it. How far around is known when the variance of the share below it is:
/// the second statement asks for as many as sixteenfold variance from repeated users would need, a third for more where
/// that was not enough.
public struct WarehousePasses: Sendable {
  /// The table.
  public let table: WarehouseTable
  /// Its columns.
  public let bound: BoundTable
  /// What is asked in every statement, needs aside.
  public let question: SummaryQuestion

  /// How many standard errors on each side of a quantile must be known: no critical value that is in use is larger.
  private static let reach = 12.0
  /// How much larger than that of independent requests the variance is taken to be before it is known.
  private static let assumedDesignEffect = 16.0
  /// The distances from a quantile's level at which further quantiles tell where the values around it begin and end.
  private static let steps = [1e-5, 4e-5, 1.6e-4, 6.4e-4, 2.56e-3, 1.024e-2, 4.096e-2, 0.16384]

  /// The statements of a question on a table.
  public init(_ question: SummaryQuestion, table: WarehouseTable, bound: BoundTable) {
    self.question = question
    self.table = table
    self.bound = bound
  }

  /// A quantile on which metrics rest.
  struct Mark: Hashable {
    var expression: ColumnExpression
    var level: Double
  }

  /// The first statement, as it is run.
  ///
  /// - Throws: errors of names, and what cannot be computed where the rows are.
  public func firstQuestion() throws(WarehouseError) -> SummaryQuestion {
    let marks = marks
    var first = question
    first.needs = question.needs.filter(\.priorExpressions.isEmpty)
    for need in question.needs {
      if case .values(let expression) = need, !marks.contains(where: { $0.expression == expression }) {
        throw .notSummarised("ranks")
      }
    }
    for expression in unique(marks.map(\.expression) + pooledMarks.map(\.expression)) {
      first.needs.append(.moments(expression))
    }
    for mark in marks {
      first.needs.append(.distribution(mark.expression, levels: Self.grid(around: mark.level)))
    }
    return first
  }

  /// The summary.
  ///
  /// - Parameter compared: tells the indices of the groups that are compared, the control first; nil where that cannot be
  ///   told.
  /// - Returns: the summary; of quantiles, the values around them in place of all values.
  /// - Throws: what the client says; errors of names and columns; ``WarehouseError/changed``.
  public func summary(compared: (Summary) -> [Int]?) throws(WarehouseError) -> Summary {
    var summary = try table.summary(firstQuestion(), on: bound).withoutEmptyGroups()
    let marks = marks
    guard !marks.isEmpty || !pooledMarks.isEmpty, let groups = compared(summary) else {
      return dropping(marks, from: summary)
    }
    var second = question
    second.needs = question.needs.filter { need in
      guard !need.priorExpressions.isEmpty else { return false }
      if case .unitSums = need { return hasUnits }
      if case .perUnit = need { return hasUnits }
      return true
    }
    (second.dimensions, second.countsDays, second.countsTraffic) = ([], false, false)
    second.prior = try prior(marks, summary: summary, groups: groups)
    second.windows = windows(marks, summary: summary, groups: groups) { _, _ in nil }
    second.needs += unique(marks.map(\.expression)).map { .moments($0) }
    var again = try table.summary(second, on: bound, windows: &summary)
    guard again.rows.used == summary.rows.used else { throw .changed }
    summary.add(again)
    let wider = windows(marks, summary: summary, groups: groups) { group, mark in
      summary.groups[group].expressions[.atMostQuantile(mark.expression, level: mark.level)]?.units
    }
    if !wider.isEmpty {
      second.needs = unique(marks.map(\.expression)).map { .moments($0) }
      second.windows = wider
      again = try table.summary(second, on: bound, windows: &summary)
      guard again.rows.used == summary.rows.used else { throw .changed }
    }
    return dropping(marks, from: summary)
  }

  private var hasUnits: Bool { question.hasUnits && bound.unit != nil }

  /// The quantiles whose intervals are asked for.
  var marks: [Mark] {
    unique(
      question.needs.flatMap(\.expressions).compactMap { expression in
        guard case .atMostQuantile(let value, let level) = expression else { return nil }
        return Mark(expression: value, level: level)
      })
  }

  /// The quantiles of all groups together to which values are cut down.
  var pooledMarks: [Mark] {
    unique(question.needs.flatMap(\.expressions).flatMap { Self.pooled(in: $0) })
  }

  private static func pooled(in expression: ColumnExpression) -> [Mark] {
    switch expression {
    case .clipped(let value, let level), .trimmed(let value, let level):
      [Mark(expression: value, level: level)]
    case .filtered(let value, _), .comparison(let value, _, _), .atMostQuantile(let value, _):
      pooled(in: value)
    case .paired(let value, let other): pooled(in: value) + pooled(in: other)
    default: []
    }
  }

  private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  private static func grid(around level: Double) -> [Double] {
    let sides = steps.flatMap { [level - $0, level + $0] }.filter { $0 > 0 && $0 < 1 }
    return (sides + [level]).sorted()
  }

  /// What the second statement must know of the first one's quantiles.
  private func prior(
    _ marks: [Mark], summary: Summary, groups: [Int]
  ) throws(WarehouseError) -> PriorQuantiles {
    var prior = PriorQuantiles()
    for mark in marks {
      for group in groups {
        let found = summary.groups[group].expressions[mark.expression]?.distribution
        guard let value = found?.first(where: { $0.level == mark.level })?.value else { continue }
        prior.set(value, of: mark.expression, at: mark.level, group: summary.groups[group].name)
      }
    }
    guard !pooledMarks.isEmpty else { return prior }
    var pooled = question
    (pooled.dimensions, pooled.countsDays, pooled.countsTraffic, pooled.hasUnits) = ([], false, false, false)
    pooled.pooled = groups.map { summary.groups[$0].name }
    pooled.needs = pooledMarks.map { .distribution($0.expression, levels: [$0.level]) }
    let all = try table.summary(pooled, on: bound)
    for mark in pooledMarks {
      let found = all.groups.first?.expressions[mark.expression]?.distribution
      guard let value = found?.first(where: { $0.level == mark.level })?.value else { continue }
      prior.setPooled(value, of: mark.expression, at: mark.level)
    }
    return prior
  }

  /// The stretches of values that must be known; with the indicator's moments, those of groups of which too few are.
  private func windows(
    _ marks: [Mark], summary: Summary, groups: [Int], indicator: (Int, Mark) -> UnitMoments?
  ) -> [ValueWindow] {
    var windows: [ValueWindow] = []
    for group in groups {
      for expression in unique(marks.map(\.expression)) {
        guard let found = summary.groups[group].expressions[expression], found.moments.count > 0 else {
          continue
        }
        var isMore = found.values == nil
        var more: [ValueWindow] = []
        for mark in marks where mark.expression == expression {
          let assumed = reach(of: mark, count: found.moments.count)
          let known = indicator(group, mark).map { units in
            units.count > 1 ? Self.reach * units.varianceOfRatio.squareRoot() : 0
          }
          if let known, known > assumed { isMore = true }
          let range = range(around: mark, in: found, reach: max(assumed, known ?? 0))
          more.append(ValueWindow(expression, group: summary.groups[group].name, range: range))
        }
        if isMore { windows += more }
      }
    }
    return windows
  }

  /// How far from a quantile's level values are asked for before its variance is known.
  private func reach(of mark: Mark, count: Int) -> Double {
    let naive = (mark.level * (1 - mark.level) / Double(count)).squareRoot()
    return Self.reach * naive * (hasUnits ? Self.assumedDesignEffect.squareRoot() : 1) + 2 / Double(count)
  }

  /// The values within a distance of a quantile's level, or more of them; all where there are few.
  private func range(
    around mark: Mark, in found: MetricSummary, reach: Double
  ) -> ClosedRange<Double> {
    let step = found.moments.count <= 20_000 ? nil : Self.steps.first { $0 >= reach }
    func quantile(_ level: Double) -> Double? { found.distribution.first { $0.level == level }?.value }
    let low = step.flatMap { quantile(mark.level - $0) } ?? found.moments.minimum
    let high = step.flatMap { quantile(mark.level + $0) } ?? found.moments.maximum
    return low <= high ? low...high : found.moments.minimum...found.moments.maximum
  }

  /// The summary without the quantiles that only served to find others.
  private func dropping(_ marks: [Mark], from summary: Summary) -> Summary {
    var summary = summary
    for mark in marks {
      let asked = question.needs.flatMap { need -> [Double] in
        if case .distribution(mark.expression, let levels) = need { levels } else { [] }
      }
      for group in summary.groups.indices {
        summary.groups[group].expressions[mark.expression]?.distribution.removeAll {
          !asked.contains($0.level)
        }
      }
    }
    return summary
  }
}
