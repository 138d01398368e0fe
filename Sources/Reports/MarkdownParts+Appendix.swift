internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension MarkdownParts {
  /// How an analysis was made: settings, inputs, the account of rows; folded away.
  static func appendix(_ analysis: Analysis, version: String, in telling: Telling) -> [[String]] {
    [
      ["<details>", "<summary>\(telling(AnalysisPhrase.appendix))</summary>"],
      [telling(ReportTextPhrase.madeBy, Markup.markdown(version))],
      ["**\(telling(ReportPhrase.settings))**"], settings(settingRows(analysis, in: telling), in: telling),
      ["**\(telling(ReportPhrase.inputs))**"], inputs(analysis.inputs, in: telling),
      ["**\(telling(ReportPhrase.rows))**"], rows(analysis.rows, in: telling),
      ["</details>"],
    ]
  }

  /// Settings as a table.
  static func settings(_ rows: [[String]], in telling: Telling) -> [String] {
    var table = MarkdownTable(columns: [
      (telling(ReportTextPhrase.setting), true), (telling(ReportPhrase.value), true),
    ])
    table.rows = rows.map { [$0[0], $0[1].isEmpty ? telling(FigurePhrase.none) : $0[1]] }
    return table.lines
  }

  /// The settings of an analysis, each its name and its value in Markdown.
  static func settingRows(_ analysis: Analysis, in telling: Telling) -> [[String]] {
    let settings = analysis.settings
    let comparison = settings.comparison
    var rows: [[String]] = []
    func add(_ phrase: some Phrase, _ value: String?) {
      if let value { rows.append([telling(phrase), value]) }
    }
    func percent(_ share: Double) -> String { telling.figure(Figures.percent(share)) }
    func level(_ level: Double) -> String { telling.figure(Figures.level(level)) }
    add(SettingPhrase.confidence, level(comparison.level))
    add(SettingPhrase.significance, Figures.short(comparison.significance))
    add(SettingPhrase.test, telling.name(comparison.test.rawValue))
    add(SettingPhrase.correction, Words.correction(settings.correction, in: telling))
    if settings.sequential.method != .none {
      let method = settings.sequential.method.rawValue
      add(
        SettingPhrase.looks, telling.language == .english ? Words.plain(method) : telling.spending(method))
    }
    add(SettingPhrase.power, level(comparison.power))
    add(SettingPhrase.targetLift, comparison.targetLift.map(percent))
    add(SettingPhrase.group, settings.group.map(code) ?? telling(SettingPhrase.noGroup))
    add(SettingPhrase.unit, settings.unit.map(code) ?? telling(SettingPhrase.noUnit))
    add(SettingPhrase.time, settings.time.map(code))
    add(SettingPhrase.timeUnit, settings.timeUnit.map(code))
    add(SettingPhrase.from, settings.from.map(code))
    add(SettingPhrase.to, settings.to.map(code))
    add(SettingPhrase.split, settings.split.map { $0.shares.map(percent).joined(separator: " / ") })
    add(SettingPhrase.rejected, level(settings.maximumRejected))
    add(
      SettingPhrase.metrics,
      analysis.metrics.map { code($0.specification.text) + " (\(telling.role($0.specification.role)))" }
        .joined(separator: ", "))
    let error = Words.quantileError(settings, in: telling)
    add(
      SettingPhrase.quantiles,
      (settings.quantileLevels.map(decimal) + [error].compactMap { $0 }).joined(separator: ", "))
    return rows
  }

  /// The files that were read, with their hashes.
  static func inputs(_ inputs: [Input], in telling: Telling) -> [String] {
    guard !inputs.isEmpty else { return [telling(ReportTextPhrase.noInputs)] }
    var table = MarkdownTable(columns: [
      (telling(ReportTextPhrase.file), true), (telling(ReportTextPhrase.bytes), false),
      (telling(ReportTextPhrase.rowsOfFile), false), ("xxh3_128", true),
    ])
    table.rows = inputs.map {
      [code($0.path), Figures.count($0.bytes), Figures.count($0.rows), $0.hash.map(code) ?? "–"]
    }
    return table.lines
  }

  private static func rows(_ rows: RowCounts, in telling: Telling) -> [String] {
    var table = MarkdownTable(columns: [
      (telling(ReportTextPhrase.rowsHead), true), (telling(ReportPhrase.count), false),
    ])
    table.rows.append([telling(ReportTextPhrase.read), Figures.count(rows.read)])
    table.rows.append([telling(ReportTextPhrase.used), Figures.count(rows.used)])
    func add(_ phrase: ReportTextPhrase, _ reason: String, _ count: Int) {
      table.rows.append([telling(phrase, Markup.name(telling.plain(reason))), Figures.count(count)])
    }
    for (reason, count) in rows.excluded.map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
      add(.excludedAs, reason, count)
    }
    for (reason, count) in rows.rejected.sorted(by: { $0.key < $1.key }) {
      add(.rejectedAs, reason, count)
    }
    return table.lines
  }

  /// A name from outside as code that may stand in a table.
  static func code(_ text: String) -> String {
    Markup.code(DisplayWidth.truncated(Markup.visible(text), to: 500), inTable: true)
  }
}
