internal import Inference
public import Verdicts

/// Users and their groups as they are shown on a terminal, and what a list of them adds up to.
public struct AssignmentText: Sendable {
  private let terminal: Terminal

  /// The texts for a terminal.
  public init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Users in three columns, with a final newline.
  public func list(_ users: [(user: String, bucket: Int, group: String)]) -> String {
    var table = TextTable(columns: [
      .init(title: "user", alignment: .left, isFlexible: true), .init(title: "bucket"),
      .init(title: "group", alignment: .left, isFlexible: true),
    ])
    table.rows = users.map { [.init(text: $0.user), .init(text: String($0.bucket)), .init(text: $0.group)] }
    return table.lines(on: terminal).joined(separator: "\n") + "\n"
  }

  /// The shares of the groups beside the planned ones, with a final newline.
  public func summary(_ answer: AssignmentAnswer) -> String {
    var table = TextTable(columns: [
      .init(title: "group", alignment: .left, isFlexible: true), .init(title: "users"),
      .init(title: "share"),
      .init(
        title: "\(Figures.level(answer.level)) interval (Wilson)", alignment: .left, dispensability: 1),
      .init(title: "planned"),
    ])
    table.rows = answer.groups.map { group in
      [
        .init(text: group.name), .init(text: Figures.count(group.users)),
        .init(text: Figures.percent(group.share.estimate)),
        .init(text: Figures.percent(group.share.lower) + " to " + Figures.percent(group.share.upper)),
        .init(text: Figures.short(100 * group.planned) + " %"),
      ]
    }
    var notes = ["rule " + Self.rule(answer.settings)]
    if let test = answer.test {
      let name = test.name == "binomial" ? "exact binomial test" : "χ² test"
      notes.append("against the planned shares: \(MetricFigures.bare(test.pValue)) (\(name))")
    }
    if answer.emptyLines > 0 { notes.append("\(Figures.count(answer.emptyLines)) empty lines name nobody") }
    return (table.lines(on: terminal) + notes.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) })
      .joined(separator: "\n") + "\n"
  }

  /// How users are assigned, in words.
  static func rule(_ settings: AssignmentSettings) -> String {
    settings.rule + (settings.seed.map { ", seed \($0)" } ?? "") + ", "
      + "\(Figures.short(settings.percentage)) % \(settings.name(of: settings.percentageOf)) (\(settings.source))"
  }
}
