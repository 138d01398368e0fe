import Foundation
import Simulation
import Testing

@Suite struct LogTextTests {
  private static func text(
    _ format: SimulatedFormat, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> (generator: LogGenerator, bytes: [UInt8]) {
    var scenario = Scenario()
    (scenario.rows, scenario.users) = (10_000, 500)
    (scenario.control.missing, scenario.treatment.missing) = (0.1, 0.1)
    scenario.control.errorRate = 0.3
    change(&scenario)
    let generator = try LogGenerator(scenario)
    let text = LogText(generator, format: format)
    // Blocks from the last to the first: none knows of the others.
    var blocks: [[UInt8]] = []
    for index in (0..<text.blocks).reversed() { blocks.insert(text.block(index), at: 0) }
    return (generator, text.header + blocks.flatMap { $0 })
  }

  /// Every row as Foundation prints it.
  @Test func csv() throws {
    let (generator, bytes) = try Self.text(.csv)
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 10_002 && lines.last == "")
    #expect(
      lines.first
        == "timestamp,request_id,user_id,group,endpoint,status_code,success,response_time_ms,confidence_score"
    )
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    for index in 0..<10_000 {
      let row = generator.row(index)
      let fields = lines[index + 1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 9)
      #expect(fields[0] == formatter.string(from: Date(timeIntervalSince1970: Double(row.time) / 1_000)))
      #expect(fields[1] == String(format: "req-%07d", index + 1))
      #expect(fields[2] == String(format: "user-%06d", row.user))
      #expect(fields[3] == (row.isTreatment ? "canary" : "legacy"))
      #expect(fields[4] == LogGenerator.endpoints[row.endpoint])
      #expect(fields[5] == (row.hasFailed ? "503" : "200") && fields[6] == (row.hasFailed ? "false" : "true"))
      #expect(Self.isNear(fields[7], row.responseTime, decimals: 3))
      #expect(Self.isNear(fields[8], row.confidence, decimals: 4))
    }
  }

  /// Half of the last decimal away at most, with all decimals; or nothing at all.
  private static func isNear(_ text: String, _ value: Double?, decimals: Int) -> Bool {
    guard let value else { return text.isEmpty }
    let fraction = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let number = Double(text), fraction.count == 2, fraction[1].count == decimals else { return false }
    return (number - value).magnitude <= 0.5000001 * pow(10, Double(-decimals)) + 1e-12 * value
  }

  /// The lines of JSON hold what the lines of CSV hold.
  @Test func jsonLines() throws {
    let csv = String(decoding: try Self.text(.csv).bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    let json = String(decoding: try Self.text(.jsonl).bytes, as: UTF8.self).split(separator: "\n")
    #expect(csv.count == json.count)
    let names = [
      "timestamp", "request_id", "user_id", "group", "endpoint", "status_code", "success", "response_time_ms",
      "confidence_score",
    ]
    for (row, line) in zip(csv, json) {
      let parts = zip(names, row.split(separator: ",", omittingEmptySubsequences: false)).map { name, value in
        let isBare = ["status_code", "success", "response_time_ms", "confidence_score"].contains(name)
        return "\"\(name)\":" + (isBare ? (value.isEmpty ? "null" : String(value)) : "\"\(value)\"")
      }
      #expect(line == "{" + parts.joined(separator: ",") + "}")
    }
  }

  @Test func namesThatNeedQuotes() throws {
    let name = "a,\"b\"\n\u{1}\\é"
    let (_, csv) = try Self.text(.csv) { ($0.rows, $0.treatmentName) = (50, name) }
    #expect(String(decoding: csv, as: UTF8.self).contains(",\"a,\"\"b\"\"\n\u{1}\\é\","))
    let (_, json) = try Self.text(.jsonl) { ($0.rows, $0.treatmentName) = (50, name) }
    for line in json.split(separator: UInt8(ascii: "\n")) {
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      #expect([name, "legacy"].contains(object?["group"] as? String))
    }
  }

  /// Days around the leap days of centuries, and before 1970.
  @Test(arguments: [
    "1600-02-29", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "2025-12-31",
    "2100-03-01",
  ])
  func days(_ day: String) throws {
    let formatter = ISO8601DateFormatter()
    let start = try #require(formatter.date(from: day + "T00:00:00Z"))
    let (_, bytes) = try Self.text(.csv) {
      $0.rows = 20
      $0.start = Int64(start.timeIntervalSince1970) * 1_000
      $0.stages = [ScenarioStage(treatmentShare: 0.5, days: 1)]
    }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      #expect(line.hasPrefix(day + "T"), "\(line)")
    }
  }
}
