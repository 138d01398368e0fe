public import Plans

/// A plan as a report in GitHub-flavoured Markdown.
public struct PlanMarkdown: Sendable {
  private let plan: Plan

  /// The report of a plan.
  public init(_ plan: Plan) {
    self.plan = plan
  }

  /// The report, with a final newline.
  public var text: String {
    let figures = PlanFigures(plan: plan)
    let title = figures.title.isEmpty ? "# Plan" : "# Plan: " + Markup.name(figures.title)
    let parts = [
      [title],
      section("Groups", PlanFigures.groupHeads, figures.groups, left: [0, 1, 3]),
      section("Metrics", PlanFigures.metricHeads, figures.metrics, left: [0, 1, 2, 3]),
      section("Stages", PlanFigures.stageHeads, figures.stages, left: [7]),
      section("Triggers", PlanFigures.triggerHeads, figures.triggers, left: [0, 2, 3]),
      ["## Rules", ""] + figures.sentences.map { "- " + Markup.sentence($0) },
    ]
    return Markup.document(parts)
  }

  private func section(_ title: String, _ heads: [String], _ rows: [[String]], left: Set<Int>) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = MarkdownTable(columns: heads.enumerated().map { (Markup.markdown($1), left.contains($0)) })
    table.rows = rows.map { row in row.map { $0.isEmpty ? "" : Markup.name($0) } }
    return ["## " + title, ""] + table.lines
  }
}
