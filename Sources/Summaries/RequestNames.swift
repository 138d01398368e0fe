internal import Columns

/// How often requests were logged more than once, by the names that the log gives them.
public struct RepeatedRequests: Sendable, Equatable {
  /// The rows whose names were looked at.
  public var rows: Int
  /// Of these, the rows whose request was seen before.
  public var repeats: Int
  /// One in so many names was looked at, chosen by its hash; 1 where all were.
  public var sampledOneIn: Int
  /// The rows that have no name.
  public var rowsWithoutName: Int

  /// Counts.
  public init(rows: Int, repeats: Int, sampledOneIn: Int = 1, rowsWithoutName: Int = 0) {
    self.rows = rows
    self.repeats = repeats
    self.sampledOneIn = sampledOneIn
    self.rowsWithoutName = rowsWithoutName
  }
}

/// The names of requests, in bounded memory: all of them, or beyond a limit those whose hash falls into a share.
///
/// A request that is there twice has the same hash both times, so that it is looked at both times or never. The share
/// depends on the set of names alone, not on the order of rows or the number of threads.
///
/// *Source:* P. B. Gibbons, "Distinct sampling for highly-accurate answers to distinct values queries and event reports",
/// VLDB 2001, section 3.
struct RequestNames: Sendable {
  /// How many names are kept.
  let limit: Int
  /// The rows of each name that is looked at.
  private var counts: [UInt64: Int32] = [:]
  /// A name is looked at where the lowest bits of its mixed hash, as many as this, are 0.
  private(set) var level = 0
  private var rowsWithoutName = 0

  /// No names.
  init(limit: Int = 1 << 16) { self.limit = max(1, limit) }

  /// Whether a name is looked at at a level.
  private static func isKept(_ name: UInt64, level: Int) -> Bool {
    // The names' own bits place them in the table; these are others.
    let mixed = (name &* 0x9E37_79B9_7F4A_7C15) >> 20
    return mixed & ((1 << UInt64(level)) - 1) == 0
  }

  /// Adds the names of a block's rows; 0 is none.
  mutating func add(_ names: [UInt64]) {
    for name in names {
      guard name != Batch.missingUnit else {
        rowsWithoutName += 1
        continue
      }
      guard level == 0 || Self.isKept(name, level: level) else { continue }
      counts[name, default: 0] &+= 1
      while counts.count > limit, level < 40 {
        level += 1
        counts = counts.filter { Self.isKept($0.key, level: level) }
      }
    }
  }

  /// What was found.
  var repeated: RepeatedRequests {
    let rows = counts.values.reduce(0) { $0 + Int($1) }
    return RepeatedRequests(
      rows: rows, repeats: rows - counts.count, sampledOneIn: 1 << level, rowsWithoutName: rowsWithoutName)
  }
}
