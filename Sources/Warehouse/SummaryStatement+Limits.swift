internal import Columns
internal import Summaries

/// What keeps an answer short: segments with many values are left to the engine, and of many units a sample travels.
extension SummaryStatement {
  /// The most strata of a segment of which there is an account.
  func strataLimit(_ dimension: Dimension) -> Int {
    question.optionalDimensions.contains(dimension) ? Dimension.optionalLimit : dimension.limit
  }

  /// The steps that count values and units first.
  var counting: [(name: String, comment: String, sql: String)] {
    guard question.seconds == nil else { return [] }
    var steps: [(name: String, comment: String, sql: String)] = []
    for (place, dimension) in question.dimensions.enumerated() where isCounted(place) {
      guard let stratum = stratum(dimension) else { continue }
      steps.append(
        (
          name: "assay_strata\(place)",
          comment: "how many values a segment has: of more than \(strataLimit(dimension)) none is told",
          sql: "SELECT COUNT(DISTINCT \(stratum.sql)) AS strata\(place) FROM assay_requests"
        ))
    }
    if isSampled {
      steps.append(
        (
          name: "assay_sample",
          comment: "the units whose sums within days and segments travel: those with the lowest hashes",
          sql: """
          SELECT MAX(hash) AS bound
          FROM (
            SELECT DISTINCT \(dialect.md5("unit")) AS hash
            FROM assay_units
            ORDER BY hash
            LIMIT \(max(1, question.cellUnits ?? 1))
          ) AS chosen
          """
        ))
    }
    return steps
  }

  /// Whether the strata of a dimension are counted first, because nobody knows how many they are.
  private func isCounted(_ place: Int) -> Bool {
    guard question.dimensions.indices.contains(place), case .segment = question.dimensions[place] else {
      return false
    }
    return stratum(question.dimensions[place]) != nil
  }

  /// A query beside the number of a segment's values.
  func beside(_ place: Int, _ source: String) -> String {
    isCounted(place) ? "\(source) CROSS JOIN assay_strata\(place)" : source
  }

  /// The condition that a segment has few values.
  func fewStrata(_ place: Int, after word: String) -> String {
    guard isCounted(place) else { return "" }
    let condition = "strata\(place) <= \(strataLimit(question.dimensions[place]))"
    return word == "WHERE" ? "\nWHERE \(condition)" : " AND \(condition)"
  }

  /// Whether the units of a dimension are a sample where there are many.
  func isSampled(_ dimension: Dimension) -> Bool {
    hasUnits && question.cellUnits != nil && dimension.isSampled && !wanted.inCells.isEmpty
  }

  /// Whether those of any dimension are.
  var isSampled: Bool {
    question.dimensions.contains { isSampled($0) && stratum($0) != nil }
  }

  /// How many units there are, and how many of them are in the sample.
  var sample: StatementPart {
    StatementPart(
      name: "sample", comment: "all units, and those whose sums within days and segments travel",
      numbers: [
        ("units", "COUNT(DISTINCT unit)"),
        ("sampled", "COUNT(DISTINCT CASE WHEN \(dialect.md5("unit")) <= bound THEN unit END)"),
      ], source: "FROM assay_units CROSS JOIN assay_sample")
  }
}
