public import Plans

/// A plan as it is shown on a terminal.
public struct PlanText: Sendable {
  private let plan: Plan
  private let terminal: Terminal

  /// The text of a plan.
  ///
  /// - Parameters:
  ///   - plan: what was decided.
  ///   - terminal: what it is shown on.
  public init(_ plan: Plan, terminal: Terminal) {
    self.plan = plan
    self.terminal = terminal
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let figures = PlanFigures(plan: plan)
    let sections = [
      figures.title.isEmpty ? [] : terminal.wrapped(figures.title),
      table(PlanFigures.groupHeads, figures.groups, left: [0, 1, 3]),
      table(PlanFigures.metricHeads, figures.metrics, left: [0, 1, 2, 3]),
      table(PlanFigures.stageHeads, figures.stages, left: [7]),
      table(PlanFigures.triggerHeads, figures.triggers, left: [0, 2, 3]),
      figures.sentences.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) },
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func table(_ heads: [String], _ rows: [[String]], left: Set<Int>) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      columns: heads.enumerated().map { place, head in
        TextTable.Column(
          title: head, alignment: left.contains(place) ? .left : .right, isFlexible: left.contains(place))
      })
    table.rows = rows.map { row in row.map { TextTable.Cell(text: $0) } }
    return table.lines(on: terminal)
  }
}
