import Warehouse

/// A token of SQL, taken apart by the rules that the engines' documentation gives, knowing nothing of how we write them.
enum SQLToken: Equatable {
  case word(String)
  case number(String)
  case text(String)
  case name(String)
  case symbol(String)
  case comment

  /// Why a text is not SQL that is safe to run.
  struct Unsafe: Error {
    var reason: String
    var at: Int
  }

  /// The tokens of a statement.
  static func tokens(_ sql: String, _ dialect: Dialect) throws -> [SQLToken] {
    var cursor = TokenCursor(scalars: Array(sql.unicodeScalars), dialect: dialect)
    var tokens: [SQLToken] = []
    while let token = try cursor.next() { tokens.append(token) }
    return tokens
  }
}

/// Walks along a statement, scalar by scalar.
struct TokenCursor {
  let scalars: [Unicode.Scalar]
  let dialect: Dialect
  var at = 0

  private var now: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }
  private var after: Unicode.Scalar? { at + 1 < scalars.count ? scalars[at + 1] : nil }
  private func fault(_ reason: String) -> SQLToken.Unsafe { SQLToken.Unsafe(reason: reason, at: at) }

  mutating func next() throws -> SQLToken? {
    while let scalar = now, [" ", "\n", "\t"].contains(scalar) { at += 1 }
    guard let scalar = now else { return nil }
    switch scalar {
    case "-" where after == "-":
      skipComment()
      return .comment
    case "/" where after == "*": throw fault("a comment between marks")
    case "#" where dialect == .bigquery || dialect == .clickhouse: throw fault("a comment by #")
    case "'":
      return .text(
        try quoted("'", escapes: dialect == .duckdb || dialect == .postgresql ? .none : .backslash))
    case "\"":
      switch dialect {
      case .duckdb, .postgresql: return .name(try quoted("\"", escapes: .none))
      case .clickhouse: return .name(try quoted("\"", escapes: .backslash))
      case .spark, .bigquery: return .text(try quoted("\"", escapes: .backslash))
      }
    case "`":
      guard dialect != .duckdb, dialect != .postgresql else { throw fault("a grave accent") }
      return .name(try quoted("`", escapes: dialect == .spark ? .none : .backslash))
    case "$" where dialect == .duckdb || dialect == .postgresql: throw fault("a text between dollars")
    case "\\": throw fault("a command of the client")
    case "{": throw fault("a parameter")
    case ":" where after != ":": throw fault("a variable")
    case "E", "e":
      if after == "'", dialect == .duckdb || dialect == .postgresql {
        at += 1
        return .text(try quoted("'", escapes: .backslash))
      }
    case "r", "R":
      if after == "'", dialect == .bigquery {
        at += 1
        return .text(try quoted("'", escapes: .raw))
      }
    default: break
    }
    if scalar.properties.isAlphabetic || scalar == "_" {
      return .word(run { $0.properties.isAlphabetic || $0 == "_" || Self.isDigit($0) })
    }
    if Self.isDigit(scalar) {
      return .number(run { Self.isDigit($0) || $0 == "." || $0 == "e" || $0 == "D" })
    }
    guard "()[],.=<>!+-*/|~:".unicodeScalars.contains(scalar) else {
      throw fault("\(scalar.debugDescription)")
    }
    at += 1
    return .symbol(String(Character(scalar)))
  }

  enum Escapes {
    /// Only a doubled mark.
    case none
    /// A backslash takes the meaning of what follows; a doubled mark is a mark for Spark and ClickHouse.
    case backslash
    /// Neither.
    case raw
  }

  private mutating func quoted(_ mark: Unicode.Scalar, escapes: Escapes) throws -> String {
    at += 1
    if dialect == .bigquery, now == mark, after == mark { throw fault("three marks") }
    var text = String.UnicodeScalarView()
    while let scalar = now {
      at += 1
      if scalar == mark {
        guard now == mark, escapes != .raw, dialect != .bigquery else { return String(text) }
        at += 1
        text.append(mark)
      } else if scalar == "\\", escapes == .backslash {
        guard let letter = now else { break }
        at += 1
        switch letter {
        case "n": text.append("\n")
        case "r": text.append("\r")
        case "t": text.append("\t")
        case "\\", mark: text.append(letter)
        default: throw fault("an unknown escape \(letter.debugDescription)")
        }
      } else {
        if dialect == .bigquery, scalar == "\n" || scalar == "\r" { throw fault("a line end in quotes") }
        if scalar.value == 0 { throw fault("a zero") }
        text.append(scalar)
      }
    }
    throw fault("quotes that do not end")
  }

  private mutating func skipComment() {
    var last: Unicode.Scalar = " "
    while let scalar = now {
      let continues = dialect == .spark && last == "\\"
      if scalar == "\n" || (scalar == "\r" && dialect != .clickhouse), !continues { return }
      last = scalar
      at += 1
    }
  }

  private mutating func run(_ belongs: (Unicode.Scalar) -> Bool) -> String {
    let start = at
    while let scalar = now, belongs(scalar) { at += 1 }
    return String(String.UnicodeScalarView(scalars[start..<at]))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
