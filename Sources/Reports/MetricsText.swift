public import Verdicts

/// The metrics of both versions as they are shown on a terminal.
public struct MetricsText: Sendable {
  private let figures: MetricsFigures
  private let terminal: Terminal

  /// The text of an answer.
  public init(_ answer: MetricsAnswer, terminal: Terminal, language: Language = .english) {
    figures = MetricsFigures(answer: answer, telling: Telling(language))
    self.terminal = terminal
  }

  /// The text, with a final newline.
  public var text: String {
    var sections = [table([nil], [figures.answer.overall]) + notes]
    if let endpoints = figures.answer.endpoints {
      let lines = table(endpoints.map(\.name), endpoints.map(\.metrics))
      let left = figures.answer.requestsWithoutEndpoint
      let note =
        left > 0
        ? terminal.wrapped(
          figures.telling(MetricsPhrase.withoutEndpoint, Figures.count(left)), indentation: 2) : []
      sections.append(
        [terminal.styled(figures.telling(MetricsPhrase.byEndpoint), .bold)] + lines + note)
    }
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var notes: [String] {
    figures.sentences.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }

  private func table(_ names: [String?], _ metrics: [CanaryMetrics]) -> [String] {
    let hasNames = names.contains { $0 != nil }
    var table = TextTable(
      columns: figures.heads.enumerated().map { place, head in
        .init(
          title: head.title, alignment: place == 0 ? .left : .right, dispensability: head.dispensability,
          isFlexible: place == 0)
      })
    if hasNames {
      let title = figures.telling(MetricsPhrase.endpoint)
      table.columns.insert(.init(title: title, alignment: .left, isFlexible: true), at: 0)
    }
    for (name, metrics) in zip(names, metrics) {
      for (place, cells) in figures.rows(metrics).enumerated() {
        // The name of an endpoint stands once.
        let head: [TextTable.Cell] =
          hasNames ? [.init(text: place == 0 ? Markup.visible(name ?? "") : "")] : []
        table.rows.append(head + cells.map { .init(text: $0.isEmpty ? Markup.visible($0) : $0) })
      }
    }
    return table.lines(on: terminal)
  }
}

/// The metrics of both versions as GitHub-flavoured Markdown.
public struct MetricsMarkdown: Sendable {
  private let figures: MetricsFigures

  /// The report of an answer.
  public init(_ answer: MetricsAnswer, language: Language = .english) {
    figures = MetricsFigures(answer: answer, telling: Telling(language))
  }

  /// The report, with a final newline.
  public var text: String {
    var all = MarkdownTable(columns: columns)
    all.rows = figures.rows(figures.answer.overall).map(cells)
    var parts = [["# " + figures.telling(MetricsPhrase.title)], all.lines]
    parts += figures.sentences.map { [Markup.sentence($0)] }
    if let endpoints = figures.answer.endpoints {
      var table = MarkdownTable(columns: [(figures.telling(MetricsPhrase.endpoint), true)] + columns)
      for endpoint in endpoints {
        table.rows += figures.rows(endpoint.metrics).map { [Markup.name(endpoint.name)] + cells($0) }
      }
      parts += [["## " + figures.telling(MetricsPhrase.byEndpoint)], table.lines]
      let left = figures.answer.requestsWithoutEndpoint
      if left > 0 {
        parts.append([figures.telling(MetricsPhrase.withoutEndpoint, Figures.count(left)) + "."])
      }
    }
    return Markup.document(parts)
  }

  private var columns: [(title: String, isLeft: Bool)] {
    figures.heads.enumerated().map { ($1.title, $0 == 0) }
  }

  private func cells(_ row: [String]) -> [String] {
    row.enumerated().map { $0 == 0 ? Markup.name($1) : $1 }
  }
}
