/// What is added to UTC in a zone, and since when: days and hours are cut by it.
public struct ZoneOffsets: Hashable, Sendable {
  /// When each offset begins, in milliseconds since 1970 UTC; rising.
  private let starts: [Int64]
  /// The offsets in milliseconds; one more than there are starts, the first holding before all of them.
  private let offsets: [Int64]

  /// One offset for all times; UTC by default.
  ///
  /// - Parameter milliseconds: what is added to UTC; +09:00 is 32,400,000.
  public init(milliseconds: Int64 = 0) {
    starts = []
    offsets = [milliseconds]
  }

  /// Offsets that change.
  ///
  /// - Parameters:
  ///   - first: the offset before the first change, in milliseconds.
  ///   - changes: from when another holds, in milliseconds since 1970 UTC, rising (checked), and which.
  public init(first: Int64, changes: [(start: Int64, milliseconds: Int64)]) {
    precondition(zip(changes, changes.dropFirst()).allSatisfy { $0.start < $1.start })
    starts = changes.map(\.start)
    offsets = [first] + changes.map(\.milliseconds)
  }

  /// A fixed offset as it is written: `Z`, `UTC`, `+09:00`, `-0330`; nil for anything else.
  public init?(parsing text: String) {
    if ["z", "utc", "gmt"].contains(text.lowercased()) {
      self.init()
      return
    }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4,
      digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int64(digits), number / 100 < 24,
      number % 100 < 60
    else { return nil }
    let minutes = number / 100 * 60 + number % 100
    self.init(milliseconds: (sign == "-" ? -minutes : minutes) * 60_000)
  }

  /// Offsets of a zone that is known at any time, found where they change.
  ///
  /// The zone is looked at in steps of about ten days, and the place of each change is found by halving.
  ///
  /// - Parameters:
  ///   - range: in milliseconds since 1970 UTC.
  ///   - offset: what is added to UTC at a time, in milliseconds.
  public init(sampling range: ClosedRange<Int64>, offset: (Int64) -> Int64) {
    var changes: [(start: Int64, milliseconds: Int64)] = []
    var last = range.lowerBound
    var current = offset(last)
    let first = current
    while last < range.upperBound {
      let next = min(last + 864_000_000, range.upperBound)
      let reached = offset(next)
      if reached != current {
        var (low, high) = (last, next)
        while high - low > 1_000 {
          let middle = low + (high - low) / 2
          if offset(middle) == current { low = middle } else { high = middle }
        }
        changes.append((high - high % 1_000, reached))
        current = reached
      }
      last = next
    }
    self.init(first: first, changes: changes)
  }

  /// Every offset with the moment from which it holds, in order; the first holds before all others and has none.
  package var changes: [(start: Int64?, milliseconds: Int64)] {
    Array(zip([nil] + starts.map { Optional($0) }, offsets))
  }

  /// What is added to UTC at a time in milliseconds since 1970.
  public func offset(at time: Int64) -> Int64 {
    guard !starts.isEmpty else { return offsets[0] }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// The day of a time, counted from 1970-01-01 in this zone.
  public func day(of time: Int64) -> Int { floored(time, by: 86_400_000) }

  /// The hour of a time, counted from 1970-01-01 00:00 in this zone.
  public func hour(of time: Int64) -> Int { floored(time, by: 3_600_000) }

  private func floored(_ time: Int64, by length: Int64) -> Int {
    let (local, overflow) = time.addingReportingOverflow(offset(at: time))
    let place = overflow ? time : local
    return Int(place / length - (place % length < 0 ? 1 : 0))
  }

  /// A day as `2025-10-22`.
  ///
  /// *Source:* H. Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
  ///
  /// - Parameter day: days since 1970-01-01.
  /// - Returns: the name.
  public static func dayName(_ day: Int) -> String {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let date = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
    return padded(year, 4) + "-" + padded(civil, 2) + "-" + padded(date, 2)
  }

  /// An hour as `2025-10-22 09:00`.
  ///
  /// - Parameter hour: hours since 1970-01-01 00:00.
  /// - Returns: the name.
  public static func hourName(_ hour: Int) -> String {
    let day = hour >= 0 ? hour / 24 : -((23 - hour) / 24)
    return dayName(day) + " " + padded(hour - 24 * day, 2) + ":00"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
