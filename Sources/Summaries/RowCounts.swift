/// What became of every row that was read.
///
/// `read = used + excluded + rejected`, always.
public struct RowCounts: Sendable, Equatable {
  /// Why a readable row was not used.
  public enum Exclusion: String, Sendable, CaseIterable {
    /// Its time is not in the range that was asked for.
    case outsideTimeRange = "outside_time_range"
    /// It has no time, and a time range was asked for.
    case missingTime = "missing_time"
    /// Its group is not one of those compared.
    case otherGroup = "other_group"
    /// None of its fields holds anything, as spreadsheets write below a table.
    case blankRow = "blank_row"
  }

  /// The rows that entered the summaries.
  public var used = 0
  /// The readable rows that were left out, by reason.
  public var excluded: [Exclusion: Int] = [:]
  /// The rows that could not be read, by the name of the reason.
  public var rejected: [String: Int] = [:]

  /// No rows.
  public init() {}

  /// The number of rows left out.
  public var excludedTotal: Int { excluded.values.reduce(0, +) }
  /// The number of rows that could not be read.
  public var rejectedTotal: Int { rejected.values.reduce(0, +) }
  /// The number of rows in the logs.
  public var read: Int { used + excludedTotal + rejectedTotal }

  /// The number of rows that hold anything: those that are not blank.
  public var filled: Int { read - (excluded[.blankRow] ?? 0) }

  /// Adds the counts of other rows.
  public mutating func merge(_ other: RowCounts) {
    used += other.used
    excluded.merge(other.excluded, uniquingKeysWith: +)
    rejected.merge(other.rejected, uniquingKeysWith: +)
  }
}
