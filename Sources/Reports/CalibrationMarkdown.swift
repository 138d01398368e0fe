public import Simulation
internal import Verdicts

/// A calibration as a report in GitHub-flavoured Markdown.
public struct CalibrationMarkdown: Sendable {
  private let result: CalibrationResult
  private let version: String

  /// The report of a calibration.
  ///
  /// - Parameters:
  ///   - result: what was found.
  ///   - version: the version of the program.
  public init(_ result: CalibrationResult, version: String) {
    self.result = result
    self.version = version
  }

  /// The report, with a final newline: a table for each world, with how to read it above.
  public var text: String {
    var parts = [["# Calibration"], [Markup.sentence(CalibrationWords.summary(result))]]
    parts += CalibrationWords.notes.map { [Markup.sentence($0)] }
    for world in result.worlds {
      parts.append(["## " + Markup.name(world.name)])
      parts.append([Markup.sentence(world.about) + "."])
      parts.append(table(of: result.rows.filter { $0.world == world.name }).lines)
    }
    parts.append([
      "Made by `assay simulate --calibrate \(result.experiments) --seed \(result.seed)`, "
        + "assay \(Markup.markdown(version))."
    ])
    return Markup.document(parts)
  }

  private func table(of rows: [CalibrationRow]) -> MarkdownTable {
    var table = MarkdownTable(columns: [
      ("method", true), ("rate", true), ("asked", false), ("found", false), ("± 3 binomial errors", false),
      ("no answer", false), ("verdict", true),
    ])
    table.rows = rows.map { row in
      let isWrong = row.judgement == .tooHigh || row.judgement == .tooLow
      let verdict = CalibrationWords.judgement(row).word
      return [
        Markup.code(row.answer, inTable: true), CalibrationWords.measure(row.measure),
        CalibrationWords.asked(row), CalibrationWords.found(row), CalibrationWords.band(row),
        Figures.count(row.unanswered), isWrong ? "**\(verdict)**" : verdict,
      ]
    }
    return table
  }
}
