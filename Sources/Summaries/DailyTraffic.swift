internal import Columns

/// The requests and distinct units of each day of a log, all groups together.
///
/// Days are those of UTC, told by milliseconds since 1970. Rows without a time do not count.
public struct DailyTraffic: Sendable, Equatable {
  /// The number of days that are told apart; of more there is no account.
  public static let dayLimit = 1_000

  /// One day.
  public struct Day: Sendable, Equatable {
    /// The days since 1970-01-01.
    public let day: Int64
    /// The requests of the day.
    public let requests: Int
    /// The distinct units of the day, about; nil where requests have none.
    public let units: Double?
    /// The distinct units of this and all earlier days, about.
    public let unitsSoFar: Double?
  }

  private struct Cell: Sendable, Equatable {
    var requests = 0
    var units: DistinctCount?
  }

  /// A day whose requests and units were counted elsewhere.
  public struct Counted: Sendable, Equatable {
    /// The days since 1970-01-01.
    public var day: Int64
    /// The requests.
    public var requests: Int
    /// The distinct units; nil where requests have none.
    public var units: Int?
    /// The units that no earlier day had.
    public var newUnits: Int

    /// A day.
    public init(day: Int64, requests: Int, units: Int?, newUnits: Int) {
      self.day = day
      self.requests = requests
      self.units = units
      self.newUnits = newUnits
    }
  }

  private var cells: [Int64: Cell] = [:]
  /// The days that were counted elsewhere, in order.
  private var counted: [Counted] = []
  /// Whether there were more days than are told apart.
  public private(set) var isTooLong = false

  /// No traffic.
  public init() {}

  /// The traffic of days that were counted elsewhere, exactly.
  public init(_ counted: [Counted]) {
    isTooLong = counted.count > Self.dayLimit
    self.counted = isTooLong ? [] : counted.sorted { $0.day < $1.day }
  }

  /// The traffic of the used rows of a batch.
  init(_ batch: borrowing Batch, isUsed: [Bool]?, hasUnits: Bool) {
    let (times, units) = (batch.times, batch.units)
    var (current, cell): (Int64?, Cell) = (nil, Cell())
    for row in times.indices where times[row] != Batch.missingTime && isUsed?[row] ?? true {
      let day = Self.day(of: times[row])
      if day != current {
        if let current { cells[current] = cell }
        cell = cells.removeValue(forKey: day) ?? Cell(units: hasUnits ? DistinctCount() : nil)
        current = day
        if cells.count >= Self.dayLimit {
          (cells, isTooLong) = ([:], true)
          return
        }
      }
      cell.requests += 1
      // A row without a unit is a unit of its own, of which nothing is known but its place.
      if hasUnits {
        cell.units?.add(units[row] != Batch.missingUnit ? units[row] : Self.mixed(times[row], row))
      }
    }
    if let current { cells[current] = cell }
  }

  /// Takes in the traffic of other rows.
  mutating func merge(_ other: DailyTraffic) {
    isTooLong = isTooLong || other.isTooLong
    for (day, more) in other.cells {
      guard var cell = cells.removeValue(forKey: day) else {
        cells[day] = more
        continue
      }
      cell.requests += more.requests
      if let units = more.units { cell.units?.merge(units) }
      cells[day] = cell
    }
    if cells.count > Self.dayLimit { isTooLong = true }
    if isTooLong { cells = [:] }
  }

  /// The days that have requests, in order; none where there are too many.
  public var days: [Day] {
    guard counted.isEmpty else {
      var sofar = 0
      return counted.map { day in
        sofar += day.newUnits
        return Day(
          day: day.day, requests: day.requests, units: day.units.map(Double.init),
          unitsSoFar: day.units == nil ? nil : Double(sofar))
      }
    }
    var all: DistinctCount?
    return cells.sorted { $0.key < $1.key }.map { day, cell in
      if let units = cell.units {
        var merged = all ?? DistinctCount()
        merged.merge(units)
        all = merged
      }
      return Day(
        day: day, requests: cell.requests, units: cell.units?.estimate, unitsSoFar: all?.estimate)
    }
  }

  /// The day of a time; rounded down also before 1970.
  private static func day(of time: Int64) -> Int64 {
    let length: Int64 = 86_400_000
    return time >= 0 ? time / length : -((-(time + 1)) / length) - 1
  }

  /// 64 good bits of two numbers (the finaliser of SplitMix64).
  private static func mixed(_ time: Int64, _ row: Int) -> UInt64 {
    var bits = UInt64(bitPattern: time) &+ UInt64(truncatingIfNeeded: row) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
