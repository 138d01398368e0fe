import Columns
import Logs
import TestSupport
import Testing

/// The fast reader of JSON Lines against the slow, obvious one, on rows that fit the row before, or nearly.
///
/// One case at a time, so that other tests have their turn.
@Suite(.serialized) struct JSONDifferenceTests {
  /// What became of a line that is not blank.
  private enum Outcome: Equatable {
    case row(group: [UInt8], unit: UInt64, value: UInt64)
    case refused(RejectionReason)
  }

  private static let file = FileColumns(
    wanted: [
      WantedColumn(name: "g", index: 0, slot: .group), WantedColumn(name: "u.id", index: 1, slot: .unit),
      WantedColumn(name: "v", index: 2, slot: .number(0)),
    ], fieldCount: 3, isPresent: [true])

  /// One parser keeps what it has learnt of rows from one stretch of lines to the next, as from block to block.
  @Test(arguments: 0..<120)
  func agreesWithTheObviousReader(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var source = HostileLines(seed: UInt64(10_000 + seed))
    var parser = JSONLinesParser(file: Self.file)
    var builder = RowBuilder(projection: projection(unit: ["u.id"], numbers: ["v"]), keepsRejectedText: false)
    for _ in 0..<60 {
      // A batch tells 64 groups apart, so that a stretch has fewer rows.
      let lines = (0..<Int.random(in: 1...60, using: &random)).map { _ in source.next() }
      builder.begin(rows: lines.count, file: Self.file)
      let text = lines.flatMap { $0 + [0x0A] } + [UInt8](repeating: UInt8(ascii: "\""), count: 64)
      let passed = unsafe text.withUnsafeBytes {
        unsafe parser.parse(
          UnsafeRawBufferPointer(rebasing: $0.dropLast(64)), endsFile: false, into: &builder)
      }
      #expect(passed == lines.count, "seed \(seed)")
      let found = outcomes(builder.batch)
      var expected: [Int: Outcome] = [:]
      for (number, line) in lines.enumerated() { expected[number] = outcome(of: line) }
      var rows = found.rows[...]
      for number in lines.indices {
        guard let wanted = expected[number] else { continue }
        let got = found.refused[number].map { .refused($0) } ?? rows.popFirst()
        #expect(
          got == wanted, "seed \(seed): \(String(decoding: lines[number], as: UTF8.self).debugDescription)")
      }
      #expect(rows.isEmpty && found.refused.keys.allSatisfy { expected[$0] != nil }, "seed \(seed)")
    }
  }

  /// The same rows in files, cut anywhere, on one to three threads: a block begins with a template of its own.
  @Test(arguments: 0..<10)
  func everyCutGivesTheSameRows(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    var source = HostileLines(seed: UInt64(20_000 + seed))
    let first = Array(#"{"g":"legacy","u":{"id":"x"},"v":1}"#.utf8)
    let text = [first] + (0..<150).map { _ in source.next() }
    let scratch = Scratch()
    let log = LogSource(path: scratch.file("log.jsonl", Array(text.joined(separator: [0x0A]))), group: "g")
    let wanted = Projection(
      group: nil, unit: ColumnChoice(names: ["u.id"], flag: "--unit", isRequired: true),
      numbers: [
        NumberColumn(choice: ColumnChoice(names: ["v"], flag: "--metric", isRequired: true), reading: .number)
      ])
    let whole = try await Reading.of([log], wanted)
    #expect(whole.report.inputs[0].rows == text.count { !isBlank($0) })
    for size in Array(1...40) + (0..<20).map({ _ in Int.random(in: 41...20_000, using: &random) }) {
      let cut = try await Reading.of([log], wanted, threads: 1 + size % 3, blockSize: size)
      #expect(cut.content == whole.content, "seed \(seed), block size \(size)")
    }
  }

  private func isBlank(_ line: [UInt8]) -> Bool {
    if case .blank = ObviousJSON.read(line) { true } else { false }
  }

  private func outcomes(_ batch: borrowing Batch) -> (rows: [Outcome], refused: [Int: RejectionReason]) {
    var rows: [Outcome] = []
    for row in 0..<batch.count {
      let name = Array(batch.groupNames[Int(batch.groups[row])].utf8)
      rows.append(.row(group: name, unit: batch.units[row], value: bits(batch.numbers(0)[row])))
    }
    return (rows, Dictionary(batch.rejections.map { ($0.line, $0.reason) }) { first, _ in first })
  }

  private func outcome(of line: [UInt8]) -> Outcome? {
    let value: ObviousJSON.Value
    switch ObviousJSON.read(line) {
    case .blank: return nil
    case .refused(let reason): return .refused(reason)
    case .row(let row): value = row
    }
    guard let group = text(ObviousJSON.find(["g"], in: value)), !isMissing(group) else {
      return .refused(.missingGroup)
    }
    let unit = text(ObviousJSON.find(["u", "id"], in: value)) ?? []
    let number: Double?
    switch ObviousJSON.find(["v"], in: value) {
    case .null: number = .nan
    case .flag(let flag): number = flag ? 1 : 0
    case .array, .object: number = nil
    case .number(let digits):
      number = Double(String(decoding: digits, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    // How texts are read has tests of its own.
    case .text(let text):
      let trimmed = text.trimmingBlanks
      number = DigitGrouping.unknown.value(of: trimmed.span) { NumberText.number($0) }
    }
    guard let number else { return .refused(.badNumber) }
    return .row(group: group, unit: UnitText.hash(unit.span), value: bits(number))
  }

  /// The text of a scalar, without the blanks around it.
  private func text(_ value: ObviousJSON.Value) -> [UInt8]? {
    switch value {
    case .text(let text), .number(let text): text.trimmingBlanks
    case .flag(let flag): Array((flag ? "true" : "false").utf8)
    case .null, .array, .object: nil
    }
  }

  private func isMissing(_ text: [UInt8]) -> Bool {
    ["", "null", "na", "n/a", "nan", "none"].contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  /// The bits of a number; all that is missing is alike.
  private func bits(_ number: Double) -> UInt64 { number.isNaN ? Double.nan.bitPattern : number.bitPattern }
}
