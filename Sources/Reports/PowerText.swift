internal import Inference
internal import Verdicts

/// The answer of a power calculation as it is shown on a terminal.
public struct PowerText: Sendable {
  private let answer: PowerAnswer
  private let terminal: Terminal
  private let words: PowerWords

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ answer: PowerAnswer, terminal: Terminal, language: Language = .english) {
    self.answer = answer
    words = PowerWords(answer: answer, telling: Telling(language))
    self.terminal = terminal
  }

  /// The text, with a final newline: what was solved for first, then all that it rests on.
  public var text: String {
    let head = terminal.wrapped(words.sentence).map { terminal.styled($0, .bold) }
    let table = answer.curve.isEmpty ? [] : [""] + curve
    return (head + [""] + terminal.lines(of: words.facts) + table).joined(separator: "\n") + "\n"
  }

  /// The curve as a table, with a bar as long as the power.
  private var curve: [String] {
    var table = TextTable(
      columns: words.curveHeads.enumerated().map { place, title in
        TextTable.Column(title: title, dispensability: [0, 2, 0, 1, 3][place])
      })
    let hasBars = answer.curve.contains { $0.power != nil }
    if hasBars { table.columns.append(TextTable.Column(title: "", alignment: .left, dispensability: 4)) }
    table.rows = answer.curve.map { point in
      var cells = words.curveCells(point).map { TextTable.Cell(text: $0) }
      if hasBars { cells.append(TextTable.Cell(text: Self.bar(point.power ?? 0))) }
      return cells
    }
    return table.lines(on: terminal)
  }

  /// A bar of 20 columns for a power of 1, by eighths of a column.
  private static func bar(_ power: Double) -> String {
    let eighths = Int((min(max(power, 0), 1) * 160).rounded())
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}

extension Terminal {
  /// Names and values in two columns, long values broken into lines.
  func lines(of facts: [(name: String, value: String)]) -> [String] {
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    return facts.flatMap { fact in
      let space = String(repeating: " ", count: width - DisplayWidth.of(fact.name) + 2)
      var lines = wrapped(fact.value, indentation: width + 4)
      if let first = lines.first {
        lines[0] = "  \(styled(fact.name, .dim))\(space)" + first.dropFirst(width + 4)
      }
      return lines
    }
  }
}
