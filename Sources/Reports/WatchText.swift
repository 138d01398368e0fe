internal import Plans
public import Verdicts

/// A release that is watched, as it is shown on a terminal: the answer first, then why.
public struct WatchText: Sendable {
  private let state: WatchState
  private let events: [WatchEvent]
  private let notes: [String]
  private let terminal: Terminal

  /// The text of a moment.
  ///
  /// - Parameters:
  ///   - state: what is known.
  ///   - events: what happened until then, oldest first; the last few are shown.
  ///   - notes: what there is to say of the logs, such as that one is waited for.
  ///   - terminal: what it is shown on.
  public init(_ state: WatchState, events: [WatchEvent] = [], notes: [String] = [], terminal: Terminal) {
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
    let stage = state.stage.map { "stage \($0), " } ?? ""
    let names =
      "\(stage)\(terminal.name(state.names.treatment)) against \(terminal.name(state.names.control))"
    let time = state.time.map { "\(MomentText.day($0)) \(MomentText.clock($0)) UTC" } ?? "no row yet"
    let line = "assay watch  \(names)"
    let space = terminal.width - DisplayWidth.of(line) - DisplayWidth.of(time)
    guard space >= 2 else { return terminal.styled(DisplayWidth.truncated(line, to: terminal.width), .bold) }
    return terminal.styled(line, .bold) + String(repeating: " ", count: space) + time
  }

  private var verdict: [String] {
    let word: (String, Style) =
      switch state.decision {
      case .promote: ("GOING WELL", .good)
      case .hold: (state.deadline == nil ? "HOLD" : "WARNING", .doubtful)
      case .rollBack: ("ROLL BACK", .bad)
      }
    var lines = [terminal.styled(word.0, word.1)] + terminal.wrapped(state.reason, indentation: 2)
    if let next { lines += terminal.wrapped(next, indentation: 2, hanging: 2) }
    for note in notes { lines += terminal.wrapped(note, indentation: 2, hanging: 2) }
    return lines
  }

  /// What is to be done, or will happen.
  private var next: String? {
    switch state.decision {
    case .promote: return nil
    case .hold:
      return state.deadline.map {
        "next: without recovery until \(MomentText.clock($0)) it goes back by one stage"
      }
    case .rollBack:
      guard let target = events.last(where: { $0.targetStage != nil })?.targetStage else { return nil }
      return target == 0
        ? "next: all traffic to \(terminal.name(state.names.control)): assay rollout --emergency"
        : "next: back to stage \(target): assay rollout --rollback-to \(target)"
    }
  }

  private var triggers: [String] {
    guard !state.triggers.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "trigger", alignment: .left, isFlexible: true), .init(title: "window", alignment: .left),
      .init(title: "", alignment: .left), .init(title: "canary"), .init(title: "legacy", dispensability: 1),
      .init(title: "requests", dispensability: 3), .init(title: "by chance", dispensability: 2),
    ])
    table.rows = state.triggers.map { trigger in
      let status = WatchFigures.status(trigger)
      let measure = trigger.trigger.measure
      let isBad = trigger.status == .fired || trigger.status == .notProven
      return [
        .init(text: WatchFigures.rule(trigger.trigger)),
        .init(
          text: PlannedDuration.text(trigger.trigger.window)
            + (trigger.trigger.action == .warn ? ", warn" : "")),
        .init(text: "\(status.symbol) \(status.word)", style: status.style),
        .init(
          text: WatchFigures.text(
            trigger.value, of: measure, besides: isBad ? trigger.trigger.threshold : nil),
          style: isBad ? status.style : .plain),
        .init(
          text: WatchFigures.text(trigger.legacyValue, of: measure) + (trigger.legacyBreaches ? " !" : ""),
          style: trigger.legacyBreaches ? .doubtful : .plain),
        .init(text: Figures.count(trigger.requests) + (trigger.reachedBack ? " *" : "")),
        .init(text: isBad ? WatchFigures.chance(trigger.chance) : ""),
      ]
    }
    var lines = table.lines(on: terminal)
    if state.triggers.contains(where: \.legacyBreaches) {
      lines += terminal.wrapped("! legacy breaches too: an outage, not a bad canary", indentation: 2)
    }
    if state.triggers.contains(where: \.reachedBack) {
      lines += terminal.wrapped("* reached back for enough requests", indentation: 2)
    }
    return lines
  }

  /// The last five minutes, beside pictures of the last hour.
  private var figures: [String] {
    let (old, new) = (state.latest.control, state.latest.treatment)
    let room = (terminal.width - 46) / 2
    let hour = room >= 10 && !state.minutes.isEmpty ? WatchHour(state.minutes, width: room) : nil
    var table = TextTable(columns: [
      .init(title: "last 5 minutes", alignment: .left), .init(title: "legacy"),
      .init(title: hour == nil ? "" : "last hour", alignment: .left), .init(title: "canary"),
      .init(title: hour == nil ? "" : "last hour", alignment: .left),
    ])
    func add(_ name: String, _ control: String, _ treatment: String, _ quantity: WatchHour.Quantity? = nil) {
      guard control != "–" || treatment != "–" else { return }
      let pictures = quantity.flatMap { hour?.pictures($0) }
      table.rows.append([
        .init(text: name), .init(text: control), .init(text: pictures?.control ?? "", style: .dim),
        .init(text: treatment), .init(text: pictures?.treatment ?? "", style: .dim),
      ])
    }
    add("requests", Figures.count(old.requests), Figures.count(new.requests), .requests)
    func share(_ name: String, _ value: (WindowFigures) -> Double?, _ quantity: WatchHour.Quantity? = nil) {
      add(
        name, WatchFigures.text(value(old), of: .errorRate), WatchFigures.text(value(new), of: .errorRate),
        quantity)
    }
    share("error rate", WatchFigures.errorRate, .errorRate)
    share("success rate", WatchFigures.successRate)
    add("p50", WatchFigures.duration(old.p50), WatchFigures.duration(new.p50))
    add("p95", WatchFigures.duration(old.p95), WatchFigures.duration(new.p95), .p95)
    add("p99", WatchFigures.duration(old.p99), WatchFigures.duration(new.p99))
    add("mean time", WatchFigures.duration(old.mean), WatchFigures.duration(new.mean))
    add(
      "confidence", WatchFigures.text(old.confidence, of: .confidence),
      WatchFigures.text(new.confidence, of: .confidence))
    if let control = old.units, let treatment = new.units {
      add("users", Figures.count(control), Figures.count(treatment))
    }
    return table.lines(on: terminal)
  }

  private var comparisons: [String] {
    guard !state.comparisons.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "since the start", alignment: .left, isFlexible: true),
      .init(title: "legacy", dispensability: 2),
      .init(title: "canary", dispensability: 2), .init(title: "difference"),
      .init(title: "at every look", alignment: .left, dispensability: 1),
      .init(title: "", alignment: .left),
    ])
    table.rows = state.comparisons.map { comparison in
      let isShare = comparison.metric.hasSuffix("_rate") || comparison.metric == "success"
      func value(_ value: Double) -> String {
        isShare ? Figures.proportion(value) : Figures.significant(value)
      }
      func change(_ value: Double) -> String { isShare ? Figures.points(value) : Figures.signed(value) }
      let style: Style =
        comparison.outcome == "improved" ? .good : comparison.outcome == "worsened" ? .bad : .dim
      return [
        .init(text: Words.plain(comparison.metric)), .init(text: value(comparison.values.control)),
        .init(text: value(comparison.values.treatment)), .init(text: change(comparison.difference)),
        .init(
          text: comparison.lower.isFinite || comparison.upper.isFinite
            ? "\(change(comparison.lower)) to \(change(comparison.upper))" : "not bounded yet"),
        .init(text: comparison.outcome, style: style),
      ]
    }
    return table.lines(on: terminal)
  }

  /// The last few events.
  private var recent: [String] {
    events.filter { $0.kind != .started && $0.kind != .ended }.suffix(4).flatMap { event in
      terminal.wrapped(
        "\(event.time.map(MomentText.clock) ?? "–") \(Words.plain(event.kind.rawValue)): \(event.detail)",
        indentation: 2, hanging: 9)
    }
  }

  private var account: [String] {
    let rows = state.rows
    let parts: [(Int, String)] = [
      (rows.rejected, "not readable"), (rows.otherGroup, "of other groups"),
      (rows.outsideStage, "outside the stage"), (rows.untimed, "without a time"), (rows.late, "late"),
      (rows.future, "from the future"),
    ]
    let lost = parts.filter { $0.0 > 0 }.map { "\(Figures.count($0.0)) \($0.1)" }
    let account = ["\(Figures.count(rows.read)) rows read, \(Figures.count(rows.used)) used"] + lost
    return terminal.wrapped(account.joined(separator: ", "), indentation: 2, hanging: 2)
  }
}
