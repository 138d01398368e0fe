internal import Synchronization

/// The answers of statements that a person ran elsewhere, as files of comma-separated values.
///
/// Each tells by its fingerprint which statement it belongs to, so that neither their order nor their names matter.
public final class SavedAnswers: Sendable {
  private let answers: [(path: String, rows: [AnswerRow])]
  private let used: Mutex<Set<Int>>

  /// Answers from files, each with its path.
  ///
  /// Fields are separated by commas, or by tabs where the first line has some; the first line may name the columns. NULL
  /// may be nothing, `\N` or `NULL`.
  ///
  /// - Throws: ``WarehouseError/unreadableAnswer(client:line:text:)`` of a file that holds no answer.
  public init(_ files: [(path: String, bytes: [UInt8])], dialect: Dialect) throws(WarehouseError) {
    var answers: [(path: String, rows: [AnswerRow])] = []
    for file in files {
      let rows = try Self.rows(file.bytes, path: file.path, dialect: dialect)
      guard rows.contains(where: { $0.part == Statement.fingerprintPart }) else {
        throw .incompleteAnswer(client: file.path, rows: rows.count)
      }
      answers.append((file.path, rows))
    }
    self.answers = answers
    used = Mutex([])
  }

  private static func rows(
    _ bytes: [UInt8], path: String, dialect: Dialect
  ) throws(WarehouseError) -> [AnswerRow] {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let separator = first.contains(UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    let words = String(decoding: first.prefix(8), as: UTF8.self).lowercased()
    let hasHeader = words.hasPrefix("part") || words.hasPrefix("\"part\"")
    return try AnswerText(
      Array(bytes), separator: separator, isQuoted: true, null: ["\\N", "NULL"] + dialect.nullWords,
      hasHeader: hasHeader
    ).answerRows(client: path, dialect: dialect)
  }

  /// The rows of the answer to a statement.
  ///
  /// - Throws: ``WarehouseError/unanswered(statement:strangers:)`` where no file has it.
  func rows(of statement: Statement) throws(WarehouseError) -> [AnswerRow] {
    let place = answers.firstIndex { answer in
      answer.rows.contains { $0.isFingerprint(statement.fingerprint) }
    }
    guard let place else {
      let known = used.withLock { $0 }
      throw .unanswered(
        statement: statement.text,
        strangers: answers.indices.filter { !known.contains($0) }.map { answers[$0].path })
    }
    used.withLock { _ = $0.insert(place) }
    return answers[place].rows
  }
}

extension AnswerRow {
  /// Whether it says that the answer belongs to the statement of a fingerprint.
  func isFingerprint(_ fingerprint: String) -> Bool {
    part == Statement.fingerprintPart && keys.first == fingerprint
  }
}
