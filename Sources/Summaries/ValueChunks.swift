/// Values that are kept for exact quantiles.
struct ValueChunks: Sendable {
  /// The size of the first chunk and of the largest, in values.
  private static let sizes = (first: 1 << 12, largest: 1 << 20)

  private(set) var chunks: [[Double]] = []
  /// The number of values.
  private(set) var count = 0

  /// No values.
  init() {}

  /// The values of one block.
  init(_ values: [Double]) {
    chunks = values.isEmpty ? [] : [values]
    count = values.count
  }

  /// Takes the values of later blocks: into few large chunks, which cost the system less than many small ones.
  mutating func merge(_ later: ValueChunks) {
    for chunk in later.chunks {
      if count == 0 || chunks[chunks.count - 1].capacity - chunks[chunks.count - 1].count < chunk.count {
        addChunk(for: chunk.count)
      }
      chunks[chunks.count - 1].append(contentsOf: chunk)
      count += chunk.count
    }
  }

  private mutating func addChunk(for size: Int) {
    var chunk: [Double] = []
    chunk.reserveCapacity(max(size, min(max(count, Self.sizes.first), Self.sizes.largest)))
    chunks.append(chunk)
  }

  /// Quantiles at many levels: exact ones of few values, else those of a sketch, which costs one walk along them.
  ///
  /// - Parameter levels: the shares wanted, each in [0, 1].
  /// - Returns: a quantile for each level, in the order asked for; none where there are no values.
  func distribution(at levels: [Double]) -> [Quantile] {
    guard count >= 1 << 16 else { return quantiles(at: levels) }
    var sketch = QuantileSketch()
    for chunk in chunks { sketch.add(chunk.span) }
    return sketch.quantiles(at: levels)
  }

  /// Counts all values in a sketch and forgets them.
  mutating func pour(into sketch: inout QuantileSketch) {
    for chunk in chunks { sketch.add(chunk.span) }
    self = ValueChunks()
  }
}
