import Columns
import Testing
import Warehouse

/// Columns as engines and people describe them.
@Suite("TableSchema")
struct TableSchemaTests {
  @Test(
    "the types of all engines",
    arguments: [
      // BigQuery
      ("INT64", ColumnKind.number), ("FLOAT64", .number), ("NUMERIC(10, 2)", .number),
      ("BIGNUMERIC", .number), ("BOOL", .boolean),
      ("STRING", .text), ("TIMESTAMP", .timestamp), ("DATETIME", .timestamp), ("DATE", .date),
      ("ARRAY<INT64>", .other),
      ("STRUCT<a INT64>", .other), ("JSON", .other), ("BYTES", .other),
      // Spark
      ("bigint", .number), ("double", .number), ("float", .number), ("decimal(10,2)", .number),
      ("tinyint", .number),
      ("smallint", .number), ("boolean", .boolean), ("string", .text), ("timestamp", .timestamp),
      ("timestamp_ntz", .timestamp),
      ("date", .date), ("array", .other), ("map", .other), ("struct", .other), ("binary", .other),
      // ClickHouse
      ("UInt8", .number), ("Int256", .number), ("Float32", .number), ("Nullable(Float64)", .number),
      ("Decimal(9, 3)", .number),
      ("Bool", .boolean), ("String", .text), ("LowCardinality(String)", .text),
      ("LowCardinality(Nullable(String))", .text),
      ("FixedString(8)", .text), ("Enum8('a' = 1)", .text), ("UUID", .text), ("DateTime", .timestamp),
      ("DateTime64(3, 'UTC')", .timestamp), ("Nullable(DateTime64(3))", .timestamp), ("Date32", .date),
      ("Array(String)", .other),
      ("Tuple(String)", .other),
      // DuckDB
      ("HUGEINT", .number), ("UBIGINT", .number), ("DECIMAL(18,3)", .number), ("VARCHAR", .text),
      ("ENUM('a', 'b')", .text),
      ("TIMESTAMP WITH TIME ZONE", .timestamp), ("TIMESTAMP_NS", .timestamp), ("TIMESTAMP_S", .timestamp),
      ("BLOB", .other),
      ("STRUCT(a INTEGER)", .other), ("INTERVAL", .other), ("TIME", .other),
      // PostgreSQL
      ("integer", .number), ("double precision", .number), ("real", .number), ("numeric", .number),
      ("character varying", .text),
      ("character(3)", .text), ("text", .text), ("name", .text), ("timestamp without time zone", .timestamp),
      ("timestamp with time zone", .timestamp), ("timestamptz", .timestamp), ("jsonb", .other),
      ("bytea", .other),
    ])
  func kinds(_ type: String, _ kind: ColumnKind) {
    #expect(ColumnKind(type: type) == kind)
  }

  @Test("a list of columns, as people write it")
  func parsing() throws {
    let schema = try TableSchema(
      parsing: "user_id:text, \"a, \"\"b\"\": c\" : double , cost:decimal(10,2),group")
    #expect(schema.columns.map(\.name) == ["user_id", "a, \"b\": c", "cost", "group"])
    #expect(schema.columns.map(\.kind) == [.text, .number, .number, .text])
    #expect(schema.columns[2].type == "decimal(10,2)")
  }

  @Test("a list that is none", arguments: ["", " ", ",a", "a:int,", "\"a", "\"\"", "\"a\"b"])
  func invalid(_ text: String) {
    #expect(throws: WarehouseError.self) { try TableSchema(parsing: text) }
  }

  @Test("types that nobody states are those that the names usually have")
  func usual() throws {
    let schema = try TableSchema(
      parsing: "group,user_id,timestamp,success,status_code,response_time_ms,anything")
    #expect(schema.columns.map(\.kind) == [.text, .text, .timestamp, .boolean, .number, .number, .number])
  }
}
