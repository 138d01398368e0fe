import Summaries
import TestSupport
import Testing

@Suite struct DistinctCountTests {
  private static func count(_ hashes: Int, seed: UInt64) -> DistinctCount {
    var random = SplitMix64(seed: seed)
    var count = DistinctCount()
    for _ in 0..<hashes { count.add(random.next()) }
    return count
  }

  /// Standard error 1.04/√8192 = 1.15 %; for few hashes much less, as hardly two share a register.
  @Test(arguments: [1, 10, 100, 1_000, 5_000, 20_000, 100_000, 1_000_000]) func isClose(_ hashes: Int) {
    var squares = 0.0
    let rounds = hashes > 50_000 ? 4 : 20
    for seed in 0..<rounds {
      let error = Self.count(hashes, seed: UInt64(seed + 1)).estimate / Double(hashes) - 1
      squares += error * error
      #expect(abs(error) < 0.05, "\(error) of \(hashes)")
    }
    #expect((squares / Double(rounds)).squareRoot() < 0.02)
  }

  @Test func sameHashesCountOnce() {
    var count = Self.count(1_000, seed: 7)
    let before = count
    count.merge(Self.count(1_000, seed: 7))
    #expect(count == before)
    #expect(DistinctCount().estimate == 0)
    count.add(0)
    count.add(.max)
    #expect(count.estimate.isFinite && count.estimate > before.estimate)
  }

  @Test func mergeLaw() {
    var random = SplitMix64(seed: 3)
    let hashes = (0..<500).map { _ in random.next() }
    var whole = DistinctCount()
    for hash in hashes { whole.add(hash) }
    for cut in [0, 1, 250, 499, 500] {
      var (head, tail) = (DistinctCount(), DistinctCount())
      for hash in hashes[..<cut] { head.add(hash) }
      for hash in hashes[cut...] { tail.add(hash) }
      head.merge(tail)
      #expect(head == whole)
    }
  }
}
