public import Processes

/// An engine's own command-line client, which brings its own authentication.
///
/// The statement goes to its standard input, so that its length has no limit and no shell ever sees it; the answer comes
/// as comma-separated values (of Spark, values separated by tabs).
public struct WarehouseClient: Sendable, Equatable {
  /// The dialect.
  public let dialect: Dialect
  /// The program and the arguments that come before ours: where the server is, which database.
  public let command: Command

  /// How many bytes of an answer are read.
  public static let answerLimit = 1 << 31

  /// The client of a dialect.
  ///
  /// - Parameters:
  ///   - dialect: the dialect.
  ///   - words: the program and its first arguments, as a person writes a command; nil for the usual program.
  /// - Throws: ``WarehouseError/invalidClient(_:)``.
  public init(_ dialect: Dialect, words: String? = nil) throws(WarehouseError) {
    self.dialect = dialect
    guard let words else {
      command = Command(name: dialect.usualClient[0], arguments: Array(dialect.usualClient.dropFirst()))
      return
    }
    do throws(ProcessError) { command = try Command(parsing: words) } catch { throw .invalidClient(words) }
  }

  /// Runs a statement.
  ///
  /// - Parameter statement: the SQL, without a semicolon at its end.
  /// - Returns: the rows of its answer, without the header.
  /// - Throws: what the client says where it fails, with the line of the statement that it names.
  public func run(_ statement: String) throws(WarehouseError) -> AnswerText {
    let input = dialect.prelude + statement + "\n;\n"
    let command = Command(name: command.name, arguments: command.arguments + dialect.clientArguments)
    let result: ProcessResult
    do throws(ProcessError) {
      result = try command.run(
        input: Array(input.utf8), outputLimit: Self.answerLimit, endsWithProgram: true)
    } catch {
      switch error {
      case .notFound(let name): throw .noClient(name: name, dialect)
      case .cannotStart(let name, let code): throw .cannotStart(name: name, code: code)
      case .zeroByte, .noCommand, .unclosedQuote: throw .invalidClient(command.name)
      }
    }
    guard result.isSuccess else { throw failure(result, statement) }
    guard !result.isCut else { throw .answerTooLong(client: command.name, limit: Self.answerLimit) }
    return AnswerText(
      result.output, separator: dialect.writesTabs ? UInt8(ascii: "\t") : UInt8(ascii: ","),
      isQuoted: !dialect.writesTabs, null: dialect.nullWords, hasHeader: dialect.writesHeader)
  }

  private func failure(_ result: ProcessResult, _ statement: String) -> WarehouseError {
    let status =
      switch result.status {
      case .exited(let code): "exit status \(code)"
      case .signalled(let signal): "signal \(signal)"
      case .timedOut: "no end in time"
      }
    let said = result.error.isEmpty ? result.output : result.error
    let complaint = String(decoding: said.prefix(4_000), as: UTF8.self).trimmed
    return .failed(
      client: command.name, status: status, complaint: complaint,
      line: StatementLine(complaint, statement: statement, dialect: dialect)?.text)
  }
}

extension Dialect {
  /// The program that is run unless another is named, with its first arguments.
  var usualClient: [String] {
    switch self {
    case .bigquery: ["bq"]
    case .spark: ["spark-sql"]
    case .clickhouse: ["clickhouse", "client"]
    case .duckdb: ["duckdb"]
    case .postgresql: ["psql"]
    }
  }

  /// What makes the client read a statement from standard input and write plain values.
  var clientArguments: [String] {
    switch self {
    case .bigquery:
      ["query", "--use_legacy_sql=false", "--format=csv", "--quiet", "--max_rows=100000000"]
    case .spark:
      [
        "-S", "--conf", "spark.sql.variable.substitute=false", "--conf", "spark.sql.session.timeZone=UTC",
        "--conf", "spark.sql.parser.escapedStringLiterals=false", "--conf",
        "spark.sql.cli.print.header=false",
        "-f", "/dev/stdin",
      ]
    case .clickhouse: ["--format", "CSVWithNames"]
    case .duckdb: ["-csv", "-bail", "-no-init", "-nullvalue", " \\N"]
    case .postgresql:
      [
        "--no-psqlrc", "--quiet", "--csv", "--pset", "null= \\N", "--set", "ON_ERROR_STOP=1", "--file", "-",
      ]
    }
  }

  /// What is said to the engine before a statement.
  var prelude: String {
    switch self {
    case .postgresql: "SET TIME ZONE 'UTC';\nSET standard_conforming_strings = on;\n"
    // DuckDB 1.5 waits for ever when several parts of a UNION ALL fill the buffer before its client reads.
    case .duckdb: "SET TimeZone = 'UTC';\nSET streaming_buffer_size = '8GB';\n"
    case .bigquery, .spark, .clickhouse: ""
    }
  }

  /// Whether values of an answer are separated by tabs and never quoted.
  var writesTabs: Bool { self == .spark }

  /// Whether the first line of an answer names its columns.
  var writesHeader: Bool { self != .spark }

  /// The words that stand for NULL.
  var nullWords: [String] {
    switch self {
    case .clickhouse: ["\\N"]
    // The space before it tells it from every word, which have none around them.
    case .duckdb, .postgresql: [" \\N"]
    case .spark: ["NULL"]
    case .bigquery: []
    }
  }
}
