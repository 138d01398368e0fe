/// The SQL of one engine.
public enum Dialect: String, Sendable, CaseIterable {
  /// BigQuery's standard SQL, run by `bq query`.
  case bigquery
  /// Spark SQL, run by `spark-sql`.
  case spark
  /// ClickHouse, run by `clickhouse client`.
  case clickhouse
  /// DuckDB, of tables and of files, run by `duckdb`.
  case duckdb
  /// PostgreSQL, run by `psql`.
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
