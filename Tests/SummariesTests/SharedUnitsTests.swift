import Columns
import Summaries
import TestSupport
import Testing

private let latency = ColumnExpression.column(Rows.latency)

/// Rows of two groups that share some of their units.
private func rows(
  units: Int, sharedEvery: Int, offset: Double = 0, seed: UInt64
) -> [Row] {
  var random = SplitMix64(seed: seed)
  return (0..<units).flatMap { (unit: Int) -> [Row] in
    let own = 20 + 4 * random.normal()
    let isShared = sharedEvery > 0 && unit % sharedEvery == 0
    return (0..<2 + Int(random.next() % 6)).map { row in
      let isTreatment = isShared ? row % 2 == 1 : unit % 2 == 1
      return Row(
        group: isTreatment ? "canary" : "legacy", unit: (UInt64(unit) + 1) &* 0x9E37_79B9_7F4A_7C15,
        values: [offset + (own + random.normal()).rounded(toMultipleOf: 0x1p-10), 1, .nan])
    }
  }
}

/// The moments over units of two groups, and the covariance of their means.
private struct Pair {
  let one: UnitMoments
  let other: UnitMoments
  let covariance: Double
  let count: Int

  init(_ rows: [Row], cutAt cuts: [Int] = []) async throws {
    let summary = try await Rows(rows: rows).summary(cutAt: cuts)
    let units = summary.groups.map { $0.expressions[latency]?.units }
    one = try #require(units.first ?? nil)
    other = try #require(units.last ?? nil)
    covariance = summary.covariance(of: latency, 0, 1)
    count = summary.sharedUnits[0][1].count
    #expect(summary.sharedUnits[1][0] == summary.sharedUnits[0][1])
    #expect(summary.sharedUnits[0][0] == SharedUnits() && summary.sharedUnits[1][1] == SharedUnits())
  }

  /// √(v_1·v_2), beside which an error is small.
  var scale: Double { (one.varianceOfRatio * other.varianceOfRatio).squareRoot() }
  var varianceOfDifference: Double { one.varianceOfRatio + other.varianceOfRatio - 2 * covariance }
}

@Suite struct SharedUnitsTests {
  @Test(arguments: try Reference("shared_units").cases)
  func covariancesAreTheReference(_ known: Reference.Case) async throws {
    var found: [Row] = []
    for (unit, parts) in try #require(known.value["units"]?.array).enumerated() {
      for (role, group) in [("control", "legacy"), ("treatment", "canary")] {
        for value in try #require(parts[role]?.array).compactMap(\.double) {
          let row = Row(
            group: group, unit: (UInt64(unit) + 1) &* 0x9E37_79B9_7F4A_7C15, values: [value, 1, .nan])
          found.append(row)
        }
      }
    }
    // The control must come first, so that it is the first group.
    found.sort { $0.group > $1.group }
    for cuts in [[], [1], [20, 30]] {
      let pair = try await Pair(found, cutAt: cuts)
      let covariance = try known.double("covariance")
      let kind = try known.string("kind")
      #expect(pair.count == (try known.integer("shared")))
      #expect((pair.covariance - covariance).magnitude <= 1e-11 * pair.scale, "\(kind)")
      let error = try known.double("standard_error")
      #expect((pair.varianceOfDifference - error * error).magnitude <= 1e-11 * pair.scale)
    }
  }

  /// Against dictionaries of units; shared by none, a few, half or all of them, far from zero too.
  @Test(arguments: [0, 1, 2, 7], [0.0, 1e9])
  func covariancesAgreeWithDictionaries(_ sharedEvery: Int, _ offset: Double) async throws {
    for seed in 71..<91 {
      let rows = rows(units: 300, sharedEvery: sharedEvery, offset: offset, seed: UInt64(seed))
      let naive = NaiveSummary(rows, offset: offset)
      for cuts in [[], [1], [100, 500]] {
        let summary = try await Rows(rows: rows).summary(cutAt: cuts)
        #expect(disagreements(summary, naive) == [], "seed \(seed), \(cuts.count) cuts")
      }
    }
  }

  /// With every unit in both groups: U/(U − 1)·Σ(a_t − a_c)², each unit's contributions summed over its groups.
  @Test(arguments: [0.0, 1e9])
  func whereAllUnitsAreSharedTheDifferenceIsPaired(_ offset: Double) async throws {
    let rows = rows(units: 400, sharedEvery: 1, offset: offset, seed: 92)
    let pair = try await Pair(rows)
    let naive = NaiveSummary(rows, offset: offset)
    let contributions = naive.groups.map(\.contributions)
    let squares = contributions[0].reduce(0) { sum, unit in
      let change = (contributions[1][unit.key] ?? 0) - unit.value
      return sum + change * change
    }
    #expect(pair.count == 400 && contributions[1].count == 400)
    #expect(relativeError(pair.varianceOfDifference, 400 / 399.0 * squares) <= 1e-11)
    #expect(pair.varianceOfDifference < 0.5 * (pair.one.varianceOfRatio + pair.other.varianceOfRatio))
  }

  @Test func groupsThatShareNothingHaveNoCovariance() async throws {
    let summary = try await Rows(rows: rows(units: 300, sharedEvery: 0, seed: 93)).summary()
    #expect(summary.sharedUnits.allSatisfy { $0.allSatisfy { $0 == SharedUnits() } })
    #expect(summary.covariance(of: latency, 0, 1) == 0)
    #expect(summary.covariance(of: .failure, 0, 1) == 0)
    #expect(summary.covariance(of: latency, 0, 7) == 0 && summary.covariance(of: latency, -1, 0) == 0)
    var without = Rows(rows: rows(units: 300, sharedEvery: 2, seed: 93))
    without.hasUnits = false
    #expect(try await without.summary().covariance(of: latency, 0, 1) == 0)
  }

  @Test func swappingTheGroupsChangesNoBit() async throws {
    var rows = rows(units: 300, sharedEvery: 2, seed: 94)
    let one = try await Pair(rows)
    for row in rows.indices { rows[row].group = rows[row].group == "legacy" ? "canary" : "legacy" }
    let other = try await Pair(rows)
    #expect(one.covariance == other.covariance && one.covariance > 0)
  }

  @Test func scaleSquaresAndAShiftLeaves() async throws {
    let plain = try await Pair(rows(units: 300, sharedEvery: 2, seed: 95))
    for (factor, offset) in [(1024.0, 0.0), (0.5, 0), (-1, 0), (1, 4096), (1, 1e9), (8, 1e9)] {
      var changed = rows(units: 300, sharedEvery: 2, seed: 95)
      for row in changed.indices { changed[row].values[0] = changed[row].values[0] * factor + offset }
      let found = try await Pair(changed)
      #expect(
        (found.covariance - factor * factor * plain.covariance).magnitude
          <= 1e-12 * factor * factor * plain.scale, "\(factor), \(offset)")
    }
  }

  /// A unit whose values are missing in one group is seen in both, and says nothing of both; a row without unit neither.
  @Test func missingValuesAndUnitsShareNothing() async throws {
    var rows = rows(units: 60, sharedEvery: 1, seed: 96)
    for row in rows.indices where rows[row].group == "canary" && row % 3 != 0 { rows[row].values[0] = .nan }
    let lone = (0..<20).map { Row(group: $0 < 10 ? "legacy" : "canary", values: [Double($0), 1, .nan]) }
    let summary = try await Rows(rows: rows + lone).summary(cutAt: [50])
    #expect(disagreements(summary, NaiveSummary(rows + lone)) == [])
    #expect(summary.sharedUnits[0][1].count == 60 && summary.covariance(of: latency, 0, 1) != 0)
    for row in rows.indices where rows[row].group == "canary" { rows[row].values[0] = .nan }
    let none = try await Rows(rows: rows + lone).summary()
    #expect(none.sharedUnits[0][1].count == 60 && none.covariance(of: latency, 0, 1) == 0)
  }

  /// Each expression has its own covariance; that of a constant is nothing but rounding.
  @Test func everyExpressionWithUnitSumsHasOne() async throws {
    let summary = try await Rows(rows: rows(units: 100, sharedEvery: 1, seed: 97)).summary()
    let shared = summary.sharedUnits[0][1]
    #expect(Set(shared.covariances.keys) == [latency, .success])
    #expect(shared.covariances[.success].map { $0.magnitude < 1e-30 } == true)
  }
}
