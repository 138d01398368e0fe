public import Simulation
internal import Verdicts

/// A calibration as it is shown on a terminal.
public struct CalibrationText: Sendable {
  private let result: CalibrationResult
  private let terminal: Terminal

  /// The text of a calibration.
  ///
  /// - Parameters:
  ///   - result: what was found.
  ///   - terminal: what it is shown on.
  public init(_ result: CalibrationResult, terminal: Terminal) {
    self.result = result
    self.terminal = terminal
  }

  /// The text, with a final newline: a table for each world, then how to read it.
  public var text: String {
    var lines = terminal.wrapped(CalibrationWords.summary(result)).map { terminal.styled($0, .bold) }
    for world in result.worlds {
      lines += [""] + terminal.wrapped("\(world.name): \(world.about)", hanging: 2)
      lines += table(of: result.rows.filter { $0.world == world.name }).lines(on: terminal)
    }
    for note in CalibrationWords.notes { lines += [""] + terminal.wrapped(note) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(of rows: [CalibrationRow]) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "method", alignment: .left, isFlexible: true), .init(title: "rate", alignment: .left),
      .init(title: "asked"), .init(title: "found"), .init(title: "± 3 errors", dispensability: 2),
      .init(title: "no answer", dispensability: 3), .init(title: "verdict", alignment: .left),
    ])
    table.rows = rows.map { row in
      let judgement = CalibrationWords.judgement(row)
      return [
        .init(text: row.answer), .init(text: CalibrationWords.measure(row.measure)),
        .init(text: CalibrationWords.asked(row)), .init(text: CalibrationWords.found(row)),
        .init(text: CalibrationWords.band(row)), .init(text: Figures.count(row.unanswered)),
        .init(text: judgement.word, style: judgement.style),
      ]
    }
    return table
  }
}
