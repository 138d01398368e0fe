import Columns
import Logs
import TestSupport
import Testing

/// What became of one line, as far as one path is wanted of it.
private enum Outcome: Equatable {
  case text(String)
  case rejected(RejectionReason)
}

struct JSONLinesTests {
  /// Every line of the fixture alone: its kind, and the texts of its four paths.
  @Test func linesAgreeWithPython() throws {
    let reference = try Reference("json_lines")
    let paths = ["g", "user_id", "a.b", "response_time_milliseconds_of_it"]
    for c in reference.cases {
      let line = try bytes(hex: c.string("hex"))
      for (index, path) in paths.enumerated() {
        #expect(outcomes(of: line + [10], path: path) == (try expected(c, index)), "\(c) \(path)")
      }
    }
  }

  /// All lines at once, whatever their neighbours: the same as each alone.
  @Test func linesDoNotAffectEachOther() throws {
    let reference = try Reference("json_lines")
    let good = try reference.cases.filter { try $0.string("kind") == "row" }
    for cases in [reference.cases, reference.cases.reversed(), good] {
      var all: [UInt8] = []
      for c in cases { all += try bytes(hex: c.string("hex")) + [10] }
      for (index, path) in ["g", "user_id", "a.b"].enumerated() {
        let found = outcomes(of: all, path: path)
        let alone = try cases.flatMap { try expected($0, index) }
        let difference = zip(found, alone).first { $0 != $1 }
        #expect(found.count == alone.count && difference == nil, "\(path)")
      }
    }
  }

  @Test func linesAreCounted() {
    #expect(parse("").lines == 0)
    #expect(parse("\n").lines == 1)
    #expect(parse("{\"group\":\"a\"}").lines == 1)
    #expect(parse("\n\r\n \n{\"group\":\"a\"}\r\n\n{\"group\":1}\n").lines == 6)
    #expect(
      parse("\n\r\n \n{\"group\":\"a\"}\r\nx\n{\"group\":1}\n").rejected == [
        Rejection(reason: .invalidJSON, line: 4)
      ])
  }

  @Test func lastLines() {
    #expect(parse("{\"group\":\"a\"}").groups == ["a"])
    #expect(parse("{\"group\":\"a\"").rejected.map(\.reason) == [.truncated])
    #expect(parse("{\"group\":\"a\"}\n{\"gro").rejected == [Rejection(reason: .truncated, line: 1)])
    #expect(parse("{\"group\":\"\u{E9}".dropLastByte()).rejected.map(\.reason) == [.truncated])
    #expect(parse("{\"group\":\"a\"\n").rejected.map(\.reason) == [.invalidJSON])
    #expect(parse("{\"group\":\"a\"", endsFile: false).rejected.map(\.reason) == [.invalidJSON])
    #expect(parse("{\"group\":\"a\"}\n   ").rejected.isEmpty)
  }

  @Test func anObjectOverTwoLinesIsNoRow() {
    #expect(parse("{\"group\":\n\"a\"}\n").rejected.map(\.reason) == [.invalidJSON, .invalidJSON])
    #expect(parse("{\"group\":\"a\",\n\"x\":1}\n{\"group\":\"b\"}\n").groups == ["b"])
    #expect(parse("{\"group\":\"a\"}{\"group\":\"b\"}\n").rejected.map(\.reason) == [.invalidJSON])
  }

  @Test func theLastOfDuplicateKeysHolds() {
    #expect(outcomes(of: Array("{\"g\":\"a\",\"g\":\"b\"}".utf8), path: "g") == [.text("b")])
    #expect(outcomes(of: Array("{\"g\":\"a\",\"g\":null}".utf8), path: "g") == [.rejected(.missingGroup)])
    #expect(outcomes(of: Array("{\"g\":\"a\",\"\\u0067\":2}".utf8), path: "g") == [.text("2")])
    #expect(
      outcomes(of: Array("{\"a\":{\"b\":1},\"a\":{\"c\":2}}".utf8), path: "a.b") == [.rejected(.missingGroup)]
    )
    #expect(outcomes(of: Array("{\"a\":{\"b\":1},\"a\":5}".utf8), path: "a.b") == [.rejected(.missingGroup)])
  }

  @Test func dotsPartKeysOrBelongToThem() {
    for line in [
      "{\"a\":{\"b\":{\"c\":1}}}", "{\"a.b.c\":1}", "{\"a.b\":{\"c\":1}}", "{\"a\":{\"b.c\":1}}",
      "{\"a\":{\"x\":[{\"b\":3}],\"b\":{\"c\":1}}}",
    ] {
      #expect(outcomes(of: Array(line.utf8), path: "a.b.c") == [.text("1")], "\(line)")
    }
    #expect(
      outcomes(of: Array("{\"a\":[{\"b\":{\"c\":1}}]}".utf8), path: "a.b.c") == [.rejected(.missingGroup)])
    let many = (0..<20).map { _ in "k" }.joined(separator: ".")
    #expect(outcomes(of: Array("{\"\(many)\":1}".utf8), path: many) == [.text("1")])
    let nested = String(repeating: "{\"k\":", count: 20) + "1" + String(repeating: "}", count: 20)
    #expect(outcomes(of: Array(nested.utf8), path: many) == [.text("1")])
  }

  @Test func oneColumnCanBeWantedTwice() {
    let column = { (slot: Slot, reading: NumberReading) in
      WantedColumn(name: "status", index: 0, slot: slot, reading: reading)
    }
    let file = FileColumns(
      wanted: [column(.group, .number), column(.number(0), .number), column(.number(1), .status)],
      fieldCount: 1,
      isPresent: [true, true])
    let choice = ColumnChoice(names: ["status"], flag: "--metric", isRequired: false)
    let projection = Projection(
      group: choice,
      numbers: [
        NumberColumn(choice: choice, reading: .number), NumberColumn(choice: choice, reading: .status),
      ])
    var builder = RowBuilder(projection: projection, keepsRejectedText: false)
    builder.begin(rows: 1, file: file)
    var parser = JSONLinesParser(file: file)
    let lines = padded(Array("{\"status\":404}\n".utf8))
    _ = unsafe lines.withUnsafeBytes {
      unsafe parser.parse(UnsafeRawBufferPointer(rebasing: $0.dropLast(64)), endsFile: true, into: &builder)
    }
    #expect(builder.batch.groupNames == ["404"])
    #expect(builder.batch.numbers(0)[0] == 404 && builder.batch.numbers(1)[0] == 404)
  }

  @Test func valuesOfEveryKind() {
    let line =
      #"{"group":"canary","unit":123,"time":1000,"number":true,"duration_s":0.234,"flag":false,"status":200}"#
    let found = parse(line)
    #expect(found.groups == ["canary"])
    #expect(found.numbers == [1, 234, 0, 200])
    let texts =
      #"{"group":"canary","unit":"123","time":"1000","number":"2","duration_s":"5ms","flag":"1","status":"err"}"#
    #expect(parse(texts).numbers == [2, 5, 1, .infinity])
    #expect(parse(texts).units == found.units)
    for (broken, reason) in [
      (#"{"group":"a","number":[1]}"#, RejectionReason.badNumber),
      (#"{"group":"a","number":{}}"#, .badNumber),
      (#"{"group":"a","time":{}}"#, .badTime), (#"{"group":["a"]}"#, .missingGroup),
      (#"{"group":"a","status":1e999}"#, .badNumber),
      (#"{"group":"a","number":-1e999}"#, .badNumber), (#"{"group":"a","flag":2}"#, .badNumber),
    ] {
      #expect(parse(broken).rejected.map(\.reason) == [reason], "\(broken)")
    }
  }

  @Test func shortNumbersAreCorrectlyRounded() throws {
    let seed: UInt64 = 13
    var random = SplitMix64(seed: seed)
    var texts = [
      "0", "0.0", "1", "99999999", "9999999.", "0.000001", "12345.67", "1.5", "10", "100.25", "-1", "-0.5",
      "1e5", "0.1234567",
    ]
    for _ in 0..<20_000 {
      let digits = Int(random.next() % 10) + 1
      var text = "\(random.next() % UInt64(tenToThe(digits)))"
      if random.next() % 3 > 0 {
        text += "." + "\(random.next() % UInt64(tenToThe(Int(random.next() % 7) + 1)))"
      }
      texts.append(text)
    }
    let lines = texts.map { "{\"group\":\"a\",\"number\":\($0)}\n" }.joined()
    let found = parse(lines)
    #expect(found.rejected.map(\.line) == [4])
    texts.remove(at: 4)
    let numbers = stride(from: 0, to: found.numbers.count, by: 4).map { found.numbers[$0] }
    #expect(zip(numbers, texts).allSatisfy { $0 == Double($1) }, "seed \(seed)")
  }

  @Test func longLinesAndDeepOnes() {
    let long = "{\"x\":\"" + String(repeating: "y", count: 10_000_000) + "\",\"group\":\"a\"}\n"
    #expect(parse("{\"group\":\"b\"}\n" + long + "{\"group\":\"c\"}\n").groups == ["b", "a", "c"])
    #expect(parse(long + long).groups == ["a", "a"])
    for opening in ["[", "{\"a\":", "{\"a\":["] {
      #expect(
        parse(String(repeating: opening, count: 100_000) + "\n").rejected.map(\.reason) == [.invalidJSON])
    }
    let deep =
      "{\"x\":" + String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
      + ",\"group\":\"a\"}"
    #expect(parse(deep).groups == ["a"])
    let wide = "{" + (0..<3000).map { "\"k\($0)\":\($0)," }.joined() + "\"group\":\"a\"}\n"
    #expect(parse(wide + wide).groups == ["a", "a"])
  }

  @Test func randomBytesNeverCrash() {
    let seed: UInt64 = 17
    var random = SplitMix64(seed: seed)
    let marks =
      Array("{}[]:,\"\\ \n\r\t0123456789.eE+-truefalsnl\u{0}u".utf8) + [0x80, 0xC3, 0xFF, 0xED, 0xF0]
    for _ in 0..<3000 {
      let count = Int(random.next() % 400)
      let bytes = (0..<count).map { _ in
        random.next() % 20 == 0
          ? UInt8(truncatingIfNeeded: random.next()) : marks[Int(random.next() % UInt64(marks.count))]
      }
      let newlines = bytes.count { $0 == 10 }
      #expect(parse(bytes).lines == newlines + (bytes.isEmpty || bytes.last == 10 ? 0 : 1), "seed \(seed)")
    }
  }

  @Test func keyPathsInOrder() {
    let lines = Array(
      """
      {"b":1,"a":{"x":2,"y":{"z":[1,{"no":1}]},"w":"{"}}
      broken
      {"a":{"x":[]},"b":2,"\\u0063":null,"d":[{"e":1}],"f":{}}
      {"late":tr
      """.utf8)
    let bytes = padded(lines)
    let paths = unsafe bytes.withUnsafeBytes {
      unsafe JSONLinesParser.keyPaths(in: UnsafeRawBufferPointer(rebasing: $0.dropLast(64)))
    }
    #expect(paths == ["b", "a.x", "a.w", "c"])
  }

  private func expected(_ c: Reference.Case, _ index: Int) throws -> [Outcome] {
    switch try c.string("kind") {
    case "blank": return []
    case "invalid_json": return [.rejected(.invalidJSON)]
    case "invalid_utf8": return [.rejected(.invalidText)]
    default:
      let text = c.value["texts"]?.array?[index].string
      return [text.map { .text($0) } ?? .rejected(.missingGroup)]
    }
  }

  /// What became of each line that is not blank, the path being wanted as the group.
  private func outcomes(of bytes: [UInt8], path: String) -> [Outcome] {
    let file = FileColumns(
      wanted: [WantedColumn(name: path, index: 0, slot: .group)], fieldCount: 1, isPresent: [])
    let choice = ColumnChoice(names: [path], flag: "--group", isRequired: true)
    var outcomes: [Outcome] = []
    var parser = JSONLinesParser(file: file)
    // A row at a time would not do: lines are parsed together and their order is told by the rejections' lines.
    var builder = RowBuilder(projection: Projection(group: choice, numbers: []), keepsRejectedText: false)
    var rest = bytes[...]
    while !rest.isEmpty {
      // The groups of a batch are few, so that the lines are handed on by sixties.
      var end = rest.startIndex
      for _ in 0..<60 where end < rest.endIndex {
        end = (rest[end...].firstIndex(of: 10) ?? rest.endIndex - 1) + 1
      }
      let lines = padded(Array(rest[..<end]))
      builder.begin(rows: 60, file: file)
      let count = unsafe lines.withUnsafeBytes {
        unsafe parser.parse(
          UnsafeRawBufferPointer(rebasing: $0.dropLast(64)), endsFile: false, into: &builder)
      }
      #expect(count == rest[..<end].count { $0 == 10 } + (rest[end - 1] == 10 ? 0 : 1))
      // Blank lines give nothing, so that rows and rejections are merged by what is left of the lines.
      var row = 0
      var rejections = builder.batch.rejections[...]
      for (line, text) in rest[..<end].split(separator: 10, omittingEmptySubsequences: false).prefix(count)
        .enumerated()
      {
        if let first = rejections.first, first.line == line {
          outcomes.append(.rejected(first.reason))
          rejections.removeFirst()
        } else if !text.allSatisfy({ [9, 13, 32].contains($0) }) {
          outcomes.append(.text(builder.batch.groupNames[Int(builder.batch.groups[row])]))
          row += 1
        }
      }
      rest = rest[end...]
    }
    return outcomes
  }

  private func parse(_ text: String, endsFile: Bool = true) -> Parsed {
    parse(Array(text.utf8), endsFile: endsFile)
  }

  private func parse(_ bytes: [UInt8], endsFile: Bool = true) -> Parsed {
    var parser = JSONLinesParser(file: .everything)
    var builder = RowBuilder(projection: .everything, keepsRejectedText: false)
    builder.begin(rows: 4, file: .everything)
    let memory = padded(bytes)
    let lines = unsafe memory.withUnsafeBytes {
      unsafe parser.parse(
        UnsafeRawBufferPointer(rebasing: $0.dropLast(64)), endsFile: endsFile, into: &builder)
    }
    let rows = 0..<builder.batch.count
    return Parsed(
      lines: lines, groups: rows.map { builder.batch.groupNames[Int(builder.batch.groups[$0])] },
      units: rows.map { builder.batch.units[$0] },
      numbers: rows.flatMap { row in (0..<4).map { builder.batch.numbers($0)[row] } },
      rejected: builder.batch.rejections.map { Rejection(reason: $0.reason, line: $0.line) })
  }
}

/// What was made of some lines; four numbers for each row.
private struct Parsed {
  var lines: Int
  var groups: [String]
  var units: [UInt64]
  var numbers: [Double]
  var rejected: [Rejection]
}

/// The bytes with readable ones behind them, which look like more of a line.
private func padded(_ bytes: [UInt8]) -> [UInt8] {
  bytes + [UInt8](repeating: UInt8(ascii: "\""), count: 64)
}

func bytes(hex: String) throws -> [UInt8] {
  let digits = Array(hex.utf8)
  return stride(from: 0, to: digits.count, by: 2).map {
    UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
  }
}

private func tenToThe(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

extension String {
  fileprivate func dropLastByte() -> [UInt8] { Array(utf8.dropLast()) }
}
