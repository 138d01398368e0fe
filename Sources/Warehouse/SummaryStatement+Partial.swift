internal import Columns
internal import Summaries

/// The queries of an answer that adds up with others.
extension SummaryStatement {
  /// What was taken from the values of each expression.
  var centres: StatementPart {
    StatementPart(
      name: "centres", comment: "what is taken from values before they are added",
      numbers: wanted.items.map { ("centre", $0.isCentred ? $0.centre : "0") }, source: "FROM assay_centres")
  }

  /// The sums of each unit of each group, the unit by 64 bits of its hash.
  var unitSums: StatementPart {
    StatementPart(
      name: "unit_sums", comment: "the sums and sizes of each unit of a group, the unit by its hash",
      keys: [dialect.shown("grp"), "SUBSTR(\(dialect.md5("unit")), 1, 16)"],
      numbers: wanted.byUnit.flatMap { [("sum", $0.sum), ("size", $0.size)] }, source: "FROM assay_units")
  }

  /// The values in buckets: by sign, power of two and the first nine binary digits after it.
  ///
  /// A logarithm that is rounded up to a whole number leaves a step just below 512, one that is rounded down a step of 1,024
  /// or more; both are put right where the answer is read, so that buckets are those of `QuantileSketch`.
  var buckets: [StatementPart] {
    wanted.items.filter { !$0.levels.isEmpty || $0.keepsOrder }.map { item in
      let size = "CASE WHEN \(item.alias) = 0 THEN 1.0 ELSE ABS(\(item.alias)) END"
      let binade = "LEAST(FLOOR(LN(\(size)) / 0.6931471805599453), 1023)"
      let step = "FLOOR(ABS(number) / POWER(2.0, binade) * 512)"
      return StatementPart(
        name: "buckets", comment: "how many values are in each bucket of 1/512 of their size",
        keys: [dialect.shown("grp"), "'\(item.alias)'"],
        numbers: [
          ("sign", dialect.double("SIGN(number)")), ("binade", "binade"), ("step", step),
          ("rows", "COUNT(*)"),
        ],
        source: """
          FROM (
            SELECT grp, \(item.alias) AS number, \(binade) AS binade
            FROM assay_requests
            WHERE \(item.alias) IS NOT NULL
          ) AS scaled
          GROUP BY grp, SIGN(number), binade, \(step)
          """)
    }
  }

  /// The statement that tells by what it costs least whether a day's rows are still the same.
  ///
  /// It reads the time, the group and one number: rows, the earliest and latest time, and sums of remainders of times and
  /// of thousandths of the number. The sums are of whole numbers below 2⁵³, so that they are the same in any order.
  ///
  /// - Parameter zone: where days are cut.
  /// - Returns: the statement; the parts `day` by day and group, and `later` where the rows have an end.
  /// - Throws: errors of names and texts that the dialect cannot hold.
  func fingerprints(zone: ZoneOffsets) throws(WarehouseError) -> Statement {
    let fields = try fields()
    func remainder(_ value: String) -> String {
      "(\(value)) - FLOOR((\(value)) / 65521) * 65521"
    }
    let number = fields.first { $0.alias != "t" }?.alias ?? dialect.double("NULL")
    let thousandths = "FLOOR(\(number) * 1000)"
    let day = stretch(zone, length: 86_400_000)
    var parts = [
      StatementPart(
        name: "day", comment: "what would change with the rows of a day", keys: [dialect.shown("grp")],
        numbers: [
          ("day", day), ("rows", "COUNT(*)"), ("earliest", "MIN(t)"), ("latest", "MAX(t)"),
          ("times", "SUM(\(remainder("t")))"), ("values", "COUNT(\(number))"),
          ("sum", "SUM(CASE WHEN ABS(\(number)) < 1e12 THEN \(remainder(thousandths)) END)"),
        ],
        source: "FROM assay_fields\n\(readLimits.map { "WHERE \($0)\n" } ?? "")GROUP BY grp, \(day)")
    ]
    if let end = question.timeRange.end, let time = fields.first(where: { $0.alias == "t" }) {
      var source =
        "SELECT \(time.reading.source) AS moment\nFROM \(try table.name.sql(dialect).onOneLine) AS assay_table"
      if time.column.kind == .timestamp {
        let column = try ColumnReading(dialect: dialect).column(time.column)
        source += "\nWHERE \(column) >= \(dialect.moment(end, type: time.column.type))"
      }
      parts.append(
        StatementPart(
          name: "later", comment: "the latest row of the table",
          numbers: [("latest", "MAX(\(time.reading.value))")],
          source: "FROM (\n\(source.indented)\n) AS assay_later"))
    }
    return Statement(
      title: question.title + ": are they the same?",
      steps: [
        ("assay_log", "the time, the group and a number of the table's rows", try logged(fields)),
        ("assay_fields", "the fields as numbers", read(fields)),
      ], parts: parts, dialect: dialect, isExplained: question.isExplained)
  }
}
