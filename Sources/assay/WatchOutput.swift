import Processes
import Reports
import Sentences
import Verdicts

/// Where the events and the state of a watch go: standard output or the screen, a command, a file of metrics.
final class WatchOutput {
  /// The events that a command is told of.
  private static let toldKinds: [WatchEvent.Kind] = [.warning, .rollBack, .stepBack, .recovered]
  /// The least time between two drawings of the screen.
  private static let redraw = Duration.milliseconds(500)
  /// The time without rows from which on that is shown.
  private static let longSilence = Duration.seconds(30)

  let notes: WatchNotes
  /// Whether a trigger rolled back, or a warning stepped back.
  private(set) var hasFired = false
  private let format: WatchFormat
  private let keepsGoing: Bool
  private let language: Language
  private let isColoured: Bool
  private let metricsPath: String?
  private let command: EventCommand?
  private let screen: WatchScreen?
  private var events: [WatchEvent] = []
  private var lastDrawing: ContinuousClock.Instant?
  private var metricsTrouble = false
  private var lastRows = ContinuousClock.now

  init(_ options: WatchCommand) throws {
    let notes = WatchNotes(isQuiet: options.quiet)
    self.notes = notes
    format = options.format ?? (StandardOutput.isTerminal ? .table : .json)
    keepsGoing = options.keepGoing
    language = options.lang
    isColoured = !options.noColor && Screen.isColoured
    metricsPath = options.metricsFile
    if let path = options.metricsFile {
      try OutputPaths([("--metrics-file", path)]).requireApart(from: options.log.logs)
    }
    command = try options.exec.map { try EventCommand($0, notes: notes) }
    screen = format == .table && !options.replay && !options.once ? WatchScreen() : nil
  }

  /// Says that the watch begins.
  func begin(_ state: WatchState) throws {
    let (canary, legacy) = (state.names.treatment, state.names.control)
    let finding: Sentence =
      state.stage.map { "watching stage \($0): \(name: canary) against \(name: legacy)" }
      ?? "watching the release: \(name: canary) against \(name: legacy)"
    try tell(WatchEvent(kind: .started, time: nil, decision: state.decision, finding: finding), state)
    try write(metrics: state, isFirst: true)
    if screen != nil { notes.moveToScreen() }
  }

  /// Hands events on.
  ///
  /// - Returns: whether the watch is to end.
  func take(_ events: [WatchEvent], _ state: @autoclosure () -> WatchState) throws -> Bool {
    guard !events.isEmpty else { return false }
    let state = state()
    for event in events {
      try tell(event, state)
      guard event.kind == .rollBack || event.kind == .stepBack else { continue }
      hasFired = true
      if !keepsGoing { break }
    }
    try show(state, atOnce: true)
    try write(metrics: state)
    return hasFired && !keepsGoing
  }

  /// Says that rows have come.
  func hasRows() { lastRows = .now }

  /// For how long no row has come, in words; nil where that is not long.
  private var silence: String? {
    let silence = ContinuousClock.now - lastRows
    guard silence >= Self.longSilence else { return nil }
    let telling = Telling(language)
    return telling(WatchPhrase.silence, telling.span(silence.components.seconds / 10 * 10_000))
  }

  /// Shows what is known now.
  func show(_ state: @autoclosure () -> WatchState, atOnce: Bool = false) throws {
    guard let screen else { return }
    let now = ContinuousClock.now
    if !atOnce, let lastDrawing, now - lastDrawing < Self.redraw { return }
    lastDrawing = now
    let notes = [silence].compactMap { $0 } + notes.shown
    let text = WatchText(
      state(), events: events, notes: notes, terminal: terminal, language: language)
    try screen.show(text.lines(height: WatchScreen.height))
  }

  /// Writes the file of metrics anew; that it cannot be written ends a watch only at its beginning.
  func write(metrics state: @autoclosure () -> WatchState, isFirst: Bool = false) throws {
    guard let metricsPath else { return }
    do {
      try OutputFile.write(WatchMetrics(state(), version: Version.text).text, to: metricsPath)
      metricsTrouble = false
    } catch {
      if isFirst { throw error }
      if !metricsTrouble { notes.tell("--metrics-file: \((error as? Trouble)?.text ?? "\(error)")") }
      metricsTrouble = true
    }
  }

  /// Gives the last word.
  func end(_ events: [WatchEvent], _ state: WatchState) throws {
    for event in events { try tell(event, state) }
    try write(metrics: state)
    try screen?.leave()
    notes.leaveScreen()
    if format == .table {
      let shown = Array(self.events.suffix(20))
      try StandardOutput.write(
        WatchText(state, events: shown, notes: [], terminal: terminal, language: language).text)
    }
    command?.finish()
  }

  /// Gives the terminal back after an error, and lets the command end.
  func giveUp() {
    try? screen?.leave()
    notes.leaveScreen()
    command?.finish()
  }

  private var terminal: Terminal { Terminal(width: Screen.width, isColoured: isColoured) }

  private func tell(_ event: WatchEvent, _ state: WatchState) throws {
    events = Array((events + [event]).suffix(100))
    let line = WatchEventDocument(event, state: state, language: language).line
    if format == .json { try StandardOutput.write(line) }
    if Self.toldKinds.contains(event.kind) { command?.hand(line) }
  }
}
