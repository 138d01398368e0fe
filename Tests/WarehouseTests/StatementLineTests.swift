import Testing
import Warehouse

/// The line that a client complains of.
@Suite("StatementLine")
struct StatementLineTests {
  static let statement = "-- title\nWITH a AS (\n  SELECT nosuch\n)\nSELECT 1"

  @Test(
    "every client's way of counting",
    arguments: [
      (Dialect.duckdb, "Binder Error: …\n\nLINE 2:   SELECT nosuch\n           ^"),
      (.postgresql, "psql:<stdin>:6: ERROR:  column \"nosuch\" does not exist\nLINE 2:   SELECT nosuch"),
      (.spark, "[UNRESOLVED_COLUMN] … SQLSTATE: 42703; line 3 pos 9"),
      (.clickhouse, "Code: 62. DB::Exception: Syntax error: failed at position 33 (line 3, col 12): …"),
      (.bigquery, "Unrecognized name: nosuch at [3:10]"),
    ])
  func found(_ dialect: Dialect, _ complaint: String) {
    let line = StatementLine(complaint, statement: Self.statement, dialect: dialect)
    #expect(line?.text == "line 3: SELECT nosuch")
  }

  @Test(
    "no line, and one that is not there",
    arguments: ["", "Connection refused", "LINE 99: x", "LINE 0: x", "line x"])
  func none(_ complaint: String) {
    #expect(StatementLine(complaint, statement: Self.statement, dialect: .duckdb) == nil)
  }
}
