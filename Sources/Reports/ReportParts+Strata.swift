internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// The groups within strata, of the first metric.
  ///
  /// - Parameters:
  ///   - figures: the strata.
  ///   - isShort: whether the head of the first column is the title, as on a terminal.
  /// - Returns: the table.
  func table(of figures: StrataFigures, isShort: Bool) -> ReportTable {
    let names = figures.strata.treatments.count > 1 ? 2 : 1
    // Requests, control, treatment, difference, lift, p, outcome.
    let dispensable = [5, 3, 3, 4, 0, 2, 0]
    let columns = figures.columns
    var table = ReportTable(
      columns: columns.enumerated().map { place, column in
        let further = place - names
        return ReportTable.Column(
          place == 0 && isShort ? figures.title(telling.shown) : column.title, isText: column.isText,
          dispensability: dispensable.indices.contains(further) ? dispensable[further] : 0,
          isFlexible: further < 0)
      })
    table.rows = figures.rows(telling.shown).map { row in
      row.enumerated().map { place, text in place < names ? .name(text) : .own(text) }
    }
    return table
  }
}
