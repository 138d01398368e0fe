import Summaries

/// The rows of a log that are asked for.
struct LogWindow {
  /// From when to when.
  var range = TimeRange()
  /// What is left out of it: the first minutes of stages.
  private(set) var skipped: [TimeRange] = []
  /// How much is left out after each start, in milliseconds.
  private(set) var skippedLength: Int64 = 0

  init(range: TimeRange) { self.range = range }

  /// Whether any row with a time may be left out.
  var isLimited: Bool { !range.isUnlimited || !skipped.isEmpty }

  /// Leaves out what comes soon after some starts; after the first row where there are none.
  mutating func skipFirst(_ length: Int64?, after starts: [Int64], orAfter first: Int64?) {
    guard let length else { return }
    skippedLength = length
    skipped = (starts.isEmpty ? [first].compactMap { $0 } : starts).map {
      TimeRange(start: $0, end: $0 + length)
    }
  }
}
