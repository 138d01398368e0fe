import Columns
import Summaries
import TestSupport
import Testing

/// The rows of one group of a reference case: its units' rows, one after the other in turn.
private func rows(_ units: [[Double]], group: String) -> [Row] {
  let longest = units.map(\.count).max() ?? 0
  return (0..<longest).flatMap { place in
    units.indices.filter { place < units[$0].count }.map { unit in
      Row(
        group: group, unit: (UInt64(unit) + 1) &* 0x9E37_79B9_7F4A_7C15,
        values: [units[unit][place], .nan, .nan])
    }
  }
}

@Suite struct UnitMomentsTests {
  @Test(arguments: try Reference("clustered_mean").cases)
  func momentsOverUnitsAreTheReference(_ known: Reference.Case) async throws {
    for group in ["control", "treatment"] {
      let truth = try known.object(group)
      let units = try #require(truth.value["units"]?.array).map {
        try #require($0.array).compactMap(\.double)
      }
      let summary = try await Rows(rows: rows(units, group: group)).summary(cutAt: [1])
      let found = try #require(summary.groups.first?.expressions[.column(Rows.latency)]?.units)
      #expect(found.count == (try truth.integer("unit_count")))
      #expect(relativeError(found.ratio, try truth.double("mean")) <= 1e-14)
      #expect(relativeError(found.meanSize, try truth.double("mean_size")) <= 1e-14)
      let error = try truth.double("standard_error")
      // Where units hardly differ the variance is a small difference of large terms.
      let terms = found.varianceSum / Double(found.count) / (found.meanSize * found.meanSize)
      #expect(
        (found.varianceOfRatio - error * error).magnitude <= 1e-11 * error * error + 1e-15 * terms, "\(group)"
      )
      if found.shift == 0 {
        #expect(relativeError(found.meanSum, try truth.double("mean_sum")) <= 1e-13)
        #expect(relativeError(found.varianceSum, try truth.double("variance_sum")) <= 1e-12)
        #expect((found.varianceSize - (try truth.double("variance_size"))).magnitude <= 1e-12)
      }
    }
  }

  @Test func aShiftChangesNeitherMeanNorVariance() {
    // Y = 10, 20, 60 of N = 1, 2, 3 rows; with a shift of 10: Y = 0, 0, 30.
    let plain = UnitMoments(
      count: 3, meanSum: 30, varianceSum: 700, meanSize: 2, varianceSize: 1, covariance: 25)
    let shifted = UnitMoments(
      count: 3, shift: 10, meanSum: 10, varianceSum: 300, meanSize: 2, varianceSize: 1, covariance: 15)
    #expect(plain.ratio == 15 && shifted.ratio == 15)
    // (700 − 2·15·25 + 225)/(3·4) = 175/12.
    #expect(plain.varianceOfRatio == 175 / 12.0 && shifted.varianceOfRatio == 175 / 12.0)
  }

  @Test func fewerThanTwoUnitsHaveNoVariance() {
    let one = UnitMoments(
      count: 1, meanSum: 5, varianceSum: .nan, meanSize: 2, varianceSize: .nan, covariance: .nan)
    #expect(one.ratio == 2.5 && one.varianceOfRatio.isNaN)
  }

  @Test func unitsOfOneMeanHaveNoVariance() {
    let equal = UnitMoments(
      count: 5, meanSum: 21, varianceSum: 98, meanSize: 3, varianceSize: 2, covariance: 14)
    #expect(equal.varianceOfRatio == 0)
  }

  @Test func unitsWithAndWithoutAnEventAreCounted() async throws {
    let flags: [(UInt64, Double)] = [(1, 1), (1, 0), (2, 1), (3, 0), (3, 0), (4, .nan), (2, 1)]
    let rows = flags.map { Row(unit: $0.0 << 32, values: [1, $0.1, .nan]) }
    let units = try await Rows(rows: rows).summary().groups.first?.expressions[.success]?.units
    #expect(units?.unitsWithEvent == 2 && units?.unitsWithoutEvent == 2 && units?.count == 3)
  }

  /// A response time has no events, and a document of its summary must not claim any.
  @Test func numbersHaveNoEvents() async throws {
    let rows = (0..<50).map { Row(unit: UInt64($0) + 1, values: [Double($0), 1, .nan]) }
    let group = try #require(try await Rows(rows: rows).summary().groups.first)
    let latency = try #require(group.expressions[.column(Rows.latency)]?.units)
    #expect(latency.count == 50 && latency.unitsWithEvent == nil && latency.unitsWithoutEvent == nil)
    #expect(group.expressions[.success]?.units?.unitsWithEvent == 50)
  }

  /// Rare events too: what is taken from sums to keep digits must not lose these counts.
  @Test(arguments: [0.0, 1.0])
  func unitsAreCountedWhenEventsAreRare(_ usual: Double) async throws {
    let rows = (0..<5000).map {
      Row(unit: UInt64($0 / 5) + 1, values: [1, $0 == 3 ? 1 - usual : usual, .nan])
    }
    let units = try await Rows(rows: rows).summary(cutAt: [1000]).groups.first?.expressions[.success]?.units
    #expect(units?.unitsWithEvent == (usual == 1 ? 1000 : 1))
    #expect(units?.unitsWithoutEvent == (usual == 1 ? 1 : 1000))
  }
}
