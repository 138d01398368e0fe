/// The values of one cell, for its quantiles: all of them while there is memory for that, then their sketch.
struct CellValues: Sendable {
  private var values = ValueChunks()
  private var sketch: QuantileSketch?

  /// No values.
  init() {}

  /// The number of values that are kept.
  var kept: Int { values.count }

  /// Adds those of a later block.
  mutating func merge(_ later: [Double]) {
    if !later.isEmpty { values.merge(ValueChunks(later)) }
  }

  /// Counts all values in a sketch and forgets them.
  mutating func pour() {
    guard values.count > 0 else { return }
    var sketch = self.sketch ?? QuantileSketch()
    self.sketch = nil
    values.pour(into: &sketch)
    self.sketch = sketch
  }

  /// The quantiles at some levels; none where there are no values.
  func quantiles(at levels: [Double]) -> [Quantile] {
    if let sketch { return sketch.quantiles(at: levels) }
    // From few values it is quicker to select than to count them all.
    guard values.count < 1 << 14 else { return values.quantiles(at: levels) }
    var all = values.chunks.flatMap { $0 }
    return Summaries.quantiles(at: levels, of: &all)
  }
}
