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

  /// What tells these rows of an input from all of it and from other rows of it; nil where all are asked for.
  var mark: String? {
    guard isLimited else { return nil }
    return ([range] + skipped).map { "\($0.start.map(String.init) ?? "")/\($0.end.map(String.init) ?? "")" }
      .joined(separator: " ")
  }

  /// Leaves out what comes soon after some starts; after the first row where there are none.
  mutating func skipFirst(_ length: Int64?, after starts: [Int64], orAfter first: Int64?) {
    guard let length else { return }
    skippedLength = length
    skipped = (starts.isEmpty ? [first].compactMap { $0 } : starts).map {
      TimeRange(start: $0, end: $0 + length)
    }
  }
}
