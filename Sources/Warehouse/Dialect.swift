/// The SQL of one engine.
public enum Dialect: String, Sendable, CaseIterable {
  case bigquery
  case spark
  case clickhouse
  case duckdb
  case postgresql

  /// The engine's name as it is written.
  public var title: String {
    switch self {
    case .bigquery: "BigQuery"
    case .spark: "Spark SQL"
    case .clickhouse: "ClickHouse"
    case .duckdb: "DuckDB"
    case .postgresql: "PostgreSQL"
    }
  }
}
