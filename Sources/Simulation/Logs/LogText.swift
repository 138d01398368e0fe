/// How a synthetic log is written.
public enum SimulatedFormat: String, Sendable, CaseIterable {
  /// Comma-separated values with a header.
  case csv
  /// A JSON object a line.
  case jsonl
}

/// The rows of a synthetic log as text, block by block: the same bytes however many blocks are made at a time.
public struct LogText: Sendable {
  /// The rows of a block.
  public static let rowsPerBlock = 8_192

  private let generator: LogGenerator
  private let format: SimulatedFormat
  private let names: [[UInt8]]
  private let endpoints = LogGenerator.endpoints.map { Array($0.utf8) }
  /// What stands before, between and behind the fields.
  private let pieces: [[UInt8]]

  /// The text of a log.
  public init(_ generator: LogGenerator, format: SimulatedFormat) {
    self.generator = generator
    self.format = format
    let scenario = generator.scenario
    names = [scenario.controlName, scenario.treatmentName].map { Self.quoted($0, format) }
    let columns = Self.columns
    switch format {
    case .csv: pieces = [""].map { Array($0.utf8) } + columns.dropFirst().map { _ in [UInt8(ascii: ",")] }
    case .jsonl:
      pieces = columns.enumerated().map { place, column in
        Array("\(place == 0 ? "{" : ",")\"\(column)\":".utf8)
      }
    }
  }

  private static let columns = [
    "timestamp", "request_id", "user_id", "group", "endpoint", "status_code", "success", "response_time_ms",
    "confidence_score",
  ]

  /// What stands before the first row.
  public var header: [UInt8] {
    format == .csv ? Array((Self.columns.joined(separator: ",") + "\n").utf8) : []
  }

  /// The number of blocks.
  public var blocks: Int { (generator.scenario.rows + Self.rowsPerBlock - 1) / Self.rowsPerBlock }

  /// The rows of a block as text, the last line ended.
  ///
  /// - Parameter index: which block, from 0.
  /// - Returns: the bytes.
  public func block(_ index: Int) -> [UInt8] {
    let first = index * Self.rowsPerBlock
    let last = min(first + Self.rowsPerBlock, generator.scenario.rows)
    var text = RowText(capacity: Self.rowsPerBlock * (format == .csv ? 128 : 240))
    for row in first..<last { add(generator.row(row), number: row + 1, to: &text) }
    return text.bytes
  }

  private func add(_ row: LogRow, number: Int, to text: inout RowText) {
    let isJSON = format == .jsonl
    func piece(_ place: Int) { text.add(pieces[place]) }
    func quote() { if isJSON { text.add(UInt8(ascii: "\"")) } }
    piece(0)
    quote()
    text.add(time: row.time)
    quote()
    piece(1)
    quote()
    text.add(Self.request)
    text.add(whole: number, digits: 7)
    quote()
    piece(2)
    quote()
    text.add(Self.user)
    text.add(whole: row.user, digits: 6)
    quote()
    piece(3)
    text.add(names[row.isTreatment ? 1 : 0])
    piece(4)
    quote()
    text.add(endpoints[row.endpoint])
    quote()
    piece(5)
    text.add(row.hasFailed ? Self.unavailable : Self.fine)
    piece(6)
    text.add(row.hasFailed ? Self.no : Self.yes)
    piece(7)
    text.add(row.responseTime, decimals: 3, absent: isJSON ? Self.null : [])
    piece(8)
    text.add(row.confidence, decimals: 4, absent: isJSON ? Self.null : [])
    text.add(isJSON ? Self.end : Self.newline)
  }

  private static let request = Array("req-".utf8)
  private static let user = Array("user-".utf8)
  private static let unavailable = Array("503".utf8)
  private static let fine = Array("200".utf8)
  private static let no = Array("false".utf8)
  private static let yes = Array("true".utf8)
  private static let null = Array("null".utf8)
  private static let end = Array("}\n".utf8)
  private static let newline = Array("\n".utf8)

  /// A group's name as the format writes it.
  private static func quoted(_ name: String, _ format: SimulatedFormat) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    switch format {
    case .csv:
      let special = Array("\",;\t|\r\n".utf8)
      guard name.utf8.contains(where: special.contains) else { return Array(name.utf8) }
      return [quote] + name.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    case .jsonl:
      let digits = Array("0123456789abcdef".utf8)
      return [quote]
        + name.utf8.flatMap { byte -> [UInt8] in
          if byte == quote || byte == UInt8(ascii: "\\") { return [UInt8(ascii: "\\"), byte] }
          guard byte < 0x20 else { return [byte] }
          return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        } + [quote]
    }
  }
}
