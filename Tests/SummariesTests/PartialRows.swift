import Columns
import Summaries

/// Partial summaries of rows as an engine would make them: values in buckets, and the sums of every unit.
struct PartialRows {
  static let latency = ColumnExpression.column(Rows.latency)
  static let ratio = Ratio(latency, over: .success)
  static let perUnit = [PerUnit(latency, .mean), PerUnit(latency, .sum), PerUnit(.success, .any)]
  static let needs: [Need] =
    [
      .unitSums(latency), .unitSums(.success), .ratio(ratio), .quantiles(latency, levels: [0.5, 0.95]),
    ] + perUnit.map { .perUnit($0) }
  static let expressions = [latency, .success, ratio.numerator, ratio.denominator]

  /// Whether the sums of every unit are kept.
  var keepsUnits = true

  /// The value of an expression; NaN where missing.
  private static func value(_ place: Int, _ row: Row) -> Double {
    switch place {
    case 0, 1: row.values[place]
    default: row.values[0].isNaN || row.values[1].isNaN ? .nan : row.values[place - 2]
    }
  }

  /// What is known of rows.
  func partial(_ rows: [Row]) -> PartialSummary {
    let names = Set(rows.map(\.group)).sorted()
    let all = Self.expressions.indices
    let shifts = all.map { place in
      let present = rows.map { Self.value(place, $0) }.filter { !$0.isNaN }
      return place == 1 || place == 3 || present.isEmpty
        ? 0 : present.reduce(0, +) / Double(present.count)
    }
    var sums: [String: [UInt64: [Double]]] = [:]
    for row in rows where row.unit != Batch.missingUnit {
      var unit = sums[row.group, default: [:]][row.unit] ?? Array(repeating: 0, count: 2 * all.count)
      for place in all where !Self.value(place, row).isNaN {
        unit[2 * place] += Self.value(place, row) - shifts[place]
        unit[2 * place + 1] += 1
      }
      sums[row.group, default: [:]][row.unit] = unit
    }
    let entries = sums.flatMap { group, units in units.map { (group, $0.key, $0.value) } }
    let units = UnitSums(
      shifts: shifts, units: entries.map(\.1), keys: entries.map(\.0), values: entries.flatMap(\.2))
    var counts = RowCounts()
    counts.used = rows.count
    let groups = names.map { name in Self.group(name, rows.filter { $0.group == name }) }
    var partial = PartialSummary(
      Summary(groups: groups, rows: counts), expressions: Self.expressions, units: units,
      sketches: Dictionary(
        uniqueKeysWithValues: names.map { name in
          let values = rows.filter { $0.group == name }.map(\.values[0]).filter { !$0.isNaN }
          return (name, [Self.latency: QuantileSketch(values.span)])
        }))
    if !keepsUnits { partial.foldUnits(needs: Self.needs) }
    return partial
  }

  /// A group, whose moments over units are those of rows without a unit.
  private static func group(_ name: String, _ rows: [Row]) -> GroupSummary {
    let lone = rows.filter { $0.unit == Batch.missingUnit }
    var group = GroupSummary(
      name: name, requests: rows.count, units: lone.count, requestsWithoutUnit: lone.count, expressions: [:])
    func moments(_ rows: [Row], _ place: Int) -> Moments {
      let values = rows.map { value(place, $0) }.filter { !$0.isNaN }
      return Moments(values.span)
    }
    for (place, expression) in expressions.enumerated() {
      var units = UnitMoments.none(shift: 0)
      units.add(lone: moments(lone, place), isFlag: expression == .success)
      group.expressions[expression] = MetricSummary(moments: moments(rows, place), units: units)
    }
    let pairs = lone.filter { !value(2, $0).isNaN }
    let ofPairs = UnitMoments(sums: pairs.map(\.values[0]), sizes: pairs.map(\.values[1]))
    // A ratio's size may be 0 in a row; pairs of units are taken as they are.
    if pairs.count > 0, pairs.allSatisfy({ $0.values[1] > 0 }) { group.ratios[ratio] = ofPairs }
    group.perUnit[perUnit[0]] = moments(lone, 0)
    for (number, place) in [(perUnit[1], 0), (perUnit[2], 1)] {
      let values = lone.map { $0.values[place].isNaN ? 0 : $0.values[place] }
      group.perUnit[number] = Moments(values.span)
    }
    return group
  }
}
