import Testing
import Warehouse

/// Names and texts in every dialect, and what the dialect cannot hold.
@Suite("Quoting")
struct QuotingTests {
  @Test("a name's own marks are doubled or escaped", arguments: Dialect.allCases)
  func marks(_ dialect: Dialect) throws {
    switch dialect {
    case .duckdb, .postgresql: #expect(try dialect.identifier(#"a"b"#) == #""a""b""#)
    case .spark: #expect(try dialect.identifier("a`b") == "`a``b`")
    case .clickhouse: #expect(try dialect.identifier("a`b") == #"`a\`b`"#)
    case .bigquery:
      #expect(throws: WarehouseError.invalidName("a`b", .bigquery)) { try dialect.identifier("a`b") }
    }
  }
}
