/// How quantiles are to be found, and what memory they may take.
public enum QuantileMemory: Sendable, Equatable {
  /// Exactly, from all values, while these take at most so many bytes; then from sketches.
  case values(atMost: Int)
  /// From sketches, whose memory does not grow with the log.
  case sketches
}

extension LogSummary {
  /// The bytes of the values that are kept.
  private var keptBytes: Int {
    let values = groups.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
    let inCells = cells.reduce(0) { $0 + $1.keptValues }
    return (values + inCells) * MemoryLayout<Double>.stride
  }

  /// Pours the kept values into sketches once they are too many.
  ///
  /// They never become fewer before, so that it depends on the log alone whether this happens.
  mutating func limitValues() {
    if !isSketching {
      switch quantileMemory {
      case .sketches: isSketching = true
      case .values(let limit): isSketching = keptBytes > limit
      }
    }
    guard isSketching else { return }
    for place in cells.indices { cells[place].pourValues() }
    for code in groups.indices {
      if code == sketches.count {
        sketches.append(Array(repeating: QuantileSketch(), count: expressions.items.count))
      }
      for (index, item) in expressions.items.enumerated() where item.keepsValues {
        groups[code].values[index].pour(into: &sketches[code][index])
      }
    }
  }
}
