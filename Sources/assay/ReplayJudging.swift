import Plans
import Summaries
import Verdicts

/// Judges logs that are read side by side, in the order of their time.
actor ReplayJudging {
  /// What happened, and what was known then.
  struct Happening {
    var events: [WatchEvent]
    var state: WatchState
  }

  private var watch: Watch
  private var merge: WindowMerge
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private let happenings: AsyncStream<Happening>.Continuation
  /// Whether nothing more needs to be read.
  private(set) var isStopped = false
  /// Why nothing can be judged.
  private(set) var failure: PlanError?

  /// A judge of `sources` logs that tells of what happens as it goes on.
  init(_ watch: Watch, sources: Int, happenings: AsyncStream<Happening>.Continuation) {
    self.watch = watch
    self.happenings = happenings
    merge = WindowMerge(sources: sources)
  }

  /// Takes in the next rows of a log, and holds its reader up while the log is further than another one.
  ///
  /// - Returns: whether to read on.
  func take(_ blocks: [WindowBlock], from source: Int) async -> Bool {
    for block in blocks { merge.add(block, from: source) }
    judge()
    while !isStopped, merge.leading.contains(source) {
      await withCheckedContinuation { waiting[source] = $0 }
    }
    return !isStopped
  }

  /// Says that a log has no more rows.
  func end(of source: Int) {
    merge.rest(source)
    judge()
  }

  /// Ends all reading.
  func stop() {
    isStopped = true
    wake()
  }

  /// The last word, once everything was read.
  func finish() -> Happening {
    let events = watch.finish()
    return Happening(events: events, state: watch.state)
  }

  private func judge() {
    for block in merge.common() where !isStopped {
      do throws(PlanError) {
        let events = try watch.add(block)
        guard !events.isEmpty, !watch.isPast else { continue }
        happenings.yield(Happening(events: events, state: watch.state))
        if watch.isStopped { isStopped = true }
      } catch {
        failure = error
        isStopped = true
      }
    }
    wake()
  }

  private func wake() {
    let leading = isStopped ? [] : merge.leading
    for (source, continuation) in waiting where !leading.contains(source) {
      waiting[source] = nil
      continuation.resume()
    }
  }
}
