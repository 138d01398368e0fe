/// The name of a table, part by part: `project.dataset.table`.
public struct TableName: Sendable, Hashable {
  /// The parts, none of them empty; a path of files is one part.
  public let parts: [String]
  /// Whether it is a path of files, which some engines read as a table: `logs/*.parquet`.
  public let isPath: Bool

  /// A name as a person writes it.
  ///
  /// Parts are separated by dots; a part within `"` or backticks stands for itself, the mark doubled where it is meant. What
  /// holds a `/`, or ends as a file of data does, is a path.
  ///
  /// - Throws: ``WarehouseError/invalidTable(_:)``.
  public init(parsing text: String) throws(WarehouseError) {
    let endings = [".parquet", ".csv", ".csv.gz", ".csv.zst", ".json", ".jsonl", ".json.gz", ".jsonl.gz"]
    if let first = text.unicodeScalars.first, first != "\"", first != "`",
      text.contains("/") || endings.contains(where: { text.hasSuffix($0) })
    {
      parts = [text]
      isPath = true
      return
    }
    isPath = false
    var parts: [String] = []
    // Scalar by scalar: a mark before a combining accent is a mark.
    var rest = text.unicodeScalars[...]
    while true {
      guard let part = Self.part(&rest), !part.isEmpty else { throw .invalidTable(text) }
      parts.append(part)
      guard let next = rest.popFirst() else { break }
      guard next == "." else { throw .invalidTable(text) }
    }
    self.parts = parts
  }

  private static func part(_ rest: inout Substring.UnicodeScalarView) -> String? {
    guard let mark = rest.first, mark == "\"" || mark == "`" else {
      let part = rest.prefix { $0 != "." }
      rest = rest[part.endIndex...]
      return String(part)
    }
    rest.removeFirst()
    var part = String.UnicodeScalarView()
    while let character = rest.popFirst() {
      guard character == mark else {
        part.append(character)
        continue
      }
      guard rest.first == mark else { return String(part) }
      part.append(mark)
      rest.removeFirst()
    }
    return nil
  }

  /// The name in a dialect.
  ///
  /// - Throws: ``WarehouseError/invalidName(_:_:)``; ``WarehouseError/invalidTable(_:)`` for a path that the engine does not
  ///   read.
  public func sql(_ dialect: Dialect) throws(WarehouseError) -> String {
    guard isPath else {
      var quoted: [String] = []
      for part in parts { quoted.append(try dialect.identifier(part)) }
      return quoted.joined(separator: ".")
    }
    let path = parts[0]
    switch dialect {
    case .duckdb: return try dialect.literal(path)
    case .clickhouse:
      let function = path.hasPrefix("s3://") ? "s3" : "file"
      return "\(function)(\(try dialect.literal(path)))"
    case .spark:
      let format = path.contains(".parquet") || !path.contains(".json") ? "parquet" : "json"
      return "\(format).\(try dialect.identifier(path))"
    case .bigquery, .postgresql: throw .invalidTable(path)
    }
  }
}
