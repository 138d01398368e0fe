/// The functions that have other names, or other meanings, in each dialect.
extension Dialect {
  /// The name of the type of doubles.
  var doubleType: String {
    switch self {
    case .bigquery: "FLOAT64"
    case .spark, .duckdb: "DOUBLE"
    case .clickhouse: "Nullable(Float64)"
    case .postgresql: "DOUBLE PRECISION"
    }
  }

  /// The name of the type of texts.
  var textType: String {
    switch self {
    case .bigquery, .spark: "STRING"
    case .clickhouse: "Nullable(String)"
    case .duckdb: "VARCHAR"
    case .postgresql: "TEXT"
    }
  }

  /// A value as a double.
  func double(_ value: String) -> String { "CAST(\(value) AS \(doubleType))" }

  /// A value as a text.
  func text(_ value: String) -> String { "CAST(\(value) AS \(textType))" }

  /// A text as the client writes it without harm: in hexadecimal digits where the client quotes nothing.
  func shown(_ text: String) -> String { writesHexadecimal ? "HEX(\(text))" : text }

  /// Whether texts of an answer are in hexadecimal digits.
  var writesHexadecimal: Bool { self == .spark }

  /// The sample variance (n − 1) of values, by an algorithm that keeps its digits.
  func variance(_ value: String) -> String {
    self == .clickhouse ? "varSampStable(\(value))" : "VAR_SAMP(\(value))"
  }

  /// The sample covariance (n − 1) of pairs.
  func covariance(_ one: String, _ other: String) -> String {
    self == .clickhouse ? "covarSampStable(\(one), \(other))" : "COVAR_SAMP(\(one), \(other))"
  }

  /// Exact quantiles by linear interpolation between order statistics (Hyndman and Fan's type 7), as an array.
  ///
  /// BigQuery has no such aggregate, only windows; see ``quantile(_:level:)`` and ``hasQuantileAggregates``.
  func quantiles(_ value: String, levels: [Double]) -> String {
    let isPlain = self == .clickhouse || self == .postgresql
    let written = levels.map { isPlain ? $0.description : literal($0) }
    let lines = stride(from: 0, to: written.count, by: 8).map { start in
      written[start..<min(start + 8, written.count)].joined(separator: ", ")
    }
    let shares = lines.count == 1 ? lines[0] : "\n" + lines.joined(separator: ",\n").indented + "\n"
    switch self {
    case .duckdb: return "QUANTILE_CONT(\(value), [\(shares)])"
    case .postgresql: return "PERCENTILE_CONT(ARRAY[\(shares)]) WITHIN GROUP (ORDER BY \(value))"
    case .spark: return "PERCENTILE(\(value), ARRAY(\(shares)))"
    case .clickhouse: return "quantilesExactInclusive(\(shares))(\(value))"
    case .bigquery: return "[]"
    }
  }

  /// An element of an array, counted from 0.
  func element(_ place: Int, of array: String) -> String {
    self == .spark ? "\(array)[\(place)]" : "\(array)[\(place + 1)]"
  }

  /// An exact quantile over a window, which is what BigQuery has.
  func quantile(_ value: String, level: Double) -> String {
    "PERCENTILE_CONT(\(value), \(level.description)) OVER (PARTITION BY grp)"
  }

  /// Whether quantiles are aggregates like all others.
  var hasQuantileAggregates: Bool { self != .bigquery }

  /// The MD5 of a text in hexadecimal digits, small letters.
  func md5(_ text: String) -> String {
    switch self {
    case .bigquery: "TO_HEX(MD5(\(text)))"
    case .clickhouse: "lower(hex(MD5(\(text))))"
    case .spark, .duckdb, .postgresql: "MD5(\(text))"
    }
  }

  /// A column of the row that follows among those of the same unit, in the order of groups; NULL where none does.
  func next(_ column: String, _ distance: Int = 1) -> String {
    let place = distance == 1 ? column : "\(column), \(distance)"
    let order = "PARTITION BY unit ORDER BY grp"
    return self == .clickhouse
      ? "leadInFrame(\(place)) OVER (\(order) ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"
      : "LEAD(\(place)) OVER (\(order))"
  }

  /// Whether a double is finite; NULL for NULL.
  func isFinite(_ value: String) -> String {
    switch self {
    case .bigquery: "NOT (IS_NAN(\(value)) OR IS_INF(\(value)))"
    case .spark, .postgresql: "ABS(\(value)) < \(literal(Double.infinity))"
    case .clickhouse, .duckdb: "isFinite(\(value))"
    }
  }

  /// Whether a double is NaN.
  func isNaN(_ value: String) -> String {
    switch self {
    case .bigquery: "IS_NAN(\(value))"
    case .spark, .clickhouse, .duckdb: "isNaN(\(value))"
    case .postgresql: "\(value) = \(literal(Double.nan))"
    }
  }

  /// The milliseconds since 1970 of a column of moments or days, as a double without a fraction.
  func milliseconds(ofTime column: String, isDate: Bool) -> String {
    switch self {
    case .bigquery: return double("UNIX_MILLIS(TIMESTAMP(\(column)))")
    case .spark: return double("UNIX_MILLIS(CAST(\(column) AS TIMESTAMP))")
    case .clickhouse: return double("toUnixTimestamp64Milli(toDateTime64(\(column), 3, 'UTC'))")
    case .duckdb:
      let moment = isDate ? "CAST(\(column) AS TIMESTAMP)" : column
      return double("CASE WHEN ISFINITE(\(column)) THEN EPOCH_MS(\(moment)) END")
    case .postgresql:
      return double("CASE WHEN ISFINITE(\(column)) THEN FLOOR(EXTRACT(EPOCH FROM \(column)) * 1000) END")
    }
  }

  /// A moment as a literal that a column of this type is compared with.
  func moment(_ milliseconds: Int64, type: String) -> String {
    let text = MomentText.text(milliseconds)
    let type = type.lowercased()
    switch self {
    case .bigquery: return type == "datetime" ? "DATETIME '\(text)'" : "TIMESTAMP '\(text)+00'"
    case .spark: return type.contains("ntz") ? "TIMESTAMP_NTZ '\(text)'" : "TIMESTAMP '\(text)Z'"
    case .clickhouse: return "toDateTime64('\(text)', 3, 'UTC')"
    case .duckdb, .postgresql:
      let hasZone = type.contains("with time zone") || type.contains("timestamptz")
      return hasZone ? "TIMESTAMPTZ '\(text)+00'" : "TIMESTAMP '\(text)'"
    }
  }

  /// The statement that tells a table's columns and their types.
  ///
  /// - Throws: ``WarehouseError/invalidName(_:_:)``.
  public func description(of table: TableName) throws(WarehouseError) -> String {
    let name = try table.sql(self)
    switch self {
    case .spark: return "DESCRIBE TABLE EXTENDED \(name) AS JSON"
    case .clickhouse: return "DESCRIBE TABLE \(name)"
    case .duckdb: return "DESCRIBE SELECT * FROM \(name)"
    case .postgresql:
      return """
        SELECT attname AS column_name, format_type(atttypid, NULL) AS data_type
        FROM pg_attribute
        WHERE attrelid = CAST(\(try literal(name)) AS regclass) AND attnum > 0 AND NOT attisdropped
        ORDER BY attnum
        """
    case .bigquery:
      // `project.dataset.table` may stand within one pair of marks.
      let parts = table.parts.flatMap { $0.split(separator: ".").map(String.init) }
      var quoted: [String] = []
      for part in parts.dropLast() + ["INFORMATION_SCHEMA", "COLUMNS"] { quoted.append(try identifier(part)) }
      return """
        SELECT column_name, data_type
        FROM \(quoted.joined(separator: "."))
        WHERE table_name = \(try literal(parts.last ?? ""))
        ORDER BY ordinal_position
        """
    }
  }
}
