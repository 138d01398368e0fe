/// Tells rows that come in time from late ones and from those of a clock that runs ahead.
///
/// The log's own time only moves forward. A row is late when it lies further before the latest second than the lateness.
/// A row from far ahead, more than an hour after the latest second, or where the time of the day is known, more than the
/// lateness after it, is held back: when ``confirmations`` rows follow each other there, the log has gone on and
/// they count; when a row of the present comes before that, they were of a clock that is wrong. The first rows are held in
/// the same way, so that one of them that is wrong cannot make all others late.
public struct EventClock: Sendable, Equatable {
  /// What becomes of a row.
  public enum Place: Sendable, Equatable {
    /// It counts; whatever is held back was wrong.
    case present
    /// It came too late.
    case late
    /// It is held back, what is held besides stays.
    case held
    /// It is held back in the place of what was held before, which was wrong.
    case heldAlone
    /// It and all that is held back count.
    case confirmed
  }

  /// How many rows in a row confirm a leap of time.
  public static let confirmations = 20
  /// The longest leap in seconds that needs no confirmation; also how far back a row may lie that confirms others.
  ///
  /// Ahead it may lie as far as it likes: in a log of few requests each row is a leap after the one before.
  public static let leap: Int64 = 3_600

  /// How many seconds after its own a row still counts.
  public let lateness: Int64
  /// The latest second; nil before the first row.
  public var now: Int64?
  /// The rows that are held back.
  private var held = 0
  /// The second of the last of them.
  private var heldSecond: Int64 = 0

  /// A clock that has not begun.
  public init(lateness: Int64) { self.lateness = lateness }

  /// Where a row belongs, or several of one second.
  ///
  /// - Parameters:
  ///   - second: their time.
  ///   - rows: their number.
  ///   - limit: the latest second that is possible; nil where the time of the day means nothing to the log.
  /// - Returns: what becomes of them.
  public mutating func place(_ second: Int64, rows: Int, limit: Int64?) -> Place {
    if let now {
      if second <= now {
        held = 0
        return second >= now - lateness ? .present : .late
      }
      let last = limit.map { max($0, now) } ?? (now + Self.leap)
      if second <= last {
        held = 0
        return .present
      }
    } else if let limit, second <= limit, second >= limit - Self.leap {
      return .present
    }
    let isAlone = held > 0 && now != nil && second < heldSecond - Self.leap
    held = isAlone ? rows : held + rows
    heldSecond = second
    guard held >= Self.confirmations else { return isAlone ? .heldAlone : .held }
    held = 0
    return .confirmed
  }

  /// Forgets what is held back.
  public mutating func release() { held = 0 }
}
