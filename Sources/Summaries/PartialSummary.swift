public import Columns

/// What is known of some of the rows, such as those of one day or of one region, in a form that adds up.
///
/// Moments over units do not add over days when units return, and neither do quantiles. So a partial summary keeps the sums
/// of every unit, and counts of values in buckets. What `merge` makes of two is what both parts' rows make together:
/// counts exactly, moments but for rounding, quantiles exactly as one ``QuantileSketch`` of all values tells them.
public struct PartialSummary: Sendable, Equatable {
  /// The account of rows, moments of rows, and over units those of units that are in no other part: rows without a unit.
  public var summary: Summary
  /// The expressions of ``units``, in their order.
  public private(set) var expressions: [ColumnExpression]
  /// The sums of every unit of every group, by the groups' names; nil where requests are independent, and where all units
  /// are known to be in this part only.
  public private(set) var units: UnitSums<String>?
  /// The values of every group in buckets, of the expressions whose quantiles are wanted.
  public private(set) var sketches: [String: [ColumnExpression: QuantileSketch]]
  /// What rows are told apart by beside their group.
  public var cells: [PartialCells]

  /// What is known of some of the rows.
  ///
  /// - Parameters:
  ///   - summary: what adds up: its units are in no other part, and it has no quantiles and no cells.
  ///   - expressions: the expressions of `units` (their number is checked).
  ///   - units: the sums of units that other parts may have too.
  ///   - sketches: by group, the values in buckets.
  ///   - cells: the cells of each dimension.
  public init(
    _ summary: Summary, expressions: [ColumnExpression] = [], units: UnitSums<String>? = nil,
    sketches: [String: [ColumnExpression: QuantileSketch]] = [:], cells: [PartialCells] = []
  ) {
    precondition(units == nil || units?.shifts.count == expressions.count)
    self.summary = summary
    self.expressions = expressions
    self.units = units
    self.sketches = sketches
    self.cells = cells
  }

  /// Adds what is known of other rows; units that both have are the same ones.
  ///
  /// - Parameter other: the answer to the same question about other rows (that it has the same expressions and dimensions
  ///   is checked).
  public mutating func merge(_ other: PartialSummary) {
    precondition(other.expressions == expressions && other.cells.map(\.dimension) == cells.map(\.dimension))
    summary.merge(other.summary)
    if let more = other.units {
      if units == nil { units = more } else { units?.merge(more) }
    }
    for (group, found) in other.sketches {
      for (expression, sketch) in found {
        sketches[group, default: [:]][expression, default: QuantileSketch()].merge(sketch)
      }
    }
    for place in cells.indices { cells[place].merge(other.cells[place]) }
  }

  /// Takes the moments over units from their sums, which are then forgotten: parts whose units are all others may be
  /// joined to it afterwards.
  ///
  /// - Parameter needs: what metrics ask of units.
  public mutating func foldUnits(needs: [Need]) {
    guard let units else { return }
    var folded = units.summary(of: UnitQuantities(needs, expressions: expressions))
    folded.merge(summary)
    summary = folded
    self.units = UnitSums(shifts: units.shifts)
  }

  /// The summary of the rows, as metrics need it.
  ///
  /// - Parameter needs: what they ask.
  /// - Returns: groups in the order of their names.
  public func summary(needs: [Need]) -> Summary {
    var whole = self
    whole.foldUnits(needs: needs)
    var summary = whole.summary.inOrderOfNames()
    for place in summary.groups.indices {
      let found = sketches[summary.groups[place].name] ?? [:]
      for need in needs {
        guard let expression = need.expressions.first, let sketch = found[expression], sketch.count > 0 else {
          continue
        }
        switch need {
        case .quantiles(_, let levels):
          let known = summary.groups[place].expressions[expression]?.quantiles ?? []
          let more = levels.filter { level in !known.contains { $0.level == level } }
          summary.groups[place].expressions[expression]?.quantiles += sketch.quantiles(at: more)
        case .distribution(_, let levels):
          let known = summary.groups[place].expressions[expression]?.distribution ?? []
          let more = levels.filter { level in !known.contains { $0.level == level } }
          summary.groups[place].expressions[expression]?.distribution += sketch.quantiles(at: more)
        case .values: summary.groups[place].expressions[expression]?.values = SortedValues(sketch)
        default: break
        }
      }
    }
    if !sketches.isEmpty { summary.quantileError = QuantileSketch.relativeError }
    summary.dimensions =
      summary.groups.isEmpty
      ? [] : cells.filter { !$0.isLeftOut }.map { $0.summary(groups: summary.groups.map(\.name)) }
    return summary
  }
}
