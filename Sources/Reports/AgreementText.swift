public import Verdicts

/// Whether a log's groups are those that the hash gives, as it is shown on a terminal.
public struct AgreementText: Sendable {
  private let agreement: AssignmentAgreement
  private let terminal: Terminal

  /// The text of an agreement.
  public init(_ agreement: AssignmentAgreement, terminal: Terminal) {
    self.agreement = agreement
    self.terminal = terminal
  }

  /// The text, with a final newline.
  public var text: String {
    let sections = [head, facts, examples].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let word = agreement.isAgreed ? "AGREES" : "DISAGREES"
    let units = Figures.count(agreement.units)
    let sentence =
      agreement.unitsDisagreeing == 0
      ? "each of \(units) units is in the group that the hash gives"
      : "\(Figures.count(agreement.unitsDisagreeing)) of \(units) units (\(Figures.percent(agreement.share))) have "
        + "rows in another group than the hash gives; tolerated are \(Figures.percent(agreement.tolerance))"
    return [terminal.styled(word, agreement.isAgreed ? .good : .bad)]
      + terminal.wrapped(sentence, indentation: 2)
      + (agreement.hint.map { terminal.wrapped($0, indentation: 2) } ?? [])
  }

  private var facts: [String] {
    var facts = [("rule", rule), ("rows", rows)]
    if agreement.unitsDisagreeing > 0 {
      let names = agreement.settings
      facts.append(
        (
          "units",
          "\(Figures.count(agreement.controlLoggedAsTreatment)) of \(names.control) logged as \(names.treatment), "
            + "\(Figures.count(agreement.treatmentLoggedAsControl)) of \(names.treatment) logged as \(names.control)"
        ))
    }
    let within = agreement.stages.isEmpty ? "" : " within a stage"
    facts.append(("in both groups", Figures.count(agreement.unitsInBothGroups) + within))
    if !agreement.stages.isEmpty {
      facts.append(("moved with a stage", "\(Figures.count(agreement.unitsMoved)), as planned"))
    }
    return terminal.lines(of: facts)
  }

  private var rule: String {
    guard !agreement.stages.isEmpty else { return AssignmentText.rule(agreement.settings) }
    let settings = agreement.settings
    let stages = agreement.stages.map { "\(Figures.short($0.percentage)) % in stage \($0.number)" }
    return settings.rule + (settings.seed.map { ", seed \($0)" } ?? "") + ", "
      + settings.name(of: settings.percentageOf) + " " + stages.joined(separator: ", ")
  }

  private var rows: String {
    var parts = [
      "\(Figures.count(agreement.rows)) judged, \(Figures.count(agreement.rowsDisagreeing)) in another group"
    ]
    if agreement.rowsOutsideStages > 0 {
      parts.append("\(Figures.count(agreement.rowsOutsideStages)) outside of every stage")
    }
    if agreement.rowsWithoutUnit > 0 {
      parts.append("\(Figures.count(agreement.rowsWithoutUnit)) without a unit")
    }
    return parts.joined(separator: "; ")
  }

  private var examples: [String] {
    guard !agreement.examples.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "unit", alignment: .left, isFlexible: true), .init(title: "bucket"),
      .init(title: "hash gives", alignment: .left), .init(title: "log has", alignment: .left),
    ])
    let hasStages = agreement.examples.contains { $0.stage != nil }
    if hasStages { table.columns.append(.init(title: "stage")) }
    table.rows = agreement.examples.map { example in
      [
        .init(text: example.unit), .init(text: String(example.bucket)), .init(text: example.expected),
        .init(text: example.logged),
      ] + (hasStages ? [.init(text: example.stage.map { String($0) } ?? "")] : [])
    }
    let left = agreement.unitsDisagreeing - agreement.examples.count
    return table.lines(on: terminal) + (left > 0 ? ["  and \(Figures.count(left)) more"] : [])
  }
}
