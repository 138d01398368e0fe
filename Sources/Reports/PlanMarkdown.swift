public import Plans

/// A plan as a report in GitHub-flavoured Markdown.
public struct PlanMarkdown: Sendable {
  private let plan: Plan
  private let telling: Telling

  /// The report of a plan.
  public init(_ plan: Plan, language: Language = .english) {
    telling = Telling(language)
    self.plan = plan
  }

  /// The report, with a final newline.
  public var text: String {
    let figures = PlanFigures(plan: plan, telling: telling)
    let title =
      figures.title.isEmpty
      ? "# " + telling(PlanPhrase.plain) : "# " + telling(PlanPhrase.title, Markup.name(figures.title))
    let parts = [
      [title],
      section(.groups, figures.groupHeads, figures.groups, left: [0, 1, 3]),
      section(.metrics, figures.metricHeads, figures.metrics, left: [0, 1, 2, 3]),
      section(.stages, figures.stageHeads, figures.stages, left: [7]),
      section(.triggers, figures.triggerHeads, figures.triggers, left: [0, 2, 3]),
      ["## " + telling(PlanPhrase.rules), ""] + figures.sentences.map { "- " + Markup.sentence($0) },
    ]
    return Markup.document(parts)
  }

  private func section(
    _ title: PlanPhrase, _ heads: [String], _ rows: [[String]], left: Set<Int>
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = MarkdownTable(columns: heads.enumerated().map { (Markup.markdown($1), left.contains($0)) })
    table.rows = rows.map { row in row.map { $0.isEmpty ? "" : Markup.name($0) } }
    return ["## " + telling(title), ""] + table.lines
  }
}
