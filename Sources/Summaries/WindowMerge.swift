/// Puts the rows of several logs that are read side by side into the order of their time.
///
/// Rows are handed on up to the second that every log has come to; a log that is further must wait, so that what is
/// held is bounded by what is read of a log at a time. Within one log rows stay in their order.
public struct WindowMerge: Sendable {
  private struct Log: Sendable {
    /// The latest second of its rows; nil before the first.
    var latest: Int64?
    /// Whether nothing comes of it for the moment, so that nobody waits for it.
    var isIdle = false
    /// What was not handed on, each a cell.
    var cells: [(second: Int64, block: WindowBlock)] = []
    /// Blocks without cells, whose counts are to be handed on.
    var counts: [WindowBlock] = []
  }

  private var logs: [Log]
  /// What is handed on as it is, where there is one log.
  private var alone: [WindowBlock] = []

  /// A merge of so many logs.
  public init(sources: Int) {
    logs = Array(repeating: Log(), count: sources)
  }

  /// Takes in the rows that come next in a log.
  public mutating func add(_ block: WindowBlock, from source: Int) {
    guard logs.count > 1 else {
      alone.append(block)
      return
    }
    logs[source].isIdle = false
    var counts = WindowBlock()
    (counts.read, counts.untimed, counts.rejected) = (block.read, block.untimed, block.rejected)
    counts.outside = block.outside
    logs[source].counts.append(counts)
    var cells = WindowCells(block)
    // A row that comes late belongs to the time to which its log has come.
    var latest = logs[source].latest ?? .min
    while let cell = cells.next() {
      latest = max(latest, cell.second)
      logs[source].cells.append((latest, block.alone(cell)))
    }
    if latest > .min { logs[source].latest = latest }
  }

  /// Says that nothing comes of a log for the moment, or for good.
  public mutating func rest(_ source: Int) { logs[source].isIdle = true }

  /// The logs that are further than another one, of which nothing more should be read for the moment.
  public var leading: Set<Int> {
    guard logs.count > 1, let second = commonSecond else { return [] }
    return Set(logs.indices.filter { !logs[$0].isIdle && logs[$0].latest ?? .min > second })
  }

  /// The second that every log has come to; nil where none is waited for.
  private var commonSecond: Int64? { logs.filter { !$0.isIdle }.map { $0.latest ?? .min }.min() }

  /// The rows up to the second that every log has come to, in the order of their time.
  public mutating func common() -> [WindowBlock] { rows(before: commonSecond ?? .max) }

  /// All rows, in the order of their time.
  public mutating func all() -> [WindowBlock] { rows(before: .max) }

  private mutating func rows(before second: Int64) -> [WindowBlock] {
    guard logs.count > 1 else {
      defer { alone = [] }
      return alone
    }
    var found: [(second: Int64, source: Int, place: Int, block: WindowBlock)] = []
    var counts: [WindowBlock] = []
    for source in logs.indices {
      counts += logs[source].counts
      logs[source].counts = []
      let count = logs[source].cells.prefix { $0.second < second || second == .max }.count
      for (place, cell) in logs[source].cells.prefix(count).enumerated() {
        found.append((cell.second, source, place, cell.block))
      }
      logs[source].cells.removeFirst(count)
    }
    found.sort { ($0.second, $0.source, $0.place) < ($1.second, $1.source, $1.place) }
    return counts + found.map(\.block)
  }
}
