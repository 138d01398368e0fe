/// What rows are told apart by, beside their group; the cells of a dimension are its strata in each group.
public enum Dimension: Hashable, Sendable {
  /// The stage at the row's time, by index into these ranges, which do not overlap.
  case stage([TimeRange])
  /// The day of the row's time.
  case day(ZoneOffsets)
  /// The hour of the row's time.
  case hour(ZoneOffsets)
  /// The value of a column of words, by its index in the projection.
  case segment(Int)

  /// Whether the spread of units within its strata may be taken from a sample of them.
  ///
  /// Days and segments may have a cell for nearly every row. Stages have few, and every unit that moved is looked for.
  public var isSampled: Bool {
    switch self {
    case .day, .segment: true
    case .stage, .hour: false
    }
  }

  /// The number of strata of a dimension that nobody asked for; of one with more there is no account.
  public static let optionalLimit = 100

  /// The number of strata that are told apart; one more is an error.
  public var limit: Int {
    switch self {
    case .stage, .segment: 1_000
    case .day, .hour: 10_000
    }
  }
}

/// One value of a dimension.
public enum Stratum: Hashable, Sendable {
  /// A stage by its index, a day since 1970-01-01, an hour since then.
  case number(Int)
  /// The value of a segment.
  case word(String)

  /// Whether it is before another one: earlier, or of words as they were seen.
  static func isInOrder(_ one: Stratum, _ other: Stratum) -> Bool {
    guard case .number(let one) = one, case .number(let other) = other else { return false }
    return one < other
  }
}
