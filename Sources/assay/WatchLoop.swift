import Glibc
import Logs
import Plans
import Sentences
import Summaries
import Synchronization
import Verdicts

/// A watch of growing logs, until it is told to end, a trigger fires or nothing can come any more.
struct WatchLoop {
  /// How often new rows are looked for, in milliseconds.
  private static let pause: Int32 = 100

  private let setup: WatchSetup
  private let output: WatchOutput
  private let interval: Duration
  private let sources: [LogSource]

  /// A watch of the logs of `setup`.
  ///
  /// - Parameters:
  ///   - setup: what is watched.
  ///   - output: what is told of it.
  ///   - interval: how often windows are judged when no row comes, in milliseconds.
  /// - Throws: ``LogError`` where a log cannot be followed.
  init(setup: WatchSetup, output: WatchOutput, interval: Int64) throws {
    self.setup = setup
    self.output = output
    self.interval = .milliseconds(interval)
    sources = try LogSource.expandToFollow(setup.arguments)
  }

  /// Watches.
  func run() throws {
    guard let bell = Bell() else { throw Trouble("the system has no more descriptors") }
    Interruption.answerFirst(with: { _ in Bell.ring(bell.entrance) }, farewell: WatchScreen.leaveInHaste)
    var watch = setup.watch
    var follower = LogFollower(sources: sources, projection: setup.projection)
    var merge = WindowMerge(sources: sources.count)
    let summariser = setup.summariser
    var (rowsRead, isAccepted) = (0, false)
    var lastJudged = ContinuousClock.now
    try output.begin(watch.state)
    var isAtEnd = false
    while true {
      let paused = merge.leading
      let found = try follower.poll(skipping: paused) { summariser.summarise($0) }
      if !found.blocks.isEmpty, !isAccepted {
        rowsRead += found.blocks.reduce(0) { $0 + $1.rowsRead }
        try setup.accept(follower.inputs, notes: output.notes, after: rowsRead)
        isAccepted = rowsRead >= 1_000 && follower.inputs.count == sources.count
      }
      for block in found.blocks { merge.add(block.partial, from: block.source) }
      for source in sources.indices where !found.behind.contains(source) && !paused.contains(source) {
        merge.rest(source)
      }
      var events = found.notices.compactMap { event(of: $0, watch.state) }
      let rows = merge.common()
      let isBehind = found.isBehind || !paused.isEmpty
      for block in rows { events += try watch.add(block, clock: watch.isPast ? nil : Self.now) }
      if watch.isPast {
        events.removeAll { $0.kind != .log }
        if !isBehind { events += watch.beginPresent() }
      }
      let isDue = ContinuousClock.now - lastJudged >= interval
      // Windows go by the log's own time alone: rows that are shipped in batches must not find them gone on.
      if !isBehind && (!rows.isEmpty || isDue) { events += watch.evaluate() }
      if !rows.isEmpty { output.hasRows() }
      let hasEnded = try output.take(events, watch.state)
      if isDue {
        lastJudged = .now
        try output.write(metrics: watch.state)
      }
      try output.show(watch.state)
      isAtEnd = follower.isAtEnd
      if hasEnded || isAtEnd { break }
      if bell.wait(atMost: isBehind ? 0 : Self.pause) != nil { break }
    }
    let last = watch.finish()
    _ = try output.take(last.filter { $0.kind != .ended }, watch.state)
    try output.end(last.filter { $0.kind == .ended }, watch.state)
    if isAtEnd { try setup.requireCanary(watch.state) }
  }

  /// The time of the day in milliseconds since 1970.
  private static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// What happened to a log as an event; nil where it is only told.
  private func event(of notice: LogNotice, _ state: WatchState) -> WatchEvent? {
    let path = notice.path == LogSource.standardInput ? "standard input" : shown(notice.path)
    let finding: Sentence
    switch notice.kind {
    case .opened: return nil
    case .missing: finding = "\(name: path): no such file yet; waiting for it"
    case .incomplete: finding = "\(name: path): its rows lack a column so far: \(name: notice.detail)"
    case .replaced: finding = "\(name: path): rotated; the new file is read from its start"
    case .truncated: finding = "\(name: path): cut short or written anew; read again from its start"
    case .vanished: finding = "\(name: path): gone; waiting for the next file"
    case .ended: finding = "\(name: path): ended"
    }
    return WatchEvent(kind: .log, time: state.time, decision: state.decision, finding: finding)
  }
}
