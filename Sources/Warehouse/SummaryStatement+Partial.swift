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
      let binade = "LEAST(\(dialect.floor("LN(\(size)) / 0.6931471805599453")), 1023)"
      let step = dialect.floor("ABS(number) / POWER(2.0, binade) * 512")
      return StatementPart(
        name: "buckets", comment: "how many values are in each bucket of 1/512 of their size",
        keys: [dialect.shown("grp"), "'\(item.alias)'"],
        numbers: [
          ("sign", "SIGN(number)"), ("binade", "binade"), ("step", step), ("rows", "COUNT(*)"),
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
    guard table.time != nil else { return try statement() }
    let all = try fields()
    // The time, and the first number of the row.
    let looked = all.filter { $0.alias == "t" } + all.filter { $0.alias != "t" }.prefix(1)
    let number = looked.last.flatMap { $0.alias == "t" ? nil : $0.alias } ?? dialect.double("NULL")
    func times(_ name: String, of statement: SummaryStatement) throws(WarehouseError) -> [(
      String, String, String
    )] {
      let columns = "grp, t, \(number) AS c"
      let limits = statement.readLimits.map { "\nWHERE \($0)" } ?? ""
      return [
        ("\(name)_log", "the table's own fields", try statement.logged(looked)),
        ("\(name)_fields", "the fields as numbers", statement.read(looked, from: "\(name)_log")),
        (
          "\(name)_times", "the times of rows, their group and a number",
          "SELECT \(columns)\nFROM \(name)_fields\(limits)"
        ),
      ]
    }
    var steps: [(name: String, comment: String, sql: String)] = []
    for step in try times("assay", of: self) { steps.append((step.0, step.1, step.2)) }
    func remainder(_ value: String) -> String {
      "(\(value)) - \(dialect.floor("(\(value)) / 65521")) * 65521"
    }
    let thousandths = dialect.floor("c * 1000")
    let day = stretch(zone, length: 86_400_000)
    var parts = [
      StatementPart(
        name: "day", comment: "what would change with the rows of a day", keys: [dialect.shown("grp")],
        numbers: [
          ("day", day), ("rows", "COUNT(*)"), ("earliest", "MIN(t)"), ("latest", "MAX(t)"),
          ("times", "SUM(\(remainder("t")))"), ("values", "COUNT(c)"),
          ("sum", "SUM(CASE WHEN ABS(c) < 1e12 THEN \(remainder(thousandths)) END)"),
        ], source: "FROM assay_times\nGROUP BY grp, \(day)")
    ]
    if let end = question.timeRange.end {
      var later = question
      (later.timeRange, later.slice) = (TimeRange(start: end), .dated(TimeRange(start: end)))
      let after = try SummaryStatement(later, table: table, dialect: dialect)
      for step in try times("later", of: after) { steps.append((step.0, step.1, step.2)) }
      parts.append(
        StatementPart(
          name: "later", comment: "the latest row of the table",
          numbers: [("latest", "MAX(t)")], source: "FROM later_times"))
    }
    return Statement(
      title: question.title + ": are they the same?", steps: steps, parts: parts, dialect: dialect,
      isExplained: question.isExplained)
  }
}
