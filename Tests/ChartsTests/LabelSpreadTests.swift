import Charts
import Testing

@Suite struct LabelSpreadTests {
  @Test func leavesWhatFits() {
    #expect(LabelSpread.middles([10, 50, 90], sizes: [20, 20, 20], in: 0...100) == [10, 50, 90])
    #expect(LabelSpread.middles([90, 10], sizes: [20, 20], in: 0...100) == [90, 10])
    #expect(LabelSpread.middles([], sizes: [], in: 0...100).isEmpty)
  }

  @Test func movesWhatTouchesByTheSameAmount() {
    #expect(LabelSpread.middles([50, 50], sizes: [20, 20], in: 0...100) == [40, 60])
    #expect(LabelSpread.middles([45, 50, 55], sizes: [20, 20, 20], in: 0...100) == [30, 50, 70])
  }

  @Test func staysInTheRoom() {
    #expect(LabelSpread.middles([0, 1], sizes: [20, 20], in: 0...100) == [10, 30])
    #expect(LabelSpread.middles([100, 99], sizes: [20, 20], in: 0...100) == [90, 70])
    #expect(LabelSpread.middles([.nan, 50], sizes: [20, 20], in: 0...100) == [10, 50])
  }

  /// No label touches another or leaves the room, as long as there is room for all.
  @Test(arguments: [2, 8, 20, 60]) func noneTouches(count: Int) {
    for seed in 0..<20 {
      let wanted = (0..<count).map { Double(($0 * 7_919 + seed * 104_729) % 1_000) }
      let sizes = (0..<count).map { Double(8 + ($0 * 31 + seed) % 8) }
      let middles = LabelSpread.middles(wanted, sizes: sizes, in: 0...1_000)
      let order = middles.indices.sorted { middles[$0] < middles[$1] }
      for (one, next) in zip(order, order.dropFirst()) {
        #expect(middles[one] + sizes[one] / 2 <= middles[next] - sizes[next] / 2 + 1e-9)
      }
      for index in middles.indices {
        #expect(middles[index] - sizes[index] / 2 >= -1e-9)
        #expect(middles[index] + sizes[index] / 2 <= 1_000 + 1e-9)
      }
    }
  }
}
