internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// An analysis as it is shown on a terminal.
///
/// What people need first comes first: the verdict, the groups and their traffic, every metric, the state of the data,
/// the account of rows. Colours, where there are any, repeat what the words say.
public struct AnalysisText: Sendable {
  let analysis: Analysis
  let terminal: Terminal
  private let telling: Telling

  /// The text of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: what was found.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ analysis: Analysis, terminal: Terminal, language: Language = .english) {
    self.analysis = analysis
    self.terminal = terminal
    telling = Telling(language, sentences: analysis.sentences)
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    var sections: [[String]] = []
    let experiment = Words.experiment(analysis, in: telling)
    if experiment.name != nil || experiment.days != nil {
      let head = [experiment.name.map(terminal.name), experiment.days].compactMap { $0 }
      sections.append([terminal.styled(head.joined(separator: ", "), .bold)])
    }
    if let verdict = analysis.verdict { sections.append(terminal.lines(of: verdict, in: telling)) }
    sections.append(groups)
    sections += analysis.metrics.map {
      MetricText($0, analysis: analysis, terminal: terminal, telling: telling).lines
    }
    sections += analysis.strata.map { strata($0) }
    sections.append(terminal.lines(of: analysis.checks, in: telling))
    sections.append(terminal.lines(of: analysis.rows, in: telling))
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// The groups by stage, by day, by the values of a segment.
  private func strata(_ strata: AnalysedStrata) -> [String] {
    let figures = StrataFigures(strata: strata, telling: telling)
    var table = TextTable(columns: [])
    table.columns = figures.columns.enumerated().map { place, column in
      .init(
        title: place == 0 ? terminal.name(column.title) : column.title,
        alignment: column.isText ? .left : .right,
        dispensability: column.phrase.flatMap { Self.dispensable[$0] } ?? 0,
        isFlexible: place == 0)
    }
    table.rows = figures.rows { Markup.visible($0) }.map { $0.map { .init(text: $0) } }
    var lines = [terminal.styled(figures.title { terminal.name($0) }, .bold)]
    if !table.rows.isEmpty { lines += table.lines(on: terminal) }
    return lines
      + figures.notes { terminal.name($0) }.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }

  /// The columns of strata that a narrow terminal leaves out, the greatest number first.
  private static let dispensable: [ReportPhrase: Int] = [
    .requests: 4, .difference: 3, .control: 2, .outcome: 1,
  ]

  private var groups: [String] {
    let hasUnits = analysis.groups.contains { $0.units != nil }
    var table = TextTable(columns: [
      .init(title: telling(ReportPhrase.group), alignment: .left, isFlexible: true),
      .init(title: telling(ReportPhrase.role), alignment: .left, dispensability: 1),
      .init(title: telling(ReportPhrase.requests)),
    ])
    if hasUnits { table.columns.append(.init(title: telling(ReportPhrase.units))) }
    table.columns.append(.init(title: telling(ReportPhrase.share)))
    table.columns.append(.init(title: telling(ReportPhrase.planned), dispensability: 2))
    table.rows = analysis.groups.map { group in
      var cells = [
        group.name, telling.role(group.role), Figures.count(group.requests),
        telling.figure(Figures.percent(group.share)),
        group.expectedShare.map { telling.figure(Figures.percent($0)) } ?? "–",
      ]
      if hasUnits { cells.insert(group.units.map(Figures.count) ?? "–", at: 3) }
      return cells.map { .init(text: $0.isEmpty ? Markup.visible($0) : $0) }
    }
    let failed = analysis.checks.filter { $0.status == .fail }.map { telling.plain($0.name) }
    let warning =
      failed.isEmpty
      ? []
      : terminal.wrapped(
        telling(AnalysisPhrase.failed, failed.joined(separator: ", ")), indentation: 2, hanging: 2)
    return [terminal.styled(telling(ReportTextPhrase.groups), .bold)] + table.lines(on: terminal)
      + terminal.wrapped(Words.clustering(analysis, in: telling), indentation: 2)
      + warning.map { terminal.styled($0, .bad) }
  }
}

extension Terminal {
  /// The answer of a gate and its reason.
  func lines(of verdict: Verdict, in telling: Telling) -> [String] {
    let decision = telling.decision(verdict.decision)
    var lines = [styled(decision, Words.style(verdict.decision))]
    lines += wrapped(telling.told(verdict.reason), indentation: 2)
    if let missing = verdict.missing {
      lines += wrapped(telling(AnalysisPhrase.missing, telling.told(missing)), indentation: 2)
    }
    return lines
  }

  /// The state of the data: what is wrong or open with its detail, what passed in one sentence.
  func lines(of checks: [Check], in telling: Telling) -> [String] {
    guard !checks.isEmpty else { return [] }
    var lines = [styled(telling(AnalysisPhrase.checks), .bold)]
    for check in Words.worstFirst(checks) where check.status != .pass {
      let word = telling.status(check.status)
      let pValue = check.pValue.map { telling.bracketed(MetricFigures.bare($0)) } ?? ""
      var found = wrapped(
        "\(word): \(telling.plain(check.name))\(pValue), \(telling.told(check.detail))", indentation: 2,
        hanging: 2)
      if let first = found.first, first.dropFirst(2).hasPrefix(word) {
        found[0] = "  " + styled(word, Words.style(check.status)) + first.dropFirst(2 + word.count)
      }
      lines += found
    }
    let passed = checks.filter { $0.status == .pass }.map { telling.plain($0.name) }
    if !passed.isEmpty {
      let list = passed.joined(separator: ", ")
      lines += wrapped(telling(AnalysisPhrase.passed, list), indentation: 2, hanging: 2)
    }
    return lines
  }

  /// The account of rows.
  func lines(of rows: RowCounts, in telling: Telling) -> [String] {
    let account = Words.rows(rows, in: telling)
    return [styled(telling(ReportPhrase.rows), .bold)] + wrapped(account.sum, indentation: 2, hanging: 2)
      + account.parts.flatMap { wrapped($0, indentation: 2, hanging: 2) }
  }
}
