internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// How long each stage must last, as it is shown on a terminal.
public struct PowerLogText: Sendable {
  private let answer: PowerLogAnswer
  private let terminal: Terminal
  private let words: PowerLogWords

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ answer: PowerLogAnswer, terminal: Terminal, language: Language = .english) {
    self.answer = answer
    words = PowerLogWords(answer: answer, telling: Telling(language))
    self.terminal = terminal
  }

  /// The text, with a final newline: the traffic, then each metric with its stages.
  public var text: String {
    var lines = words.sentences.flatMap { terminal.wrapped($0) }
    for metric in answer.metrics {
      let name = terminal.name(metric.specification.name)
      lines += [""]
      let description = Words.description(metric.specification, in: words.telling)
      lines += terminal.wrapped(name + words.telling.bracketed(description)).map {
        terminal.styled($0, .bold)
      }
      lines += terminal.lines(of: words.facts(metric))
      if metric.power?.forecast != nil { lines += [""] + stages(metric) }
      if let verdict = words.verdict(metric) { lines += [""] + terminal.wrapped(verdict, indentation: 2) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func stages(_ metric: PowerLogAnswer.Metric) -> [String] {
    // Where the lines are narrow, the last columns go first.
    var table = TextTable(
      columns: words.stageHeads(metric).enumerated().map { place, title in
        TextTable.Column(title: title, dispensability: place < 2 ? 0 : place == 3 ? 50 : place)
      })
    table.rows = metric.stages.indices.map { place in
      words.cells(place, of: metric).map { TextTable.Cell(text: $0) }
    }
    return table.lines(on: terminal)
  }
}
