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
      "-- assay: \(title)\n"
      + Self.text(steps: steps, parts: parts + [known], dialect: dialect, isExplained: isExplained)
  }

  private static func text(
    steps: [(name: String, comment: String, sql: String)], parts: [StatementPart], dialect: Dialect,
    isExplained: Bool
  ) -> String {
    let width = max(1, parts.map(\.numbers.count).max() ?? 1)
    var text = ""
    for (place, step) in steps.enumerated() {
      text += place == 0 ? "WITH\n" : ",\n"
      if isExplained { text += "-- \(step.comment)\n" }
      text += "\(step.name) AS (\n\(step.sql.indented)\n)"
    }
    text += "\n"
    for (place, part) in parts.enumerated() {
      if place > 0 { text += "\n\(dialect.union)\n" }
      if isExplained { text += "-- \(part.comment)\n" }
      text += part.sql(width: width, isFirst: place == 0, dialect: dialect)
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
  /// The query, its numbers filled up to a width.
  func sql(width: Int, isFirst: Bool, dialect: Dialect) -> String {
    func named(_ sql: String, _ name: String) -> String { isFirst ? "\(sql) AS \(name)" : sql }
    var lines = [named("'\(name)'", "part")]
    var keyLine: [String] = []
    for place in 0..<Self.keyCount {
      let key = keys.indices.contains(place) ? keys[place] : isFirst ? dialect.text("NULL") : "NULL"
      keyLine.append(named(key, "key\(place + 1)"))
    }
    lines.append(keyLine.joined(separator: ", "))
    for (place, number) in numbers.enumerated() {
      lines.append(named(dialect.double(number.sql), "v\(place + 1)"))
    }
    // The first query fixes the types of all columns, so that NULL will do in the others.
    let rest = (numbers.count..<max(width, numbers.count)).map { place in
      isFirst ? "\(dialect.double("NULL")) AS v\(place + 1)" : "NULL"
    }
    let perLine = isFirst ? 3 : 18
    for start in stride(from: 0, to: rest.count, by: perLine) {
      lines.append(rest[start..<min(start + perLine, rest.count)].joined(separator: ", "))
    }
    return "SELECT\n" + lines.joined(separator: ",\n").indented + (source.isEmpty ? "" : "\n" + source)
  }
}

extension String {
  /// The text with two spaces before every line.
  var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }
}
