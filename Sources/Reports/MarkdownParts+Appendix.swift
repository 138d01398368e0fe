internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension MarkdownParts {
  /// How an analysis was made: settings, inputs, the account of rows; folded away.
  static func appendix(_ analysis: Analysis, version: String) -> [[String]] {
    [
      ["<details>", "<summary>How this was made: settings, inputs, rows</summary>"],
      ["Made by assay \(Markup.markdown(version))."],
      ["**Settings**"], settings(analysis),
      ["**Inputs**"], inputs(analysis.inputs),
      ["**Rows**"], rows(analysis.rows),
      ["</details>"],
    ]
  }

  private static func settings(_ analysis: Analysis) -> [String] {
    let settings = analysis.settings
    let comparison = settings.comparison
    var table = MarkdownTable(columns: [("setting", true), ("value", true)])
    func add(_ name: String, _ value: String?) {
      if let value { table.rows.append([name, value]) }
    }
    add("confidence level", Figures.level(comparison.level))
    add("significance level", Figures.short(comparison.significance))
    add("test of means", comparison.test.rawValue)
    add("correction", Words.correction(settings.correction))
    if settings.sequential.method != .none {
      add("early looks", Words.plain(settings.sequential.method.rawValue))
    }
    add("planned power", Figures.level(comparison.power))
    add("target lift", comparison.targetLift.map { Figures.percent($0) })
    add("group column", settings.group.map(code) ?? "none: each file is a group")
    add("unit column", settings.unit.map(code) ?? "none: requests taken as independent")
    add("time column", settings.time.map(code))
    add("unit of durations", settings.timeUnit.map(code))
    add("from", settings.from.map(code))
    add("to", settings.to.map(code))
    add("split", settings.split.map { $0.shares.map { Figures.percent($0) }.joined(separator: " / ") })
    add("rejected rows permitted", Figures.level(settings.maximumRejected))
    add(
      "metrics",
      analysis.metrics.map { code($0.specification.text) + " (\($0.specification.role.rawValue))" }
        .joined(separator: ", "))
    add(
      "quantiles",
      (settings.quantileLevels.map(decimal) + [Words.quantileError(settings)].compactMap { $0 })
        .joined(separator: ", "))
    table.rows = table.rows.map { [$0[0], $0[1].isEmpty ? "none" : $0[1]] }
    return table.lines
  }

  private static func inputs(_ inputs: [Input]) -> [String] {
    guard !inputs.isEmpty else { return ["None."] }
    var table = MarkdownTable(columns: [
      ("file", true), ("bytes", false), ("rows", false), ("xxh3_128", true),
    ])
    table.rows = inputs.map {
      [code($0.path), Figures.count($0.bytes), Figures.count($0.rows), $0.hash.map(code) ?? "–"]
    }
    return table.lines
  }

  private static func rows(_ rows: RowCounts) -> [String] {
    var table = MarkdownTable(columns: [("rows", true), ("count", false)])
    table.rows.append(["read", Figures.count(rows.read)])
    table.rows.append(["used", Figures.count(rows.used)])
    for (reason, count) in rows.excluded.map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
      table.rows.append(["excluded: " + Markup.name(Words.plain(reason)), Figures.count(count)])
    }
    for (reason, count) in rows.rejected.sorted(by: { $0.key < $1.key }) {
      table.rows.append(["rejected: " + Markup.name(Words.plain(reason)), Figures.count(count)])
    }
    return table.lines
  }

  private static func code(_ text: String) -> String {
    Markup.code(DisplayWidth.truncated(Markup.visible(text), to: 500), inTable: true)
  }
}
