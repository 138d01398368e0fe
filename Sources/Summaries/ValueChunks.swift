internal import Synchronization

/// Values that were kept for exact quantiles, block by block, so that merging copies nothing.
struct ValueChunks: Sendable {
  private var chunks: [[Double]] = []
  /// The number of values.
  private(set) var count = 0

  /// No values.
  init() {}

  /// The values of one block.
  init(_ values: [Double]) {
    chunks = values.isEmpty ? [] : [values]
    count = values.count
  }

  /// Takes the values of later blocks.
  mutating func merge(_ later: ValueChunks) {
    chunks += later.chunks
    count += later.count
  }

  /// Counts all values in a sketch and forgets them.
  mutating func pour(into sketch: inout QuantileSketch) {
    for chunk in chunks { sketch.add(chunk.span) }
    self = ValueChunks()
  }

  /// All values, which are then forgotten.
  mutating func takeAll() -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(chunks.reduce(0) { $0 + $1.count })
    for index in chunks.indices {
      all += chunks[index]
      chunks[index] = []
    }
    self = ValueChunks()
    return all
  }
}

/// A way to hand kept values to another task without copying them.
final class ValueHandover: Sendable {
  private let chunks: Mutex<ValueChunks>

  /// Takes the values over.
  init(_ chunks: consuming ValueChunks) { self.chunks = Mutex(chunks) }

  /// The quantiles of the values, which are used up.
  func quantiles(at levels: [Double]) -> [Quantile] {
    var values = chunks.withLock { $0.takeAll() }
    return Summaries.quantiles(at: levels, of: &values)
  }
}
