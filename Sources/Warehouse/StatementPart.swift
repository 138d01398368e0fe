/// One query of a statement, whose rows are known by the part's name.
///
/// All parts give rows of the same form: the part's name, three keys (texts), and numbers.
struct StatementPart {
  /// What the rows are: a word of our own.
  let name: String
  /// What it is for, in the words of a comment.
  let comment: String
  /// The keys, at most three, as SQL of texts.
  var keys: [String] = []
  /// The numbers, as SQL of doubles, each with the name that a comment gives it.
  var numbers: [(name: String, sql: String)]
  /// Where they come from: `FROM … WHERE … GROUP BY …`.
  let source: String

  /// The number of keys of every row.
  static let keyCount = 3
}

/// A statement, and how its answer is read.
public struct Statement: Sendable {
  /// The SQL, without a semicolon at its end.
  public let text: String
  /// The dialect.
  public let dialect: Dialect
  /// What tells it apart from other statements.
  ///
  /// Its answer holds it, too. Comments and the first line do not matter.
  public let fingerprint: String

  /// The part of an answer that holds the fingerprint.
  static let fingerprintPart = "assay"
}

extension Statement {
  /// The statement of queries and what they are made from.
  ///
  /// - Parameters:
  ///   - title: the first line.
  ///   - steps: the named queries that others are made from, in order.
  ///   - parts: the queries whose rows are the answer; at least one.
  ///   - dialect: the dialect.
  ///   - isExplained: whether comments say what each is for.
  init(
    title: String, steps: [(name: String, comment: String, sql: String)], parts: [StatementPart],
    dialect: Dialect, isExplained: Bool
  ) {
    let plain = Self.text(steps: steps, parts: parts, dialect: dialect, isExplained: false)
    fingerprint = Self.hash(plain)
    self.dialect = dialect
    let known = StatementPart(
      name: Self.fingerprintPart, comment: "which statement this is the answer to",
      keys: ["'\(fingerprint)'"],
      numbers: [("form", "1")], source: "")
    text =
      (dialect.comment("assay: \(title)") + "\n"
      + Self.text(steps: steps, parts: parts + [known], dialect: dialect, isExplained: isExplained))
      .withLineEnds
  }

  private static func text(
    steps: [(name: String, comment: String, sql: String)], parts: [StatementPart], dialect: Dialect,
    isExplained: Bool
  ) -> String {
    let width = max(1, parts.map(\.numbers.count).max() ?? 1)
    var text = ""
    for (place, step) in steps.enumerated() {
      text += place == 0 ? "WITH\n" : ",\n"
      if isExplained { text += dialect.comment(step.comment) + "\n" }
      text += "\(step.name) AS (\n\(step.sql.indented)\n)"
    }
    text += "\n"
    for (place, part) in parts.enumerated() {
      if place > 0 { text += "\nUNION ALL\n" }
      if isExplained { text += dialect.comment(part.comment) + "\n" }
      text += part.sql(width: width, isFirst: place == 0, dialect: dialect, isExplained: isExplained)
    }
    return text
  }

  /// Sixteen hexadecimal digits of a text.
  ///
  /// - Source: FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, RFC 9923.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension StatementPart {
  /// The most columns of a line that is put together from several numbers.
  private static let width = 110

  /// The query, its numbers filled up to a width.
  ///
  /// - Parameters:
  ///   - width: how many numbers every part has.
  ///   - isFirst: whether it names the columns and so fixes their types.
  ///   - dialect: the dialect.
  ///   - isExplained: whether every number stands on its line, with a comment of what it is.
  /// - Returns: the query.
  func sql(width: Int, isFirst: Bool, dialect: Dialect, isExplained: Bool) -> String {
    func named(_ sql: String, _ name: String) -> String { isFirst ? "\(sql) AS \(name)" : sql }
    var items = [(sql: named("'\(name)'", "part"), comment: "")]
    for place in 0..<Self.keyCount {
      let key = keys.indices.contains(place) ? keys[place] : isFirst ? dialect.text("NULL") : "NULL"
      items.append((named(key, "key\(place + 1)"), ""))
    }
    for (place, number) in numbers.enumerated() {
      let sql = Self.column(number.sql, isFirst: isFirst, dialect: dialect)
      items.append((named(sql, "v\(place + 1)"), "v\(place + 1): \(number.name)"))
    }
    // The first query fixes the types of all columns, so that NULL will do in the others.
    for place in numbers.count..<max(width, numbers.count) {
      items.append((isFirst ? "\(dialect.double("NULL")) AS v\(place + 1)" : "NULL", ""))
    }
    return "SELECT\n" + Self.lines(items, dialect: isExplained ? dialect : nil).indented
      + (source.isEmpty ? "" : "\n" + source)
  }

  /// A number as a column of doubles.
  ///
  /// Elsewhere than in the first query a count may stay what it is, but for ClickHouse, which unites no such types.
  private static func column(_ sql: String, isFirst: Bool, dialect: Dialect) -> String {
    if sql == "NULL" { return isFirst ? dialect.double(sql) : sql }
    let isCount = sql.hasPrefix("COUNT(") || sql.allSatisfy(\.isNumber)
    guard dialect == .clickhouse else { return isCount && isFirst ? dialect.double(sql) : sql }
    return isCount ? "toFloat64(\(sql))" : sql
  }

  /// Items behind each other, as many on a line as there is room for; those with comments on lines of their own.
  private static func lines(_ items: [(sql: String, comment: String)], dialect: Dialect?) -> String {
    var lines: [String] = []
    var line = ""
    for (place, item) in items.enumerated() {
      let sql = item.sql + (place + 1 < items.count ? "," : "")
      let isAlone = sql.contains("\n") || (dialect != nil && !item.comment.isEmpty)
      if !line.isEmpty, isAlone || line.count + 1 + sql.count > width {
        lines.append(line)
        line = ""
      }
      guard isAlone else {
        line += (line.isEmpty ? "" : " ") + sql
        continue
      }
      let comment = dialect.flatMap { item.comment.isEmpty ? nil : $0.comment(item.comment) }
      lines.append(sql + (comment.map { "  " + $0 } ?? ""))
    }
    if !line.isEmpty { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// Stands for the end of a line within a quoted name or text, which no indentation may follow; no text holds it, because
  /// ``Dialect/identifier(_:)`` and ``Dialect/literal(_:)`` refuse it.
  static let quotedLineEnd = Unicode.Scalar(0xFDD0)

  /// A quoted name or text whose line ends will not be taken for those of the statement.
  var onOneLine: String {
    guard let mark = Self.quotedLineEnd else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? mark : $0 }))
  }

  /// The text with the line ends of quoted names and texts.
  var withLineEnds: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == Self.quotedLineEnd ? "\n" : $0 }))
  }

  /// The text with two spaces before every line.
  var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }

  /// The text with two spaces before every line but the first.
  var indentedAfterFirst: String { String(indented.dropFirst(2)) }
}
