import Columns
import Logs
import Testing

struct RowBuilderTests {
  @Test func aRowOfEveryKind() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 1, file: .everything)
    builder.takeAll(["canary", "u1", "1970-01-01T00:00:01Z", "0.5", "1.5", "yes", "503"])
    builder.end(line: 0)
    #expect(builder.batch.count == 1)
    #expect(builder.batch.groupNames == ["canary"])
    #expect(builder.batch.groups[0] == 0)
    #expect(builder.batch.times[0] == 1000)
    #expect(builder.batch.units[0] != Batch.missingUnit)
    #expect((0..<4).map { builder.batch.numbers($0)[0] } == [0.5, 1500, 1, 503])
  }

  @Test func missingFieldsAreMissing() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 2, file: .everything)
    builder.takeAll([" canary ", "null", "", "NaN", "NA", "", "none"])
    builder.end(line: 0)
    builder.take("canary", column: 0)
    builder.end(line: 1)
    #expect(builder.batch.count == 2)
    #expect(builder.batch.groupNames == ["canary"])
    for row in 0..<2 {
      #expect(builder.batch.units[row] == Batch.missingUnit)
      #expect(builder.batch.times[row] == Batch.missingTime)
      #expect((0..<4).allSatisfy { builder.batch.numbers($0)[row].isNaN })
    }
  }

  @Test(arguments: ["", "  ", "null", "NA", "n/a", "\t"])
  func aRowWithoutAGroupIsRejected(text: String) {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: true)
    builder.begin(rows: 2, file: .everything)
    builder.takeAll([text, "u1"])
    builder.end(line: 5, source: "the row")
    builder.take("u1", column: 1)
    builder.end(line: 6, source: "")
    #expect(
      builder.batch.rejections == [
        Rejection(reason: .missingGroup, line: 5, text: Array("the row".utf8)),
        Rejection(reason: .missingGroup, line: 6),
      ])
    #expect(builder.batch.count == 0)
  }

  @Test func theFirstFaultIsKeptWithTheGroup() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 4, file: .everything)
    builder.take("x", column: 3)
    builder.take("x", column: 2)
    builder.take("canary", column: 0)
    builder.end(line: 0)
    builder.take("x", column: 2)
    builder.take("x", column: 3)
    builder.take("legacy", column: 0)
    builder.end(line: 1)
    builder.take("legacy", column: 0)
    builder.reject(.strayQuote, line: 2)
    builder.take("legacy", column: 0)
    builder.takeCompound(column: 5)
    builder.end(line: 3)
    #expect(
      builder.batch.rejections == [
        Rejection(reason: .badNumber, line: 0, group: 0), Rejection(reason: .badTime, line: 1, group: 1),
        Rejection(reason: .strayQuote, line: 2, group: 1), Rejection(reason: .badNumber, line: 3, group: 1),
      ])
  }

  @Test func aRejectedRowLeavesNothingBehind() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 2, file: .everything)
    builder.takeAll(["canary", "u1", "1", "7", "7", "yes", "bad!"])
    builder.takeCompound(column: 2)
    builder.end(line: 0)
    builder.take("canary", column: 0)
    builder.end(line: 1)
    #expect(builder.batch.rejections.count == 1)
    #expect(builder.batch.units[0] == Batch.missingUnit)
    #expect(builder.batch.times[0] == Batch.missingTime)
    #expect((0..<4).allSatisfy { builder.batch.numbers($0)[0].isNaN })
  }

  @Test func moreRowsThanRoomAreWelcome() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 0, file: .everything)
    for row in 0..<1000 {
      builder.take("g\(row % 3)", column: 0)
      builder.take("\(row)", column: 3)
      builder.end(line: row)
    }
    #expect(builder.batch.count == 1000)
    #expect((0..<1000).allSatisfy { builder.batch.numbers(0)[$0] == Double($0) })
    #expect((0..<1000).allSatisfy { Int(builder.batch.groups[$0]) == $0 % 3 })
    #expect((0..<1000).allSatisfy { builder.batch.numbers(3)[$0].isNaN })
  }

  @Test func sixtyFourGroupsAndNotOneMore() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 70, file: .everything)
    for row in 0..<64 {
      builder.take("group \(row)", column: 0)
      builder.end(line: row)
    }
    #expect(builder.hasTooManyGroups == false)
    builder.take("another", column: 0)
    builder.end(line: 64)
    #expect(builder.hasTooManyGroups == true)
    #expect(builder.batch.count == 64)
    builder.begin(rows: 1, file: .everything)
    builder.take("another", column: 0)
    builder.end(line: 0)
    #expect(builder.hasTooManyGroups == false)
    #expect(builder.batch.groupNames == ["another"])
  }

  @Test func namesAreToldApartByEveryByte() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 8, file: .everything)
    let names = ["a", "ab", "b", "a", "abc", "A", "b", "ab"]
    for (row, name) in names.enumerated() {
      builder.take(name, column: 0)
      builder.end(line: row)
    }
    #expect(names.indices.allSatisfy { builder.batch.groupNames[Int(builder.batch.groups[$0])] == names[$0] })
    #expect(builder.batch.groupNames == ["a", "ab", "b", "abc", "A"])
  }

  @Test func aFileCanBeOneGroup() {
    var file = FileColumns.everything
    file.wanted.removeFirst()
    file.fixedGroup = "legacy"
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 2, file: file)
    builder.take("u1", column: 0)
    builder.end(line: 0)
    builder.take("x", column: 1)
    builder.end(line: 1)
    #expect(builder.batch.groupNames == ["legacy"])
    #expect(builder.batch.count == 1)
    #expect(builder.batch.rejections == [Rejection(reason: .badTime, line: 1, group: 0)])
  }

  @Test func withoutAGroupAllRowsAreOne() {
    let projection = Projection(group: nil, numbers: [])
    var builder = RowBuilder(projection: projection, keepsRejectedText: false)
    builder.begin(rows: 1, file: FileColumns(wanted: [], fieldCount: 1, isPresent: []))
    builder.end(line: 0)
    #expect(builder.batch.count == 1)
    #expect(builder.batch.groupNames == [""])
  }

  @Test func oneUnitHoweverItIsWritten() {
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 4, file: .everything)
    for (row, text) in ["123", " 123 ", "123", "1230"].enumerated() {
      builder.take("a", column: 0)
      if row == 2 {
        builder.take(number: 123, text, column: 1)
      } else {
        builder.take(text, column: 1)
      }
      builder.end(line: row)
    }
    let hash = builder.batch.units[0]
    #expect(hash == builder.batch.units[1] && hash == builder.batch.units[2])
    #expect(hash != builder.batch.units[3])
  }

  @Test func knownNumbersAreReadAsTheirTexts() {
    for (text, number) in [("1", 1.0), ("0", 0), ("200", 200), ("2.5", 2.5), ("-1", -1), ("1e7", 1e7)] {
      var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
      builder.begin(rows: 1, file: .everything)
      for column in 0..<7 {
        builder.take(text, column: column)
        builder.end(line: 2 * column)
        builder.take(number: number, text, column: column)
        builder.end(line: 2 * column + 1)
      }
      let batch = builder.batch.rejections.map(\.reason)
      #expect(
        stride(from: 0, to: batch.count - 1, by: 2).allSatisfy { batch[$0] == batch[$0 + 1] }, "\(text)")
    }
  }
}

extension Projection {
  /// One column of every kind; durations are in seconds.
  static var everything: Projection {
    func choice(_ name: String) -> ColumnChoice {
      ColumnChoice(names: [name], flag: "--metric", isRequired: false)
    }
    return Projection(
      group: choice("group"), unit: choice("unit"), time: choice("time"),
      numbers: [
        NumberColumn(choice: choice("number"), reading: .number),
        NumberColumn(choice: choice("duration_s"), reading: .duration),
        NumberColumn(choice: choice("flag"), reading: .flag),
        NumberColumn(choice: choice("status"), reading: .status),
      ])
  }
}

extension FileColumns {
  /// The columns of the projection of every kind.
  static var everything: FileColumns {
    FileColumns(
      wanted: [
        WantedColumn(name: "group", index: 0, slot: .group),
        WantedColumn(name: "unit", index: 1, slot: .unit),
        WantedColumn(name: "time", index: 2, slot: .time),
        WantedColumn(name: "number", index: 3, slot: .number(0)),
        WantedColumn(name: "duration_s", index: 4, slot: .number(1), reading: .duration, scale: 1000),
        WantedColumn(name: "flag", index: 5, slot: .number(2), reading: .flag),
        WantedColumn(name: "status", index: 6, slot: .number(3), reading: .status),
      ],
      fieldCount: 7, isPresent: [true, true, true, true])
  }
}

extension RowBuilder {
  mutating func take(_ text: String, column: Int) {
    let bytes = Array(text.utf8)
    unsafe bytes.withUnsafeBytes { unsafe take(text: $0, column: column) }
  }

  mutating func take(number: Double, _ text: String, column: Int) {
    let bytes = Array(text.utf8)
    unsafe bytes.withUnsafeBytes { unsafe take(number: number, text: $0, column: column) }
  }

  mutating func takeAll(_ texts: [String]) {
    for (column, text) in texts.enumerated() { take(text, column: column) }
  }

  mutating func end(line: Int, source: String = "") {
    let bytes = Array(source.utf8)
    unsafe bytes.withUnsafeBytes { unsafe endRow(line: line, source: $0) }
  }

  mutating func reject(_ reason: RejectionReason, line: Int) {
    let bytes: [UInt8] = []
    unsafe bytes.withUnsafeBytes { unsafe rejectRow(reason, line: line, source: $0) }
  }
}
