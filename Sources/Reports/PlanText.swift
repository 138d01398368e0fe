public import Plans

/// A plan as it is shown on a terminal.
public struct PlanText: Sendable {
  private let plan: Plan
  private let terminal: Terminal
  private let telling: Telling

  /// The text of a plan.
  ///
  /// - Parameters:
  ///   - plan: what was decided.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ plan: Plan, terminal: Terminal, language: Language = .english) {
    telling = Telling(language)
    self.plan = plan
    self.terminal = terminal
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let figures = PlanFigures(plan: plan, telling: telling)
    let sections = [
      figures.title.isEmpty ? [] : terminal.wrapped(figures.title),
      table(figures.groupHeads, figures.groups, left: [0, 1, 3], spare: [0, 0, 0, 1]),
      table(figures.metricHeads, figures.metrics, left: [0, 1, 2, 3], spare: [0, 0, 3, 2, 1]),
      table(figures.stageHeads, figures.stages, left: [7], spare: [0, 0, 5, 1, 2, 3, 4, 6]),
      table(figures.triggerHeads, figures.triggers, left: [0, 2, 3], spare: [0, 2, 0, 1]),
      figures.sentences.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) },
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// A table; of its columns those with the greatest `spare` are left out first, and only names are shortened.
  private func table(
    _ heads: [String], _ rows: [[String]], left: Set<Int>, spare: [Int]
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      columns: zip(heads, spare).enumerated().map { place, column in
        let isLeft = left.contains(place)
        return TextTable.Column(
          title: column.0, alignment: isLeft ? .left : .right, dispensability: column.1,
          isFlexible: isLeft && column.1 == 0)
      })
    table.rows = rows.map { row in row.map { TextTable.Cell(text: $0) } }
    return table.lines(on: terminal)
  }
}
