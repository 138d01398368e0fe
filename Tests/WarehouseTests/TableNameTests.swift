import Testing
import Warehouse

/// Names of tables as people write them.
@Suite("TableName")
struct TableNameTests {
  @Test(
    "parts are told apart by dots outside of marks",
    arguments: [
      ("requests", ["requests"]), ("project.dataset.requests", ["project", "dataset", "requests"]),
      ("\"a.b\".c", ["a.b", "c"]), ("`a.b`.c", ["a.b", "c"]), ("\"a\"\"b\"", ["a\"b"]), ("한글 표", ["한글 표"]),
      ("a b.c;d", ["a b", "c;d"]),
    ])
  func parts(_ text: String, _ parts: [String]) throws {
    let name = try TableName(parsing: text)
    #expect(name.parts == parts)
    #expect(!name.isPath)
  }

  @Test(
    "what cannot be taken apart is refused",
    arguments: ["", ".", "a.", ".a", "a..b", "\"a", "\"a\"b", "\"\"", "`a`\"b\""])
  func refused(_ text: String) {
    #expect(throws: WarehouseError.invalidTable(text)) { try TableName(parsing: text) }
  }

  @Test(
    "files are paths",
    arguments: ["logs/*.parquet", "a.parquet", "s3://bucket/a.parquet", "it's/a.csv", "a.jsonl.gz", "/x/y"])
  func paths(_ text: String) throws {
    let name = try TableName(parsing: text)
    #expect(name.isPath && name.parts == [text])
    let doubled = text.replacing("'", with: "''")
    #expect(try name.sql(.duckdb) == "'\(doubled)'")
    #expect(throws: WarehouseError.invalidTable(text)) { try name.sql(.bigquery) }
    #expect(throws: WarehouseError.invalidTable(text)) { try name.sql(.postgresql) }
    #expect(try name.sql(.clickhouse).hasPrefix(text.hasPrefix("s3://") ? "s3('" : "file('"))
    #expect(try name.sql(.spark).hasSuffix("`\(text)`"))
  }

  @Test("a path within marks is a table")
  func marked() throws {
    let name = try TableName(parsing: "\"a/b.parquet\"")
    #expect(try name.sql(.postgresql) == "\"a/b.parquet\"")
  }

  @Test("BigQuery's columns are asked of the dataset, also where one pair of marks holds the whole name")
  func description() throws {
    for text in ["p.d.t", "`p.d.t`"] {
      let sql = try Dialect.bigquery.description(of: TableName(parsing: text))
      #expect(sql.contains("FROM `p`.`d`.`INFORMATION_SCHEMA`.`COLUMNS`"))
      #expect(sql.contains("table_name = 't'"))
    }
  }
}
