import Columns
import Testing

@Suite struct BatchTests {
  /// Commits a row of one number.
  private func commit(_ value: Double, group: UInt8, unit: UInt64, time: Int64, to batch: inout Batch) {
    batch.stage(value, column: 0)
    batch.commit(group: group, unit: unit, time: time)
  }

  @Test func aNewBatchIsEmpty() {
    let batch = Batch(numberColumns: 2)
    let (count, names, present) = (batch.count, batch.groupNames, batch.isPresent)
    let sizes = [batch.numbers(0).count, batch.numbers(1).count, batch.groups.count, batch.units.count]
    #expect(count == 0 && names.isEmpty && present == [true, true])
    #expect(sizes == [0, 0, 0, 0])
  }

  @Test func spansHoldWhatWasCommitted() {
    var batch = Batch(numberColumns: 2)
    batch.clear(reserving: 3)
    let code = batch.addGroup("legacy")
    #expect(code == 0)
    for row in 0..<3 {
      batch.stage(Double(row), column: 0)
      batch.stage(row == 1 ? .nan : 10 * Double(row), column: 1)
      batch.commit(group: 0, unit: UInt64(row) + 7, time: Int64(row) - 1)
    }
    let first = batch.numbers(0).indices.map { batch.numbers(0)[$0] }
    let second = batch.numbers(1).indices.map { batch.numbers(1)[$0] }
    let units = batch.units.indices.map { batch.units[$0] }
    let times = batch.times.indices.map { batch.times[$0] }
    let groups = batch.groups.indices.map { batch.groups[$0] }
    #expect(first == [0, 1, 2])
    #expect(second[0] == 0 && second[1].isNaN && second[2] == 20)
    #expect(units == [7, 8, 9] && times == [-1, 0, 1] && groups == [0, 0, 0])
  }

  @Test func anAbandonedRowLeavesNothing() {
    var batch = Batch(numberColumns: 1)
    batch.clear(reserving: 2)
    _ = batch.addGroup("legacy")
    batch.stage(1, column: 0)
    batch.stage(2, column: 0)
    batch.commit(group: 0, unit: 1, time: 1)
    let count = batch.count
    let value = batch.numbers(0)[0]
    #expect(count == 1 && value == 2)
  }

  @Test func clearForgetsRowsAndKeepsRoom() {
    var batch = Batch(numberColumns: 1)
    batch.clear(reserving: 100)
    let room = batch.capacity
    _ = batch.addGroup("legacy")
    commit(1, group: 0, unit: 1, time: 1, to: &batch)
    batch.rejections.append(Rejection(reason: .badNumber, line: 3))
    batch.clear(reserving: 10)
    let (count, names, rejections, later) = (
      batch.count, batch.groupNames, batch.rejections.count, batch.capacity
    )
    #expect(room >= 100 && later == room)
    #expect(count == 0 && names.isEmpty && rejections == 0)
    batch.clear(reserving: 1000)
    let grown = batch.capacity
    #expect(grown >= 1000)
  }

  @Test func growingKeepsRowsAndFillsTheRest() {
    var batch = Batch(numberColumns: 2)
    _ = batch.addGroup("legacy")
    for row in 0..<1000 {
      if batch.isFull { batch.grow(filling: .nan) }
      // The second column is never staged.
      commit(Double(row), group: 0, unit: UInt64(row) + 1, time: Int64(row), to: &batch)
    }
    let kept = (0..<1000).allSatisfy {
      batch.numbers(0)[$0] == Double($0) && batch.numbers(1)[$0].isNaN && batch.units[$0] == UInt64($0) + 1
        && batch.times[$0] == Int64($0) && batch.groups[$0] == 0
    }
    let count = batch.count
    #expect(count == 1000 && kept)
  }

  @Test func fillingReachesEveryRowWithRoom() {
    var batch = Batch(numberColumns: 3)
    batch.clear(reserving: 5)
    batch.fillNumbers(with: 4.5)
    _ = batch.addGroup("legacy")
    for _ in 0..<5 { batch.commit(group: 0, unit: 0, time: 0) }
    let filled = (0..<3).allSatisfy { column in (0..<5).allSatisfy { batch.numbers(column)[$0] == 4.5 } }
    #expect(filled)
  }

  @Test func sixtyFourGroupsAndNoMore() {
    var batch = Batch(numberColumns: 0)
    let codes = (0..<64).map { batch.addGroup("g\($0)") }
    let more = batch.addGroup("one too many")
    let names = batch.groupNames
    #expect(codes == (0..<64).map { UInt8($0) })
    #expect(more == nil)
    #expect(names.count == 64 && names.last == "g63")
  }
}
