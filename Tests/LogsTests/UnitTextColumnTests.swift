import Columns
import Logs
import TestSupport
import Testing

/// The texts of units beside their hashes: what two formats make of them, rows that are rejected among them.
@Suite struct UnitTextColumnTests {
  private struct Found: Equatable, Sendable {
    var unit: UInt64
    var text: [UInt8]
  }

  private static let projection: Projection = {
    var projection = Projection(
      group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
      unit: ColumnChoice(names: ["user_id"], flag: "--unit", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["value"], flag: "--metric", isRequired: true), reading: .number)
      ])
    projection.keepsUnitTexts = true
    return projection
  }()

  private static func kept(_ batch: borrowing Batch) -> [Found] {
    var found: [Found] = []
    let units = batch.units
    for row in units.indices {
      var text: [UInt8] = []
      if units[row] != Batch.missingUnit {
        let span = batch.unitText(row)
        for index in span.indices { text.append(span[index]) }
      }
      found.append(Found(unit: units[row], text: text))
    }
    return found
  }

  private static func read(_ path: String, blockSize: Int) async throws -> [Found] {
    let reader = LogReader(
      sources: [LogSource(path: path)], projection: projection, threads: 2, keepsRejectedText: false,
      blockSize: blockSize)
    var found: [Found] = []
    _ = try await reader.read(summarise: { kept($0) }) { (blocks) async throws(LogError) in
      for block in blocks { found += block.partial }
    }
    return found
  }

  @Test(arguments: [200, 4_000, 1 << 20]) func textsAreThoseThatWereHashed(_ blockSize: Int) async throws {
    var random = SplitMix64(seed: 19)
    var (csv, json) = ("value,user_id,group\n", "")
    var expected: [Found] = []
    for row in 0..<600 {
      let users = ["user_\(row)", "한글 \(row)", String(row), "", "a,b\"\(row)", "é", "null"]
      let user = users[Int(random.next() % 7)]
      let isBad = random.uniform() < 0.1
      let quoted = "\"" + user.replacing("\"", with: "\"\"") + "\""
      csv += "\(isBad ? "x" : "\(row)"),\(user.isEmpty ? "" : quoted),\(row % 2)\n"
      let escaped = user.replacing("\"", with: "\\\"")
      let field = user.isEmpty ? "" : ",\"user_id\":\(user == String(row) ? user : "\"\(escaped)\"")"
      json += "{\"value\":\(isBad ? "\"x\"" : "\(row)"),\"group\":\"\(row % 2)\"\(field)}\n"
      guard !isBad else { continue }
      let bytes = user == "null" ? [] : Array(user.utf8)
      expected.append(Found(unit: UnitText.hash(bytes.span), text: bytes))
    }
    let scratch = Scratch()
    let files = [scratch.file("log.csv", csv), scratch.file("log.jsonl", json)]
    for file in files { #expect(try await Self.read(file, blockSize: blockSize) == expected, "\(file)") }
  }
}
