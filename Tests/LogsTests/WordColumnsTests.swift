import Columns
import Logs
import TestSupport
import Testing

/// Columns of words and the names of requests: what two formats, any cut and any number of threads make of them.
@Suite(.serialized) struct WordColumnsTests {
  /// A row as the test writes it.
  private struct Row {
    var group: String
    var endpoint: String?
    var region: String
    var request: String?
    var value: String

    /// Whether the row counts: its value is a number.
    var isGood: Bool { Double(value) != nil }
    var line: String {
      "\(region),\(group),\(endpoint ?? ""),\(value),\(request ?? "")"
    }
    var json: String {
      let endpoint = endpoint.map { #""\#($0)""# } ?? "null"
      let request = request.map { #","request_id":"\#($0)""# } ?? ""
      return
        #"{"region":\#(region),"group":"\#(group)","endpoint":\#(endpoint),"value":"\#(value)"\#(request)}"#
    }
  }

  /// What a reading made of a row.
  private struct Found: Equatable, Sendable {
    var words: [String?]
    var request: UInt64
  }

  private static let projection = Projection(
    group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
    numbers: [
      NumberColumn(
        choice: ColumnChoice(names: ["value"], flag: "--metric", isRequired: true), reading: .number)
    ],
    categories: [
      ColumnChoice(names: ["endpoint"], flag: "--segment", isRequired: true),
      ColumnChoice(names: ["region"], flag: "--segment", isRequired: true),
    ], request: ColumnChoice(names: ["request_id"], flag: "--request-id", isRequired: true))

  private static func rows(_ count: Int, seed: UInt64) -> [Row] {
    var random = SplitMix64(seed: seed)
    let endpoints = (0..<40).map { "/v\($0)/\(String(repeating: "x", count: $0))" } + ["NULL", "Ünïcode"]
    return (0..<count).map { number in
      Row(
        group: random.uniform() < 0.5 ? "a" : "b",
        endpoint: number > 3 && random.uniform() < 0.1 ? nil : endpoints[Int(random.uniform() * 42)],
        region: String(Int(random.uniform() * 5)),
        request: number > 3 && random.uniform() < 0.1 ? nil : "r\(Int(random.uniform() * 50))",
        value: random.uniform() < 0.05 ? "bad" : String(number))
    }
  }

  private static func expected(_ rows: [Row]) -> [Found] {
    rows.filter(\.isGood).map { row in
      let endpoint = row.endpoint.flatMap { $0 == "NULL" ? nil : $0 }
      let request = Array((row.request ?? "").utf8)
      return Found(words: [endpoint, row.region], request: UnitText.hash(request.span))
    }
  }

  private func read(_ path: String, threads: Int, blockSize: Int) async throws -> [Found] {
    let reader = LogReader(
      sources: [LogSource(path: path)], projection: Self.projection, threads: threads,
      keepsRejectedText: false, blockSize: blockSize)
    var found: [Found] = []
    _ = try await reader.read(summarise: { batch -> [Found] in
      var rows: [Found] = []
      for row in 0..<batch.count {
        var words: [String?] = []
        for column in 0..<2 {
          let code = batch.categories(column)[row]
          words.append(code == Batch.missingCategory ? nil : batch.categoryNames[column][Int(code)])
        }
        rows.append(Found(words: words, request: batch.requests[row]))
      }
      return rows
    }) { (blocks) async throws(LogError) in
      for block in blocks { found += block.partial }
    }
    return found
  }

  @Test(arguments: 0..<6)
  func bothFormatsAndAnyCutGiveTheSameWords(_ seed: Int) async throws {
    let rows = Self.rows(400, seed: UInt64(seed))
    let expected = Self.expected(rows)
    #expect(expected.count < rows.count)
    let scratch = Scratch()
    let header = "region,group,endpoint,value,request_id\n"
    let csv = scratch.file("log.csv", header + rows.map { $0.line + "\n" }.joined())
    let json = scratch.file("log.jsonl", rows.map { $0.json + "\n" }.joined())
    for (number, size) in [200, 1_000, 4_096, 1 << 20].enumerated() {
      #expect(try await read(csv, threads: 1 + number % 3, blockSize: size) == expected, "CSV, \(size)")
      #expect(try await read(json, threads: 1 + number % 3, blockSize: size) == expected, "JSON, \(size)")
    }
  }

  @Test func moreThanAThousandValuesAreRefused() async throws {
    let scratch = Scratch()
    func log(_ values: Int) -> String {
      let rows = (0..<values).map { "0,a,/\($0),1,r\n" }.joined()
      return scratch.file("log.csv", "region,group,endpoint,value,request_id\n" + rows)
    }
    #expect(try await read(log(1_000), threads: 1, blockSize: 1 << 20).count == 1_000)
    let path = log(1_001)
    await #expect(throws: LogError.tooManyValues(path: path, column: "endpoint", limit: 1_000)) {
      try await read(path, threads: 1, blockSize: 1 << 20)
    }
  }

  @Test func aMissingSegmentNamesItsFlag() async throws {
    let scratch = Scratch()
    let path = scratch.file("log.csv", "region,group,value,request_id\n0,a,1,r\n")
    do {
      _ = try await read(path, threads: 1, blockSize: 1 << 20)
      Issue.record("a column that is not there was read")
    } catch let error as LogError {
      #expect(error.description.contains("--segment"), "\(error)")
    }
  }
}
