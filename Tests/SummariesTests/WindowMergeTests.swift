import Columns
import Summaries
import Testing

/// Logs that are read side by side.
@Suite struct WindowMergeTests {
  /// A block with one row of a group in each of some seconds.
  private func block(_ group: String, _ seconds: [Int64]) -> WindowBlock {
    let projection = Projection(group: nil, numbers: WindowSummariser.columns)
    var batch = Batch(numberColumns: WindowSummariser.columns.count)
    batch.clear(reserving: seconds.count)
    batch.isPresent = WindowSummariser.columns.map { _ in true }
    guard let code = batch.addGroup(group) else { return WindowBlock() }
    for second in seconds {
      for column in WindowSummariser.columns.indices { batch.stage(1, column: column) }
      batch.commit(group: code, unit: 1, time: second * 1_000)
    }
    return WindowSummariser(projection: projection, thresholds: []).summarise(batch)
  }

  private func rows(_ blocks: [WindowBlock]) -> [String] {
    blocks.flatMap { block in
      var found: [String] = []
      var cells = WindowCells(block)
      while let cell = cells.next() { found.append("\(block.groupNames[cell.group])\(cell.second)") }
      return found
    }
  }

  @Test func aLogThatIsFurtherWaits() {
    var merge = WindowMerge(sources: 2)
    merge.add(block("a", [1, 3, 9]), from: 0)
    #expect(rows(merge.common()).isEmpty && merge.leading == [0])
    merge.add(block("b", [2, 4]), from: 1)
    #expect(rows(merge.common()) == ["a1", "b2", "a3"])
    #expect(merge.leading == [0])
    merge.add(block("b", [5, 20]), from: 1)
    #expect(rows(merge.common()) == ["b4", "b5"] && merge.leading == [1])
    merge.rest(0)
    #expect(rows(merge.common()) == ["a9"] && merge.leading == [])
    merge.rest(1)
    #expect(rows(merge.common()) == ["b20"])
  }

  @Test func lateRowsStayBehindTheirOwn() {
    var merge = WindowMerge(sources: 2)
    merge.add(block("a", [5, 1, 6]), from: 0)
    merge.add(block("b", [4, 5, 7]), from: 1)
    #expect(rows(merge.all()) == ["b4", "a5", "a1", "b5", "a6", "b7"])
  }

  @Test func oneLogIsHandedOnAsItIs() {
    var merge = WindowMerge(sources: 1)
    merge.add(block("a", [3, 1]), from: 0)
    #expect(merge.leading == [] && rows(merge.common()) == ["a3", "a1"] && merge.all().isEmpty)
  }

  @Test func theCountsOfRowsAreKept() {
    var merge = WindowMerge(sources: 2)
    merge.add(block("a", [1, 2]), from: 0)
    merge.add(block("b", [1]), from: 1)
    #expect(merge.all().reduce(0) { $0 + $1.read } == 3)
  }
}
