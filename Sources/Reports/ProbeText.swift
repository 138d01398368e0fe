internal import Verdicts

/// What a probe found, as it is shown on a terminal.
public struct ProbeText: Sendable {
  private let answer: ProbeAnswer
  private let terminal: Terminal

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  public init(_ answer: ProbeAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline: the sides and their figures, then the comparison.
  public var text: String {
    var lines = terminal.wrapped("Probe: \(answer.sentence)", hanging: 2)
    if let first = lines.first, first.hasPrefix("Probe") {
      lines[0] = terminal.styled("Probe", .bold) + first.dropFirst(5)
    }
    lines += answer.sides.flatMap { terminal.wrapped("\($0.name) \($0.address)", indentation: 2, hanging: 2) }
    lines += ["", terminal.styled("Response times in ms", .bold)]
    var table = TextTable(
      columns: answer.columns.map {
        TextTable.Column(
          title: $0.title, alignment: $0.isText ? .left : .right, dispensability: $0.dispensability,
          isFlexible: $0.isText)
      })
    table.rows = answer.rows.map { $0.map { TextTable.Cell(text: $0) } }
    lines += table.lines(on: terminal)
    lines += answer.troubles.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
    let text = lines.joined(separator: "\n") + "\n"
    guard let comparison = answer.comparison else {
      let refusal = answer.refusal ?? "the log could not be analysed"
      return text + "\n" + terminal.wrapped("no comparison: \(refusal)", hanging: 2).joined(separator: "\n")
        + "\n"
    }
    return text + "\n" + AnalysisText(comparison, terminal: terminal).text
  }
}
