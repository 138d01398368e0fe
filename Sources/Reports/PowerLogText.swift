internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// How long each stage must last, as it is shown on a terminal.
public struct PowerLogText: Sendable {
  private let answer: PowerLogAnswer
  private let terminal: Terminal

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  public init(_ answer: PowerLogAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline: the traffic, then each metric with its stages.
  public var text: String {
    var lines = answer.sentences.flatMap { terminal.wrapped($0) }
    for metric in answer.metrics {
      let name = terminal.name(metric.specification.name)
      lines += [""]
      lines += terminal.wrapped("\(name) (\(Words.description(metric.specification)))").map {
        terminal.styled($0, .bold)
      }
      lines += terminal.lines(of: answer.facts(metric))
      if metric.power?.forecast != nil { lines += [""] + stages(metric) }
      if let verdict = answer.verdict(metric) { lines += [""] + terminal.wrapped(verdict, indentation: 2) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func stages(_ metric: PowerLogAnswer.Metric) -> [String] {
    // Where the lines are narrow, the last columns go first.
    var table = TextTable(
      columns: answer.stageHeads(metric).enumerated().map { place, title in
        TextTable.Column(title: title, dispensability: place < 2 ? 0 : place == 3 ? 50 : place)
      })
    table.rows = metric.stages.indices.map { place in
      answer.cells(place, of: metric).map { TextTable.Cell(text: $0) }
    }
    return table.lines(on: terminal)
  }
}
