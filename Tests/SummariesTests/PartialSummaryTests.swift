import Columns
import Summaries
import TestSupport
import Testing

private let latency = PartialRows.latency

/// What units are missing or in several groups, and return in every part.
private func rows(_ count: Int = 600, offset: Double = 0, lone: Bool = true, seed: UInt64) -> [Row] {
  var rows = Rows.random(count, units: 90, groups: ["a", "b", "c"], offset: offset, seed: seed).rows
  for (place, name) in ["a", "b", "c"].enumerated() { rows[place].group = name }
  for row in rows.indices {
    // A lone row with a success of 0 would be a pair of size 0.
    if rows[row].unit == Batch.missingUnit { rows[row].values[1] = 1 }
    if !lone, rows[row].unit == Batch.missingUnit { rows[row].unit = UInt64(row) &* 0x9E37_79B9_7F4A_7C15 }
  }
  return rows
}

/// The summary of parts that cuts leave.
private func merged(_ rows: [Row], cutAt cuts: [Int]) -> Summary {
  var whole = PartialRows().partial([])
  for (start, end) in zip([0] + cuts, cuts + [rows.count]) {
    whole.merge(PartialRows().partial(Array(rows[start..<end])))
  }
  return whole.summary(needs: PartialRows.needs)
}

@Suite struct PartialSummaryTests {
  /// By dictionaries over all rows, far from zero too; parts of one row and of none among them.
  ///
  /// A mean of 10⁹ is itself told to 10⁻⁷ only, which rows without a unit hand on.
  @Test(arguments: [0.0, 1e9])
  func partsAreTheWhole(_ offset: Double) {
    for seed in 11..<31 {
      let rows = rows(offset: offset, seed: UInt64(seed))
      let naive = NaiveSummary(rows, offset: offset)
      for cuts in [[], [0], [1], [300], [300, 300], [600], Array(stride(from: 7, to: 600, by: 7))] {
        var summary = merged(rows, cutAt: cuts)
        for group in summary.groups.indices { summary.groups[group].expressions[latency]?.quantiles = [] }
        #expect(
          disagreements(summary, naive, tolerance: offset == 0 ? 1e-11 : 1e-8) == [],
          "seed \(seed), \(cuts.count) cuts")
        #expect(summary.rows.used == rows.count && summary.quantileError == QuantileSketch.relativeError)
      }
    }
  }

  /// Ratios, numbers of units and their covariances, beside what a log of the same rows gives.
  @Test func everythingOverUnitsIsThatOfTheLog() async throws {
    for seed in 41..<51 {
      let rows = rows(seed: UInt64(seed))
      let log = Rows(rows: rows, needs: PartialRows.needs, quantileMemory: .sketches)
      let whole = try await log.summary()
      let found = merged(rows, cutAt: [40, 41, 333])
      #expect(found.groups.map(\.name) == whole.groups.map(\.name))
      for (group, truth) in zip(found.groups, whole.groups) {
        #expect(group.units == truth.units && group.requestsWithoutUnit == truth.requestsWithoutUnit)
        #expect(group.expressions[latency]?.quantiles == truth.expressions[latency]?.quantiles)
        let (one, other) = (group.ratios[PartialRows.ratio], truth.ratios[PartialRows.ratio])
        #expect(one?.count == other?.count && isClose(one?.varianceOfRatio, other?.varianceOfRatio))
        for number in PartialRows.perUnit {
          let (one, other) = (group.perUnit[number], truth.perUnit[number])
          #expect(one?.count == other?.count && isClose(one?.mean, other?.mean), "\(number)")
          #expect(isClose(one?.variance, other?.variance), "\(number)")
        }
        let (successes, others) = (group.expressions[.success]?.units, truth.expressions[.success]?.units)
        #expect(successes?.unitsWithEvent == others?.unitsWithEvent)
        #expect(successes?.unitsWithoutEvent == others?.unitsWithoutEvent)
        #expect(successes?.largestSize == others?.largestSize)
      }
      for one in 0..<3 {
        for other in 0..<3 where one != other {
          let (found, truth) = (found.sharedUnits[one][other], whole.sharedUnits[one][other])
          #expect(found.count == truth.count && found.count > 0)
          #expect(isClose(found.covariances[latency], truth.covariances[latency]))
          #expect(
            isClose(found.ratioCovariances[PartialRows.ratio], truth.ratioCovariances[PartialRows.ratio]))
          for number in PartialRows.perUnit {
            #expect(isClose(found.perUnitCovariances[number], truth.perUnitCovariances[number]), "\(number)")
          }
        }
      }
    }
  }

  private func isClose(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return (one - other).magnitude <= 1e-10 * max(one.magnitude, other.magnitude) + 1e-16
  }

  /// What would be wrong: units that return are taken for others when moments are added.
  @Test func momentsOfUnitsThatReturnDoNotAdd() {
    let rows = rows(seed: 61)
    let naive = NaiveSummary(rows)
    var added = PartialRows(keepsUnits: false).partial(Array(rows[..<300]))
    added.merge(PartialRows(keepsUnits: false).partial(Array(rows[300...])))
    let wrong = disagreements(added.summary(needs: PartialRows.needs), naive)
    #expect(
      wrong.contains { $0.contains("a units") } && wrong.contains { $0.contains("a variance") }, "\(wrong)")
    #expect(wrong.contains { $0.contains("a shares") }, "\(wrong)")
  }

  /// Of parts that share no unit, moments do add, and so do the covariances of groups within each.
  @Test(arguments: [0.0, 1e9])
  func momentsOfOtherUnitsAdd(_ offset: Double) {
    let all = rows(offset: offset, seed: 62)
    let isFirst = { (row: Row) in row.unit % 5 < 2 }
    var rows = all.filter(isFirst) + all.filter { !isFirst($0) }
    for (place, name) in ["a", "b", "c"].enumerated() {
      let first = rows[place...].firstIndex { $0.group == name } ?? place
      rows.swapAt(place, first)
    }
    var added = PartialRows(keepsUnits: false).partial(rows.filter(isFirst))
    added.merge(PartialRows(keepsUnits: false).partial(rows.filter { !isFirst($0) }))
    var summary = added.summary(needs: PartialRows.needs)
    for group in summary.groups.indices { summary.groups[group].expressions[latency]?.quantiles = [] }
    #expect(
      disagreements(summary, NaiveSummary(rows, offset: offset), tolerance: offset == 0 ? 1e-11 : 1e-8) == [])
  }

  @Test func bucketsCountedElsewhereAreTheSketch() {
    var random = SplitMix64(seed: 63)
    let special = [0, -0.0, 1, 2, 1024, .leastNonzeroMagnitude, -3e300]
    let values = (0..<5_000).map { _ in random.normal() * 100 } + special
    var counted: [(value: Double, count: Int)] = values.map { ($0, 1) }
    counted.append((7, 0))
    let sketch = QuantileSketch(counted, minimum: -3e300, maximum: values.max() ?? 0)
    #expect(sketch == QuantileSketch(values.span))
    #expect(QuantileSketch([], minimum: 1, maximum: 2) == QuantileSketch())
  }
}
