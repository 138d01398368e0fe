internal import Plans
public import Verdicts

/// A release that is watched, as it is shown on a terminal: the answer first, then why.
public struct WatchText: Sendable {
  private let state: WatchState
  private let events: [WatchEvent]
  private let notes: [String]
  private let terminal: Terminal
  private let telling: Telling

  /// The text of a moment.
  ///
  /// - Parameters:
  ///   - state: what is known.
  ///   - events: what happened until then, oldest first; the last few are shown.
  ///   - notes: what there is to say of the logs, such as that one is waited for.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(
    _ state: WatchState, events: [WatchEvent] = [], notes: [String] = [], terminal: Terminal,
    language: Language = .english
  ) {
    telling = Telling(language)
    self.state = state
    self.events = events
    self.notes = notes
    self.terminal = terminal
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String { lines().joined(separator: "\n") + "\n" }

  /// The lines of a screen.
  ///
  /// - Parameter height: the lines that there are; of more the least important sections are left out. Nil for all.
  /// - Returns: lines that are no wider than the terminal.
  public func lines(height: Int? = nil) -> [String] {
    // In the order of the screen, with the importance of each: 0 always stays.
    let sections: [(lines: [String], rank: Int)] = [
      ([title], 0), (verdict, 0), (triggers, 1), (figures, 2), (comparisons, 4), (recent, 3), (account, 5),
    ].filter { !$0.lines.isEmpty }
    func text(_ isShown: [Bool]) -> [String] {
      Array(zip(sections, isShown).filter(\.1).map(\.0.lines).joined(separator: [""]))
    }
    var isShown = sections.map { height == nil || $0.rank == 0 }
    guard let height else { return text(isShown) }
    for place in sections.indices.sorted(by: { sections[$0].rank < sections[$1].rank }) where !isShown[place]
    {
      isShown[place] = true
      if text(isShown).count > height { isShown[place] = false }
    }
    return Array(text(isShown).prefix(max(1, height)))
  }

  private var title: String {
    let names = telling(
      AnalysisPhrase.against, terminal.name(state.names.treatment), terminal.name(state.names.control))
    let what = state.stage.map { telling(WatchPhrase.stage, String($0), names) } ?? names
    let time =
      state.time.map { "\(MomentText.day($0)) \(MomentText.clock($0)) UTC" } ?? telling(WatchPhrase.noRow)
    let line = "assay watch  \(what)"
    let space = terminal.width - DisplayWidth.of(line) - DisplayWidth.of(time)
    guard space >= 2 else { return terminal.styled(DisplayWidth.truncated(line, to: terminal.width), .bold) }
    return terminal.styled(line, .bold) + String(repeating: " ", count: space) + time
  }

  private var verdict: [String] {
    let word: (String, Style) =
      switch state.decision {
      case .promote: (telling(WatchPhrase.goingWell), .good)
      case .hold:
        (state.deadline == nil ? telling(ReportPhrase.hold) : telling(WatchPhrase.warning), .doubtful)
      case .rollBack: (telling(ReportPhrase.rollBack), .bad)
      }
    var lines = [terminal.styled(word.0, word.1)]
    lines += terminal.wrapped(telling.told(state.reasonSentence), indentation: 2)
    if let next { lines += terminal.wrapped(next, indentation: 2, hanging: 2) }
    for note in notes { lines += terminal.wrapped(note, indentation: 2, hanging: 2) }
    return lines
  }

  /// What is to be done, or will happen.
  private var next: String? {
    switch state.decision {
    case .promote: return nil
    case .hold:
      return state.deadline.map { telling(WatchPhrase.untilRecovery, MomentText.clock($0)) }
    case .rollBack:
      guard let target = events.last(where: { $0.targetStage != nil })?.targetStage else { return nil }
      return target == 0
        ? telling(WatchPhrase.allBack, terminal.name(state.names.control))
        : telling(WatchPhrase.stageBack, String(target))
    }
  }

  private var triggers: [String] {
    guard !state.triggers.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: telling(WatchPhrase.trigger), alignment: .left, isFlexible: true),
      .init(title: telling(WatchPhrase.window), alignment: .left),
      .init(title: "", alignment: .left), .init(title: "canary"), .init(title: "legacy", dispensability: 1),
      .init(title: telling(ReportPhrase.requests), dispensability: 3),
      .init(title: telling(WatchPhrase.byChance), dispensability: 2),
    ])
    table.rows = state.triggers.map { trigger in
      let status = WatchFigures.status(trigger)
      let measure = trigger.trigger.measure
      let isBad = trigger.status == .fired || trigger.status == .notProven
      let window = telling.span(trigger.trigger.window)
      return [
        .init(text: WatchFigures.rule(trigger.trigger, in: telling)),
        .init(text: trigger.trigger.action == .warn ? telling(WatchPhrase.alsoWarns, window) : window),
        .init(text: "\(status.symbol) \(telling(status.word))", style: status.style),
        .init(
          text: value(trigger.value, of: measure, besides: isBad ? trigger.trigger.threshold : nil),
          style: isBad ? status.style : .plain),
        .init(
          text: value(trigger.legacyValue, of: measure) + (trigger.legacyBreaches ? " !" : ""),
          style: trigger.legacyBreaches ? .doubtful : .plain),
        .init(text: Figures.count(trigger.requests) + (trigger.reachedBack ? " *" : "")),
        .init(text: isBad ? WatchFigures.chance(trigger.chance, in: telling) : ""),
      ]
    }
    var lines = table.lines(on: terminal)
    if state.triggers.contains(where: \.legacyBreaches) {
      lines += terminal.wrapped(telling(WatchPhrase.outage), indentation: 2)
    }
    if state.triggers.contains(where: \.reachedBack) {
      lines += terminal.wrapped(telling(WatchPhrase.reachedBack), indentation: 2)
    }
    return lines
  }

  /// A value of a measure with its unit.
  private func value(_ value: Double?, of measure: CanaryMeasure, besides threshold: Double? = nil) -> String
  {
    telling.measured(WatchFigures.text(value, of: measure, besides: threshold))
  }

  private func duration(_ milliseconds: Double?) -> String {
    telling.measured(WatchFigures.duration(milliseconds))
  }

  /// The last five minutes, beside pictures of the last hour.
  private var figures: [String] {
    let (old, new) = (state.latest.control, state.latest.treatment)
    let room = (terminal.width - 46) / 2
    let hour = room >= 10 && !state.minutes.isEmpty ? WatchHour(state.minutes, width: room) : nil
    var table = TextTable(columns: [
      .init(title: telling(WatchPhrase.lastMinutes), alignment: .left), .init(title: "legacy"),
      .init(title: hour == nil ? "" : telling(WatchPhrase.lastHour), alignment: .left),
      .init(title: "canary"),
      .init(title: hour == nil ? "" : telling(WatchPhrase.lastHour), alignment: .left),
    ])
    func add(_ name: String, _ control: String, _ treatment: String, _ quantity: WatchHour.Quantity? = nil) {
      guard control != "–" || treatment != "–" else { return }
      let pictures = quantity.flatMap { hour?.pictures($0) }
      table.rows.append([
        .init(text: name), .init(text: control), .init(text: pictures?.control ?? "", style: .dim),
        .init(text: treatment), .init(text: pictures?.treatment ?? "", style: .dim),
      ])
    }
    add(telling(ReportPhrase.requests), Figures.count(old.requests), Figures.count(new.requests), .requests)
    func share(_ name: String, _ value: (WindowFigures) -> Double?, _ quantity: WatchHour.Quantity? = nil) {
      add(
        name, self.value(value(old), of: .errorRate), self.value(value(new), of: .errorRate), quantity)
    }
    share(telling(WatchPhrase.errorRate), WatchFigures.errorRate, .errorRate)
    share(telling(WatchPhrase.successRate), WatchFigures.successRate)
    add("p50", duration(old.p50), duration(new.p50))
    add("p95", duration(old.p95), duration(new.p95), .p95)
    add("p99", duration(old.p99), duration(new.p99))
    add(telling(WatchPhrase.meanTime), duration(old.mean), duration(new.mean))
    add(
      telling(WatchPhrase.confidence), WatchFigures.text(old.confidence, of: .confidence),
      WatchFigures.text(new.confidence, of: .confidence))
    if let control = old.units, let treatment = new.units {
      add(telling(WatchPhrase.users), Figures.count(control), Figures.count(treatment))
    }
    return table.lines(on: terminal)
  }

  private var comparisons: [String] {
    guard !state.comparisons.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: telling(WatchPhrase.sinceStart), alignment: .left, isFlexible: true),
      .init(title: "legacy", dispensability: 2),
      .init(title: "canary", dispensability: 2), .init(title: telling(ReportPhrase.difference)),
      .init(title: telling(WatchPhrase.atEveryLook), alignment: .left, dispensability: 1),
      .init(title: "", alignment: .left),
    ])
    table.rows = state.comparisons.map { comparison in
      let isShare = comparison.metric.hasSuffix("_rate") || comparison.metric == "success"
      func value(_ value: Double) -> String {
        telling.figure(isShare ? Figures.proportion(value) : Figures.significant(value))
      }
      func change(_ value: Double) -> String {
        telling.figure(isShare ? Figures.points(value) : Figures.signed(value))
      }
      let style: Style =
        comparison.outcome == "improved" ? .good : comparison.outcome == "worsened" ? .bad : .dim
      return [
        .init(text: telling.compared(comparison.metric)), .init(text: value(comparison.values.control)),
        .init(text: value(comparison.values.treatment)), .init(text: change(comparison.difference)),
        .init(
          text: comparison.lower.isFinite || comparison.upper.isFinite
            ? telling.figure("\(change(comparison.lower)) to \(change(comparison.upper))")
            : telling(WatchPhrase.notBounded)),
        .init(text: telling.plain(comparison.outcome), style: style),
      ]
    }
    return table.lines(on: terminal)
  }

  /// The last few events.
  private var recent: [String] {
    events.filter { $0.kind != .started && $0.kind != .ended }.suffix(4).flatMap { event -> [String] in
      let time = event.time.map(MomentText.clock) ?? "–"
      return terminal.wrapped(
        "\(time) \(telling.kind(event.kind)): \(telling.told(event.finding))", indentation: 2, hanging: 9)
    }
  }

  private var account: [String] {
    let rows = state.rows
    let parts: [(Int, WatchPhrase)] = [
      (rows.rejected, .unreadable), (rows.otherGroup, .otherGroups), (rows.outsideStage, .outsideStage),
      (rows.untimed, .untimed), (rows.late, .late), (rows.future, .future),
    ]
    let lost = parts.filter { $0.0 > 0 }.map { telling($0.1, Figures.count($0.0)) }
    let account =
      [telling(WatchPhrase.rowsRead, Figures.count(rows.read), Figures.count(rows.used))] + lost
    return terminal.wrapped(account.joined(separator: ", "), indentation: 2, hanging: 2)
  }
}
