import Columns
import Logs
import TestSupport
import Testing

/// Logs that are one JSON array, against what Python's json makes of each element and of the whole.
@Suite struct ArrayCutterTests {
  static let wanted = projection(numbers: ["value"])
  let scratch = Scratch()

  private struct Expected: Equatable {
    var rows: [String]
    var refusals: [String]

    init(_ reading: Reading) {
      rows = reading.rows.map { "\($0.group) \(Double(bitPattern: $0.numbers[0]))" }
      refusals = reading.refusals.map { "\($0.line) \($0.reason.rawValue) \($0.text)" }
    }

    init(_ c: Reference.Case) {
      rows = (c.value["rows"]?.array ?? []).map {
        "\($0.array?[0].string ?? "") \($0.array?[1].double ?? .nan)"
      }
      refusals = (c.value["rejected"]?.array ?? []).map {
        "\($0.array?[0].integer ?? 0) \($0.array?[1].string ?? "") \($0.array?[2].string ?? "")"
      }
    }
  }

  @Test func elementsAreRowsAndTheirLinesThoseOfTheFile() async throws {
    var rows = 0
    var refusals = 0
    for (number, c) in try Reference("json_arrays").cases.enumerated() where c.value["rows"] != nil {
      let text = try bytes(hex: c.string("hex"))
      let source = LogSource(path: scratch.file("log.json", text))
      let expected = Expected(c)
      let reading = try await Reading.of([source], Self.wanted, threads: 2)
      #expect(Expected(reading) == expected, "case \(number): \(String(decoding: text, as: UTF8.self))")
      #expect(reading.report.inputs[0].bytes == text.count && reading.report.inputs[0].format == .jsonLines)
      for blockSize in [1, 2, 3, 5, 31, 63, 64, 65, 100] {
        let cut = try await Reading.of([source], Self.wanted, threads: 2, blockSize: blockSize)
        #expect(cut.content == reading.content, "case \(number), block size \(blockSize)")
      }
      let pipe = FilledPipe(Archive.gzip(text, member: 50))
      var piped = try await Reading.of([LogSource(path: pipe.path)], Self.wanted)
      piped.report.inputs[0].path = source.path
      #expect(piped == reading, "case \(number)")
      rows += expected.rows.count
      refusals += expected.refusals.count
    }
    #expect(rows > 500 && refusals > 100, "\(rows) rows, \(refusals) refusals")
  }

  @Test func arraysThatDoNotHoldTogetherAreErrors() async throws {
    var count = 0
    for (number, c) in try Reference("json_arrays").cases.enumerated() {
      guard let fault = c.value["fault"]?.string, fault != "none" else { continue }
      let text = try bytes(hex: c.string("hex"))
      let path = scratch.file("log.json", text)
      do throws(LogError) {
        let read = try await Reading.of([LogSource(path: path)], Self.wanted, threads: 2)
        Issue.record("case \(number) was read: \(read.rows)")
      } catch {
        guard case .brokenArray(let broken) = error else {
          Issue.record("case \(number): \(error)")
          continue
        }
        #expect("\(broken.fault)" == fault, "case \(number): \(String(decoding: text, as: UTF8.self))")
        #expect(broken.line == c.value["line"]?.integer, "case \(number): \(error)")
        #expect(broken.rows.read == c.value["read"]?.integer, "case \(number): \(error)")
        #expect(broken.rows.rejected == c.value["bad"]?.integer, "case \(number): \(error)")
        count += 1
      }
    }
    #expect(count == 25)
  }

  @Test func anEmptyArrayIsNoLog() async throws {
    for text in ["[]", "[]\n", " [\n\n] \r\n", "\u{FEFF}[ ]"] {
      let path = scratch.file("log.json", text)
      await #expect(throws: LogError.emptyArray(path: path)) {
        try await Reading.of([LogSource(path: path)], Self.wanted)
      }
    }
  }

  @Test func linesOfArraysAreNotALog() async throws {
    for text in ["[1,2]\n[3,4]\n", "[\"a\",\"b\"]\n[\"c\",1]\n", "[[\"group\",\"value\"],[\"a\",1]]\n"] {
      let path = scratch.file("log.json", text)
      await #expect(throws: LogError.self) {
        try await Reading.of([LogSource(path: path)], Self.wanted)
      }
    }
  }

  @Test func anElementLongerThanTheLimitIsNamedByItsLine() async throws {
    let long = String(repeating: "x\", \n\"", count: 500)
    let text = "[\n{\"group\":\"a\",\n\"value\":1},\n{\"group\":[\"\(long)\"]},\n{\"group\":\"b\"}]"
    let path = scratch.file("log.json", text)
    for blockSize in [1, 64, 1_000] {
      await #expect(throws: LogError.rowTooLong(path: path, line: 3, limit: 1_000)) {
        try await Reading.of(
          [LogSource(path: path)], Self.wanted, threads: 2, blockSize: blockSize, rowLimit: 1_000)
      }
    }
  }

  @Test func everyBeginningOfAnArrayIsAnError() async throws {
    let text = Array(
      "[\n {\"group\": \"a]\\\"\", \"value\": 1},\n {\"group\": \"b\", \"x\": [{}, \"}\"]}\n]".utf8)
    for length in 1..<text.count {
      let path = scratch.file("log.json", text[..<length])
      do throws(LogError) {
        _ = try await Reading.of([LogSource(path: path)], projection())
        Issue.record("\(length) bytes were read")
      } catch {
        if case .brokenArray(let broken) = error {
          #expect(broken.fault == .notClosed, "\(length) bytes")
        } else {
          // Its first element is not complete: there are no names.
          guard case .noObjects = error else {
            Issue.record("\(length) bytes: \(error)")
            continue
          }
        }
      }
    }
  }
}
