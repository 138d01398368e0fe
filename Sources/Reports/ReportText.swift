internal import Inference
internal import Summaries
public import Verdicts

/// A report of an experiment on one screen of a terminal.
///
/// The order is that of all forms of a report. Colours, where there are any, repeat what the words say.
public struct ReportText: Sendable {
  private let parts: ReportParts
  private let terminal: Terminal

  /// The text of a report.
  ///
  /// - Parameters:
  ///   - report: what is told.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(report: ExperimentReport, terminal: Terminal, language: Language) {
    parts = ReportParts(report, in: language)
    self.terminal = terminal
  }

  private var telling: Telling { parts.telling }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let sections = [
      head, changes, parts.groups(isShort: true).lines(on: terminal), metrics,
      parts.criteria(isShort: true).lines(on: terminal), days,
    ]
    let all = sections + parts.analysis.strata.map(segment) + [quality]
    return all.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let name = parts.experiment.map(terminal.name)
    let title = [name, parts.period].compactMap { $0 }.joined(separator: ", ")
    var lines = terminal.wrapped(title, hanging: 2).map { terminal.styled($0, .bold) }
    let verdict = parts.report.verdict
    let decision = telling.decision(verdict?.decision)
    let reason = parts.reason.map { ": \($0)" } ?? ""
    var told = terminal.wrapped(decision + reason, hanging: 2)
    if let first = told.first, first.hasPrefix(decision) {
      told[0] =
        terminal.styled(decision, ReportParts.style(verdict?.decision)) + first.dropFirst(decision.count)
    }
    lines += told
    let facts = parts.facts(isShort: true)
    guard let troubles = parts.troubles else { return lines + labelled(facts) }
    let hasFailure = parts.analysis.checks.contains { $0.status == .fail }
    return lines
      + labelled(
        facts + [(telling(ReportTextPhrase.mind), troubles)], last: hasFailure ? .bad : .doubtful)
  }

  /// Facts with their labels in a column of their own, where there is room for it.
  private func labelled(_ facts: [(label: String, text: String)], last: Style = .dim) -> [String] {
    let width = facts.map { DisplayWidth.of($0.label) }.max() ?? 0
    guard terminal.width >= 60 else {
      return facts.flatMap { terminal.wrapped("\($0.label): \($0.text)", indentation: 2, hanging: 2) }
    }
    return facts.enumerated().flatMap { place, fact -> [String] in
      var lines = terminal.wrapped(fact.text, indentation: width + 4)
      guard let first = lines.first else { return [] }
      let space = String(repeating: " ", count: width + 2 - DisplayWidth.of(fact.label))
      lines[0] =
        "  " + terminal.styled(fact.label, place == facts.count - 1 ? last : .dim) + space
        + first.dropFirst(width + 4)
      return lines
    }
  }

  private var changes: [String] {
    let table = parts.changes(isShort: true, hasIntervals: terminal.width >= 76)?.lines(on: terminal) ?? []
    return table
      + (parts.looksInShort.map { terminal.wrapped($0, indentation: 2, hanging: 2) } ?? [])
  }

  private var metrics: [String] {
    parts.metrics(isShort: true).lines(on: terminal)
      + parts.metricNotes.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }

  /// The days for which there is room: all of up to 40, else the last 14.
  private var days: [String] {
    let count = parts.report.days.count
    let groups = min(parts.analysis.groups.count, 4)
    let room = (terminal.width - 18) / max(1, min(groups, 2)) - 2
    return parts.sparklines(most: min(count > 40 ? 14 : count, max(7, room))).lines(on: terminal)
  }

  private func segment(_ strata: AnalysedStrata) -> [String] {
    let figures = StrataFigures(strata: strata, telling: telling, most: 6)
    func shown(_ name: String) -> String { terminal.name(telling.shown(name)) }
    return parts.table(of: figures, isShort: true).lines(on: terminal)
      + figures.shortNotes(shown).flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }

  /// What is wrong or open in the data, the account of rows, and what the data could see.
  private var quality: [String] {
    let checks = Words.worstFirst(parts.analysis.checks)
    var lines = [terminal.styled(telling(ReportPhrase.dataQuality), .bold)]
    for check in checks where check.status != .pass {
      let word = telling.status(check.status)
      var found = terminal.wrapped(
        "\(word): \(telling.name(check.name)), \(parts.finding(check))", indentation: 2, hanging: 2)
      if let first = found.first, first.dropFirst(2).hasPrefix(word) {
        found[0] = "  " + terminal.styled(word, Words.style(check.status)) + first.dropFirst(2 + word.count)
      }
      lines += found
    }
    let passed = checks.filter { $0.status == .pass }.count
    let rows = [
      passed > 0 ? telling(ReportTextPhrase.passed, Figures.count(passed)) : nil, parts.rowsInShort,
    ]
    lines += terminal.wrapped(rows.compactMap { $0 }.joined(separator: "; "), indentation: 2, hanging: 2)
    if let power = parts.powerInShort {
      lines += terminal.wrapped("\(telling(ReportPhrase.power)): \(power)", indentation: 2, hanging: 2)
    }
    return lines
  }
}
