import Probes
import Synchronization

/// A probe under way: requests are made by a thread of their own, and judged and logged by this one.
final class ProbeSending: Sendable {
  private enum Event: Sendable {
    case exchange(ProbeExchange)
    case end(Result<ProbeRun.End, ProbeError>)
  }

  private let run: ProbeRun
  private let judge: ProbeJudge
  private let log: ProbeLog
  private let stop = ProbeStop()
  private let caught = Atomic<Int32>(0)

  init(_ run: ProbeRun, judge: ProbeJudge, log: ProbeLog) {
    self.run = run
    self.judge = judge
    self.log = log
  }

  /// The signal that ended it early; nil where none came.
  var signal: Int32? {
    let number = caught.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// Makes all requests; a row is in the log before it is handed on.
  ///
  /// The first signal stops it: what is under way is given up, and what is done is kept. The next one ends the program.
  ///
  /// - Parameter use: is given each row.
  /// - Returns: how it ended.
  /// - Throws: ``Trouble`` where the log cannot be written; `ProbeError`.
  func send(_ use: (ProbeRow) -> Void) async throws -> ProbeRun.End {
    Interruption.answerFirst(with: { [self] number in
      caught.store(number, ordering: .releasing)
      stop.stop()
    })
    defer { Interruption.answerNone() }
    let (events, source) = AsyncStream.makeStream(of: Event.self)
    let thread = BackgroundThread { [run, stop] in
      let end: Result<ProbeRun.End, ProbeError>
      do throws(ProbeError) {
        end = .success(try run.run(until: stop) { source.yield(.exchange($0)) })
      } catch {
        end = .failure(error)
      }
      source.yield(.end(end))
      source.finish()
    }
    guard let thread else { throw Trouble("the system has no thread left to make requests with") }
    defer {
      stop.stop()
      thread.join()
    }
    for await event in events {
      switch event {
      case .exchange(let exchange):
        let row = judge.row(exchange)
        try log.append(row.line)
        use(row)
      case .end(let end): return try end.get()
      }
    }
    return .stopped
  }
}
