import Logs
import Plans
import Summaries
import Verdicts

/// A watch of logs as they are, read to their end.
struct WatchReplay {
  /// The number of blocks that are read at a time of each of several logs.
  private static let roundSize = 4
  /// The number of blocks that are read at a time of a log that is alone.
  private static let wholeRoundSize = 16
  /// What ends a reading of which nothing more is wanted.
  private static let enough = LogError.cannotRead(path: "", code: 0)

  let setup: WatchSetup
  let output: WatchOutput

  /// Reads and judges.
  func run() async throws {
    let sources = try LogSource.expand(setup.arguments)
    let isOne = sources.count == 1
    let progress = ReadProgress()
    let readers = sources.map { source in
      LogReader(
        sources: [source], projection: setup.projection, threads: isOne ? setup.threads : 1,
        keepsRejectedText: false, progress: isOne ? progress : nil,
        roundSize: isOne ? Self.wholeRoundSize : Self.roundSize)
    }
    let logs = try readers.map { try $0.open() }
    try setup.accept(logs.flatMap(\.inputs), notes: output.notes)
    try output.begin(setup.watch.state)
    let line = setup.quiet || !isOne ? nil : ProgressLine(progress, isColoured: false)
    let last: ReplayJudging.Happening
    do {
      defer { line?.finish() }
      last = try await judge(logs)
    }
    _ = try output.take(last.events.filter { $0.kind != .ended }, last.state)
    try output.end(last.events.filter { $0.kind == .ended }, last.state)
    try setup.requireCanary(last.state)
  }

  /// Reads all logs and hands on what happens.
  private func judge(_ logs: [OpenLogs]) async throws -> ReplayJudging.Happening {
    let (stream, happenings) = AsyncStream.makeStream(of: ReplayJudging.Happening.self)
    let judging = ReplayJudging(setup.watch, sources: logs.count, happenings: happenings)
    let summariser = setup.summariser
    async let failure = Self.read(logs, summariser, judging, happenings)
    var trouble: (any Error)?
    for await happening in stream where trouble == nil {
      do {
        _ = try output.take(happening.events, happening.state)
      } catch {
        trouble = error
        await judging.stop()
      }
    }
    let refusal = await failure
    if let trouble { throw trouble }
    if let error = await judging.failure { throw error }
    if let refusal { throw refusal }
    return await judging.finish()
  }

  /// Reads all logs side by side.
  ///
  /// - Returns: why one of them cannot be read.
  private static func read(
    _ logs: [OpenLogs], _ summariser: WindowSummariser, _ judging: ReplayJudging,
    _ happenings: AsyncStream<ReplayJudging.Happening>.Continuation
  ) async -> LogError? {
    let failure = await withTaskGroup(of: LogError?.self) { group in
      for (place, log) in logs.enumerated() {
        group.addTask { @concurrent in
          do throws(LogError) {
            _ = try await log.read(summarise: { summariser.summarise($0) }) { blocks throws(LogError) in
              guard await judging.take(blocks.map(\.partial), from: place) else { throw enough }
            }
          } catch {
            guard await !judging.isStopped else { return nil }
            await judging.stop()
            return error
          }
          await judging.end(of: place)
          return nil
        }
      }
      return await group.reduce(nil) { $0 ?? $1 }
    }
    happenings.finish()
    return failure
  }
}
