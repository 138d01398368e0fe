internal import Columns
public import Summaries

/// What is asked of every second and group, so that triggers can be replayed without the rows.
public struct SecondsQuestion: Sendable, Equatable {
  /// The bounds beyond which rows are counted.
  public var thresholds: [WindowThreshold]
  /// Stretches of time, in milliseconds since 1970, of which single values and units are asked for in place of counts.
  public var stretches: [TimeRange]

  /// The counts of all seconds.
  public init(thresholds: [WindowThreshold]) {
    self.thresholds = thresholds
    stretches = []
  }

  /// What can be wrong with a row, in the order in which statements ask for it.
  var badness: [SlidingWindows.Badness] {
    [.error, .failure] + thresholds.indices.map { .beyond($0) }
  }
}

extension SummaryQuestion {
  /// What triggers are judged by, of the same rows as another question's.
  ///
  /// The projection must hold `WindowSummariser.columns` and a time.
  public init(seconds: SecondsQuestion, of other: SummaryQuestion) {
    self.init(
      needs: [
        .moments(.failure), .moments(.success), .moments(.column(WindowSummariser.responseTimeColumn)),
        .moments(.column(WindowSummariser.confidenceColumn)),
      ], hasUnits: other.hasUnits)
    timeRange = other.timeRange
    skipped = other.skipped
    title = other.title + ", second by second"
    isExplained = other.isExplained
    self.seconds = seconds
  }
}
