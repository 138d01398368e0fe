import Summaries
import TestSupport
import Testing

@Suite struct RowCountsTests {
  /// The account of rows that each met one fate.
  static func read(_ fates: [String]) -> RowCounts {
    var counts = RowCounts()
    for fate in fates {
      if fate == "used" {
        counts.used += 1
      } else if let exclusion = RowCounts.Exclusion(rawValue: fate) {
        counts.excluded[exclusion, default: 0] += 1
      } else {
        counts.rejected[fate, default: 0] += 1
      }
    }
    return counts
  }

  @Test func everyRowIsAccountedForAtEveryCut() {
    var random = SplitMix64(seed: 31)
    let fates =
      ["used", "used", "bad_number", "missing_group"] + RowCounts.Exclusion.allCases.map(\.rawValue)
    let rows = (0..<200).map { _ in fates[Int(random.next() % UInt64(fates.count))] }
    let law = MergeLaw(read: Self.read, merge: { $0.merge($1) }) { $0 == $1 ? nil : "\($0) for \($1)" }
    #expect(law.violations(on: rows) == [])
    let counts = Self.read(rows)
    #expect(counts.read == 200)
    #expect(counts.read == counts.used + counts.excludedTotal + counts.rejectedTotal)
  }

  @Test func nothingIsNothing() {
    #expect(RowCounts().read == 0 && RowCounts().excludedTotal == 0 && RowCounts().rejectedTotal == 0)
  }
}
