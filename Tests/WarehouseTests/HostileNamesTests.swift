import Columns
import Summaries
import TestSupport
import Testing
import Warehouse

/// Names and texts from outside, in statements taken apart by an independent reader of tokens.
@Suite("Hostile names")
struct HostileNamesTests {
  static let pieces = [
    "'", "\"", "`", "\\", "\n", "\r", "\t", ";", "--", "/*", "*/", "$$", "${x}", ":name", "{x:Int}",
    "\u{301}",
    "\u{1FEF}", "\u{37E}", "\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}", "한글", "😀", " ", "#", "E'",
    "''", "\\'",
    "\"\"", "``", "DROP TABLE x", "\u{202E}", "\u{FEFF}", "\u{A0}", "\u{2019}", "\u{201D}", "\u{FF07}", "0",
    "a", "select", "%s",
    "'''", "\\n", "\u{7F}", "\u{1B}[31m", ".", "r'", "\u{1}",
  ]

  /// The names and texts of one statement, by what they stand for.
  struct Names {
    var values: [String: String]

    subscript(_ meaning: String) -> String { values[meaning] ?? meaning }

    static let meanings = [
      "table", "folder", "group", "unit", "time", "number", "duration", "flag", "status", "segment",
      "request", "one",
    ]
  }

  static func statement(_ names: Names, _ dialect: Dialect) throws -> String {
    func choice(_ meaning: String) -> ColumnChoice {
      ColumnChoice(names: [names[meaning]], flag: "--\(meaning)", isRequired: true)
    }
    func number(_ meaning: String, _ reading: NumberReading) -> NumberColumn {
      NumberColumn(choice: choice(meaning), reading: reading)
    }
    let numbers = [
      number("number", .number), number("duration", .duration), number("flag", .flag),
      number("status", .status),
    ]
    let projection = Projection(
      group: choice("group"), unit: choice("unit"), time: choice("time"), numbers: numbers,
      categories: [choice("segment")], request: choice("request"))
    let types = ["time": dialect == .clickhouse ? "DateTime64(3)" : "timestamp", "number": "double"]
    let schema = TableSchema(
      Names.meanings.dropFirst(2).map { TableSchema.Column(name: names[$0], type: types[$0] ?? "text") })
    let name = try TableName(parsing: "\(Self.marked(names["folder"])).\(Self.marked(names["table"]))")
    let bound = try BoundTable(name, schema: schema, projection: projection)
    let value = ColumnExpression.column(numbers[1])
    var question = SummaryQuestion(
      needs: [
        .unitSums(.column(numbers[0])), .distribution(value, levels: [0.5]), .unitSums(.column(numbers[2])),
        .unitSums(.atMostQuantile(value, level: 0.5)),
      ], hasUnits: true)
    question.timeRange = TimeRange(start: 0, end: 1_000)
    question.countsDays = true
    question.dimensions = [.segment(0)]
    question.windows = [ValueWindow(value, group: names["one"], range: 1...2)]
    question.prior.set(1.5, of: value, at: 0.5, group: names["one"])
    question.title = "summaries of \(names["table"])"
    question.isExplained = true
    return try SummaryStatement(question, table: bound, dialect: dialect).statement().text
  }

  static func marked(_ name: String) -> String {
    var marked = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in name.unicodeScalars {
      if scalar == "\"" { marked.append(scalar) }
      marked.append(scalar)
    }
    marked.append("\"")
    return String(marked)
  }

  /// The pieces without the characters that BigQuery's names cannot hold.
  static let piecesOfBigQuery = pieces.filter { piece in
    !piece.unicodeScalars.contains {
      $0 == "`" || $0 == "\\" || $0.properties.generalCategory == .control
    }
  }

  @Test("nothing in a name changes the tokens of a statement but itself", arguments: Dialect.allCases)
  func tokens(_ dialect: Dialect) throws {
    let plain = Names(values: Dictionary(uniqueKeysWithValues: Names.meanings.map { ($0, "plain_\($0)_ms") }))
    let expected = try SQLToken.tokens(try Self.statement(plain, dialect), dialect)
    var random = SplitMix64(seed: 20_251_022)
    var refused = 0
    for round in 0..<700 {
      var values: [String: String] = [:]
      var meanings: [String: String] = [:]
      for (place, meaning) in Names.meanings.enumerated() {
        let count = 1 + Int(random.next() % 5)
        // Of BigQuery half of the statements hold no character that its names cannot hold.
        let pieces = dialect == .bigquery && round % 2 == 1 ? Self.piecesOfBigQuery : Self.pieces
        let piece = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        // Apart from each other, and with the suffix that tells a duration's unit.
        values[meaning] = piece + String(place) + "_ms"
        meanings["plain_\(meaning)_ms"] = values[meaning]
      }
      let sql: String
      do { sql = try Self.statement(Names(values: values), dialect) } catch let error as WarehouseError {
        switch error {
        case .invalidName, .invalidText: refused += 1
        default: Issue.record("\(error) of \(values)")
        }
        continue
      }
      let wanted = expected.map { token -> SQLToken in
        switch token {
        case .name(let name): .name(meanings[name] ?? name)
        case .text(let text): .text(meanings[text] ?? text)
        default: token
        }
      }
      let found: [SQLToken]
      do { found = try SQLToken.tokens(sql, dialect) } catch {
        Issue.record("round \(round): \(error) in\n\(sql)")
        return
      }
      // The statement's own fingerprint is another for other names: the text behind 'assay'.
      let mark = zip(wanted.indices, wanted).first { $0.1 == .text("assay") }.map { $0.0 + 2 }
      let differing = zip(found, wanted).enumerated().filter { place, pair in
        place != mark && !Self.areSame(pair.0, pair.1)
      }
      guard found.count == wanted.count, differing.isEmpty, mark != nil else {
        let place = differing.first
        Issue.record("round \(round): \(String(describing: place)) in\n\(sql)")
        return
      }
    }
    switch dialect {
    // Names of BigQuery hold neither grave accents nor backslashes nor controls; those of PostgreSQL are cut at 63 bytes.
    case .bigquery: #expect(refused > 0 && refused < 700)
    case .postgresql: #expect(refused < 200)
    case .duckdb, .spark, .clickhouse: #expect(refused == 0)
    }
  }

  /// By their bytes: strings that are canonically equivalent are not the same name.
  static func areSame(_ one: SQLToken, _ other: SQLToken) -> Bool {
    switch (one, other) {
    case (.name(let one), .name(let other)), (.text(let one), .text(let other)):
      Array(one.utf8) == Array(other.utf8)
    default: one == other
    }
  }

  @Test("a single nasty piece is itself again", arguments: Dialect.allCases)
  func pieces(_ dialect: Dialect) throws {
    for piece in Self.pieces + namesFromElsewhere {
      #expect(try Self.tokens(dialect.literal(piece), dialect) == [.text(piece)], "\(piece.debugDescription)")
      if dialect == .postgresql, piece.utf8.count > 63 { continue }
      if dialect == .bigquery, (try? dialect.identifier(piece)) == nil { continue }
      #expect(
        try Self.tokens(dialect.identifier(piece), dialect) == [.name(piece)], "\(piece.debugDescription)")
    }
  }

  static func tokens(_ sql: String, _ dialect: Dialect) throws -> [SQLToken] {
    try SQLToken.tokens(sql, dialect)
  }

  @Test("no engine is told a zero, and PostgreSQL no name that it would cut", arguments: Dialect.allCases)
  func refused(_ dialect: Dialect) {
    #expect(throws: WarehouseError.invalidName("a\0b", dialect)) { try dialect.identifier("a\0b") }
    #expect(throws: WarehouseError.invalidText("a\0b", dialect)) { try dialect.literal("a\0b") }
    #expect(throws: WarehouseError.invalidName("", dialect)) { try dialect.identifier("") }
    let long = String(repeating: "한", count: 22)
    #expect(((try? dialect.identifier(long)) == nil) == (dialect == .postgresql))
  }

  @Test("a title stays on its line", arguments: Dialect.allCases)
  func comments(_ dialect: Dialect) throws {
    for end in [
      "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\\", "\\\\ \\", "\u{202E}",
    ] {
      let comment = dialect.comment("a\(end)") + "\nSELECT 1"
      #expect(try SQLToken.tokens(comment, dialect) == [.comment, .word("SELECT"), .number("1")])
      let inside = dialect.comment("a\(end)b")
      #expect(
        inside
          == "-- a\(end.unicodeScalars.allSatisfy { $0 == "\\" || $0 == " " } ? end : String(repeating: " ", count: end.unicodeScalars.count))b"
      )
    }
  }
}

private let namesFromElsewhere = [
  "e\u{301}", "\"\u{301}; DROP TABLE x; --", "'\u{301}; DROP TABLE x; --", "`\u{301}", "👨\u{200D}👩\u{200D}👧",
  "\\\u{301}",
  "\u{E000}\u{FFFE}", "a'b\"c`d\\e", "\\", "\\\\", "'", "''", "1; SELECT 2",
]
