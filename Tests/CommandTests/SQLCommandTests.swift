import Glibc
import TestSupport
import Testing

/// `assay sql`: the statements of all dialects, pinned, and what it refuses.
@Suite("assay sql")
struct SQLCommandTests {
  static let dialects = ["bigquery", "spark", "clickhouse", "duckdb", "postgresql"]

  /// Compares with a file under `Fixtures/expected/sql`, byte by byte; with ASSAY_PIN in the environment, writes it.
  static func expectPinned(
    _ outcome: Outcome, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(outcome.status == 0, "\(outcome.error)", sourceLocation: sourceLocation)
    let path = fixturePath("expected/sql/\(name)")
    if unsafe getenv("ASSAY_PIN") != nil {
      guard let file = unsafe fopen(path, "wb") else { throw ReferenceError.unreadable(path: path) }
      unsafe fwrite(outcome.output, 1, outcome.output.count, file)
      unsafe fclose(file)
    }
    #expect(outcome.output == (try fixture("expected/sql/\(name)")), sourceLocation: sourceLocation)
  }

  @Test("the usual metrics, explained", arguments: dialects)
  func explained(_ dialect: String) async throws {
    let outcome = try await Program.run([
      "sql", "--dialect", dialect, "--table", "logs.requests", "--explain",
    ])
    try Self.expectPinned(outcome, "explained.\(dialect).sql")
  }

  @Test("a plan of every kind of metric", arguments: dialects)
  func everyKind(_ dialect: String) async throws {
    let outcome = try await Program.run([
      "sql", "--dialect", dialect, "--table", "logs.requests", "--plan", fixturePath("plans/every_kind.json"),
      "--stratify", "day", "--segment", "endpoint", "--from", "2025-10-22", "--to", "2025-10-29T12:00:00Z",
    ])
    try Self.expectPinned(outcome, "every_kind.\(dialect).sql")
  }

  @Test("columns that are all text", arguments: dialects)
  func texts(_ dialect: String) async throws {
    let columns =
      "group:text,user_id:text,timestamp:text,success:text,status_code:text,response_time_ms:text,confidence_score:text"
    let outcome = try await Program.run([
      "sql", "--dialect", dialect, "--table", "logs.requests", "--columns", columns, "--no-quantiles",
      "--from", "2025-10-22",
    ])
    try Self.expectPinned(outcome, "texts.\(dialect).sql")
  }

  @Test("the statement that tells the columns", arguments: dialects)
  func describe(_ dialect: String) async throws {
    let outcome = try await Program.run([
      "sql", "--dialect", dialect, "--table", "p.logs.requests", "--describe",
    ])
    try Self.expectPinned(outcome, "describe.\(dialect).sql")
  }

  @Test("without --explain there is no comment but the title", arguments: dialects)
  func compact(_ dialect: String) async throws {
    let outcome = try await Program.run(["sql", "--dialect", dialect, "--table", "requests"])
    let comments = outcome.text.split(separator: "\n").filter { $0.contains("--") }
    #expect(comments == ["-- assay: summaries of requests"])
    #expect(outcome.text.hasSuffix(";\n"))
  }

  @Test("lines have no more than 240 columns where names allow", arguments: dialects)
  func width(_ dialect: String) async throws {
    for more in [[], ["--explain"], ["--plan", fixturePath("plans/every_kind.json"), "--stratify", "day"]] {
      let outcome = try await Program.run(["sql", "--dialect", dialect, "--table", "requests"] + more)
      for line in outcome.text.split(separator: "\n") where line.count > 240 {
        Issue.record("\(line.count): \(line)")
      }
    }
  }

  @Test(
    "what is refused, and the flag that cures it",
    arguments: [
      (["--table", "t"], "--dialect"), (["--dialect", "duckdb"], "--table"),
      (["--dialect", "oracle", "--table", "t"], "bigquery"),
      (["--dialect", "duckdb", "--table", "t", "log.csv"], "log.csv"),
      (["--dialect", "duckdb", "--table", "a..b"], "--table a..b"),
      (["--dialect", "duckdb", "--table", "t", "--columns", ",a"], "--columns"),
      (["--dialect", "duckdb", "--table", "t", "--columns", "other:text"], "--group"),
      (
        ["--dialect", "duckdb", "--table", "t", "--columns", "group:text,response_time_ms:json"],
        "response_time_ms"
      ),
      (["--dialect", "postgresql", "--table", "logs/*.parquet"], "DuckDB"),
      (["--dialect", "duckdb", "--table", "t", "--split", "50/50"], "--split"),
      (["--dialect", "duckdb", "--table", "t", "--memory", "1GB"], "--memory"),
      (["--dialect", "duckdb", "--table", "t", "--rejects", "x"], "--rejects"),
      (["--dialect", "bigquery", "--table", "a`b"], "BigQuery"),
      (["--dialect", "postgresql", "--table", String(repeating: "n", count: 64)], "PostgreSQL"),
      (["--dialect", "duckdb", "--table", "t", "--metric", "response_time_ms:mann-whitney"], "mann-whitney"),
    ])
  func refused(_ arguments: [String], _ word: String) async throws {
    let outcome = try await Program.run(["sql"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(word), "\(outcome.error)")
  }

  @Test("a table's name ends neither a comment nor a name", arguments: dialects)
  func hostile(_ dialect: String) async throws {
    let table = "\"a\n'; DROP TABLE x; --\""
    let outcome = try await Program.run(["sql", "--dialect", dialect, "--table", table])
    guard dialect != "bigquery" else {
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      return
    }
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("-- assay: summaries of \"a '; DROP TABLE x; --\"\nWITH\n"))
  }
}
