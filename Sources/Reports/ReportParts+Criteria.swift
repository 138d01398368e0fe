internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// Everything that the gate asked; without rows where none was asked.
  ///
  /// - Parameter isShort: whether what was found is left to the reason, as on a terminal.
  /// - Returns: the table.
  func criteria(isShort: Bool) -> ReportTable {
    var table = ReportTable(columns: [
      .init(telling(isShort ? ReportPhrase.criteria : .criterion), isText: true, isFlexible: true),
      .init(telling(ReportPhrase.status), isText: true), .init(telling(ReportPhrase.value)),
      .init(telling(ReportPhrase.interval), dispensability: 2),
      .init(telling(ReportPhrase.asked), isText: true, dispensability: 1),
    ])
    if !isShort { table.columns.append(.init(telling(ReportPhrase.finding), isText: true)) }
    table.rows = (report.verdict?.criteria ?? []).map { criterion in
      let status = Words.status(criterion.status)
      let figures = CriterionFigures(criterion: criterion, telling: telling)
      var cells: [ReportTable.Cell] = [
        .name(telling.name(criterion.name)),
        .own(
          "\(status.symbol) \(telling.status(criterion.status))",
          !isShort && status.style == .good ? .plain : status.style),
        .own(figures.value), .own(figures.interval.isEmpty ? "–" : figures.interval),
        .own(figures.asked.isEmpty ? "–" : figures.asked),
      ]
      if !isShort {
        cells.append(criterion.detail.isEmpty ? .own("–") : .sentence(telling.told(criterion.detail)))
      }
      return cells
    }
    return table
  }

  /// What the gate was, and of which data it was asked.
  var gateSentence: String? {
    report.gate.map {
      telling(ReportTextPhrase.askedAt, telling.gate($0.gate), telling.name($0.evidence.rawValue))
    }
  }

  /// The state of the data.
  ///
  /// - Parameter checks: those to be told, in this order.
  /// - Returns: the table.
  func table(of checks: [Check]) -> ReportTable {
    var table = ReportTable(columns: [
      .init(telling(ReportPhrase.check), isText: true), .init(telling(ReportPhrase.status), isText: true),
      .init(telling(ReportPhrase.finding), isText: true),
    ])
    table.rows = checks.map { check in
      [
        .name(telling.name(check.name)),
        .own(telling.status(check.status), Words.style(check.status)), .sentence(finding(check)),
      ]
    }
    return table
  }

  /// What a check found, with its p-value.
  func finding(_ check: Check) -> String {
    let detail = check.detail.isEmpty ? "–" : telling.told(check.detail)
    return detail + (check.pValue.map { bracketed(MetricFigures.bare($0)) } ?? "")
  }

  /// What became of every row.
  var rows: ReportTable {
    let rows = analysis.rows
    var table = ReportTable(columns: [
      .init(telling(ReportTextPhrase.rowsHead), isText: true), .init(telling(ReportPhrase.count)),
    ])
    func add(_ name: ReportTable.Cell, _ count: Int) {
      table.rows.append([name, .own(Figures.count(count))])
    }
    add(.own(telling(ReportTextPhrase.read)), rows.read)
    add(.own(telling(ReportTextPhrase.used)), rows.used)
    for (reason, count) in reasons(rows.excluded.map { ($0.key.rawValue, $0.value) }) {
      add(.name(telling(ReportTextPhrase.excludedAs, reason)), count)
    }
    for (reason, count) in reasons(rows.rejected.map { ($0.key, $0.value) }) {
      add(.name(telling(ReportTextPhrase.rejectedAs, reason)), count)
    }
    return table
  }

  /// The account of rows on one line: `2,033 read = 2,000 used + 32 excluded (…) + 1 rejected (1 truncated)`.
  var rowsInShort: String {
    let rows = analysis.rows
    func list(_ found: [(String, Int)]) -> String {
      let parts = reasons(found).map { "\(DisplayWidth.truncated($0.0, to: 40)) \(Figures.count($0.1))" }
      return parts.isEmpty ? "" : bracketed(parts.joined(separator: ", "))
    }
    return telling(
      ReportTextPhrase.account, Figures.count(rows.read), Figures.count(rows.used),
      Figures.count(rows.excludedTotal), list(rows.excluded.map { ($0.key.rawValue, $0.value) }),
      Figures.count(rows.rejectedTotal), list(rows.rejected.map { ($0.key, $0.value) }))
  }

  /// Reasons with their names, in the order of their identifiers; those without a row are left out.
  private func reasons(_ found: [(String, Int)]) -> [(String, Int)] {
    found.filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }.map { (telling.shown(telling.name($0.0)), $0.1) }
  }
}
