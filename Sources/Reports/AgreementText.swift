public import Verdicts

/// Whether a log's groups are those that the hash gives, as it is shown on a terminal.
public struct AgreementText: Sendable {
  private let agreement: AssignmentAgreement
  private let terminal: Terminal
  private let telling: Telling

  /// The text of an agreement.
  public init(_ agreement: AssignmentAgreement, terminal: Terminal, language: Language = .english) {
    telling = Telling(language)
    self.agreement = agreement
    self.terminal = terminal
  }

  /// The text, with a final newline.
  public var text: String {
    let sections = [head, facts, examples].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let word = telling(agreement.isAgreed ? AssignmentPhrase.agrees : .disagrees)
    let units = Figures.count(agreement.units)
    let (share, tolerance) = (Figures.percent(agreement.share), Figures.percent(agreement.tolerance))
    let sentence =
      agreement.unitsDisagreeing == 0
      ? telling(AssignmentPhrase.allAgree, units)
      : telling(
        AssignmentPhrase.someDisagree, Figures.count(agreement.unitsDisagreeing), units,
        telling.figure(share), telling.figure(tolerance))
    return [terminal.styled(word, agreement.isAgreed ? .good : .bad)]
      + terminal.wrapped(sentence, indentation: 2)
      + (agreement.hintSentence.map { terminal.wrapped(telling.told($0), indentation: 2) } ?? [])
  }

  private var facts: [String] {
    var facts = [(telling(AssignmentPhrase.ruleHead), rule), (telling(AssignmentPhrase.rows), rows)]
    if agreement.unitsDisagreeing > 0 {
      let names = agreement.settings
      facts.append(
        (
          telling(AssignmentPhrase.units),
          telling(
            AssignmentPhrase.loggedAs, Figures.count(agreement.controlLoggedAsTreatment), names.control,
            names.treatment, Figures.count(agreement.treatmentLoggedAsControl))
        ))
    }
    let both = Figures.count(agreement.unitsInBothGroups)
    let within = agreement.stages.isEmpty ? both : telling(AssignmentPhrase.withinStage, both)
    facts.append((telling(AssignmentPhrase.bothGroups), within))
    if !agreement.stages.isEmpty {
      let moved = telling(AssignmentPhrase.asPlanned, Figures.count(agreement.unitsMoved))
      facts.append((telling(AssignmentPhrase.moved), moved))
    }
    return terminal.lines(of: facts)
  }

  private var rule: String {
    guard !agreement.stages.isEmpty else { return telling.rule(agreement.settings) }
    let settings = agreement.settings
    let stages = agreement.stages.map {
      let share = telling.figure(Figures.short($0.percentage) + " %")
      return telling(AssignmentPhrase.inStage, share, "\($0.number)")
    }
    return telling.seeded(settings) + settings.name(of: settings.percentageOf) + " "
      + stages.joined(separator: ", ")
  }

  private var rows: String {
    var parts = [
      telling(
        AssignmentPhrase.judged, Figures.count(agreement.rows), Figures.count(agreement.rowsDisagreeing))
    ]
    if agreement.rowsOutsideStages > 0 {
      parts.append(telling(AssignmentPhrase.outside, Figures.count(agreement.rowsOutsideStages)))
    }
    if agreement.rowsWithoutUnit > 0 {
      parts.append(telling(AssignmentPhrase.withoutUnit, Figures.count(agreement.rowsWithoutUnit)))
    }
    return parts.joined(separator: "; ")
  }

  private var examples: [String] {
    guard !agreement.examples.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: telling(AssignmentPhrase.unit), alignment: .left, isFlexible: true),
      .init(title: telling(AssignmentPhrase.bucket)),
      .init(title: telling(AssignmentPhrase.hashGives), alignment: .left),
      .init(title: telling(AssignmentPhrase.logHas), alignment: .left),
    ])
    let hasStages = agreement.examples.contains { $0.stage != nil }
    if hasStages { table.columns.append(.init(title: telling(AssignmentPhrase.stage))) }
    table.rows = agreement.examples.map { example in
      [
        .init(text: example.unit), .init(text: String(example.bucket)), .init(text: example.expected),
        .init(text: example.logged),
      ] + (hasStages ? [.init(text: example.stage.map { String($0) } ?? "")] : [])
    }
    let left = agreement.unitsDisagreeing - agreement.examples.count
    return table.lines(on: terminal)
      + (left > 0 ? [telling(AssignmentPhrase.andMore, Figures.count(left))] : [])
  }
}
