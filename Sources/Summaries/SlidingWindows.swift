/// Windows of a log's own time that slide by seconds, over the rows of two versions.
///
/// Rows are kept as buckets of one second and one version in a ring; a window holds running counts of its buckets, to which
/// a row is added when it comes and from which a bucket is taken when it leaves, so that a step costs the same however long
/// a window is. What is kept is bounded by the longest window, the reach and the lateness, not by how long one watches.
///
/// A window ends with the second ``end`` and begins its length before. Where it has fewer than the minimum of the
/// treatment's rows it reaches back, by whole seconds, to the last so many, at most as far as the reach.
public struct SlidingWindows: Sendable {
  /// A window that is asked for.
  public struct Window: Sendable, Hashable {
    /// Its length in seconds.
    public var length: Int
    /// What is counted to know whether it has enough rows.
    public var basis: WindowBasis

    /// A window of a length in seconds, at least 1.
    public init(length: Int, basis: WindowBasis) {
      precondition(length > 0)
      (self.length, self.basis) = (length, basis)
    }
  }

  /// What is kept and counted.
  public struct Settings: Sendable, Equatable {
    /// The windows.
    public var windows: [Window]
    /// The bounds beyond which rows are counted, as the summariser has them.
    public var thresholds: [WindowThreshold]
    /// The treatment's rows that a window needs.
    public var minimum: Int
    /// How far before its end a thin window may begin, in seconds.
    public var reach: Int
    /// How long after its second a row still counts, in seconds.
    public var lateness: Int

    /// Settings; times are in seconds.
    public init(
      windows: [Window], thresholds: [WindowThreshold], minimum: Int, reach: Int, lateness: Int
    ) {
      self.windows = windows
      self.thresholds = thresholds
      self.minimum = minimum
      self.reach = reach
      self.lateness = lateness
    }
  }

  /// A version: the control, or the treatment.
  public enum Side: Int, Sendable, CaseIterable {
    /// The control.
    case control
    /// The treatment.
    case treatment
  }

  /// A window's running state.
  struct Running: Sendable {
    let window: Window
    /// How far it may reach.
    let longest: Int64
    /// The first second that is in it.
    var start: Int64
    /// The counts of both versions.
    var totals: [Int]
  }

  /// The number of response times of one second and version that are kept one by one.
  public static let valueLimit = 4_096
  /// The number of units, and of bad rows, of one second and version that are kept.
  public static let unitLimit = 1_024
  /// Of a second that only a thin window still reaches, response times are kept where they are no more than these.
  static let oldValueLimit = 128

  /// What is kept and counted.
  public let settings: Settings
  /// The second in which all windows end, since 1970; nil before the first row.
  public internal(set) var end: Int64?
  /// The rows in the ring.
  public internal(set) var liveRows = 0
  /// Whether a row ever named a unit.
  public internal(set) var hasUnits = false

  /// The counts of a bucket.
  let width: Int
  /// The number of buckets of a version less 1; they are a power of two.
  let mask: Int64
  /// How many seconds response times and units are kept in full.
  let memory: Int64
  var running: [Running]
  /// Bucket by bucket, the control's before the treatment's.
  var counts: [Int]
  /// The sums of response times and of confidences.
  var sums: [Double]
  /// For each threshold the two values nearest to it.
  var nearest: [Double]
  var values: [[Double]]
  var sketches: [QuantileSketch?]
  var units: [[UInt64]]
  var bad: [[WindowBlock.BadRow]]

  /// No rows.
  public init(_ settings: Settings) {
    self.settings = settings
    width = WindowTally.Count.all + settings.thresholds.count
    let lengths = settings.windows.map(\.length)
    memory = Int64(max(lengths.max() ?? 0, settings.lateness + 60, 300))
    let kept = max(Int(memory), settings.reach, settings.lateness + 60) + 2
    let slots = 1 << (Int.bitWidth - (kept - 1).leadingZeroBitCount)
    mask = Int64(slots - 1)
    counts = Array(repeating: 0, count: 2 * slots * width)
    sums = Array(repeating: 0, count: 4 * slots)
    let none = settings.thresholds.flatMap { [$0.leastExtreme, -$0.leastExtreme] }
    nearest = (0..<2 * slots).flatMap { _ in none }
    values = Array(repeating: [], count: 2 * slots)
    sketches = Array(repeating: nil, count: 2 * slots)
    units = Array(repeating: [], count: 2 * slots)
    bad = Array(repeating: [], count: 2 * slots)
    let width = width
    running = settings.windows.map {
      Running(
        window: $0, longest: Int64(max($0.length, settings.reach)), start: 0,
        totals: Array(repeating: 0, count: 2 * width))
    }
  }

  /// The first second of a window's own length.
  func regularStart(_ window: Int) -> Int64 { (end ?? 0) - Int64(running[window].window.length) + 1 }

  /// The bucket of a second and a version.
  func bucket(_ second: Int64, _ side: Side) -> Int { Int(second & mask) << 1 | side.rawValue }

  /// Begins with a second, or goes on to one when every bucket is empty.
  public mutating func begin(at second: Int64) {
    precondition(liveRows == 0)
    end = second
    for window in running.indices { running[window].start = second - running[window].longest + 1 }
  }

  /// Goes on by one second.
  public mutating func step() {
    let next = (end ?? 0) + 1
    end = next
    if liveRows > 0 {
      clear(next & mask)
      forget(next - memory)
    }
    for window in running.indices {
      let first = next - running[window].longest + 1
      while running[window].start < first { dropStart(of: window) }
    }
  }

  /// Lets thin windows reach no further back than they need; to be called before they are asked.
  public mutating func settle() {
    for window in running.indices {
      let basis = running[window].window.basis.place
      let regular = regularStart(window)
      while running[window].start < regular {
        let oldest = counts[bucket(running[window].start, .treatment) * width + basis]
        guard running[window].totals[width + basis] - oldest >= settings.minimum else { break }
        dropStart(of: window)
      }
    }
  }

  private mutating func dropStart(of window: Int) {
    let base = bucket(running[window].start, .control) * width
    running[window].start += 1
    guard liveRows > 0 else { return }
    for place in 0..<2 * width { running[window].totals[place] -= counts[base + place] }
  }

  /// Empties the buckets of a second that no window holds any longer.
  private mutating func clear(_ slot: Int64) {
    let base = Int(slot) << 1
    for index in [base, base + 1] where counts[index * width] > 0 {
      liveRows -= counts[index * width]
      for place in 0..<width { counts[index * width + place] = 0 }
      sums[2 * index] = 0
      sums[2 * index + 1] = 0
      for (place, threshold) in settings.thresholds.enumerated() {
        let at = 2 * (index * settings.thresholds.count + place)
        nearest[at] = threshold.leastExtreme
        nearest[at + 1] = -threshold.leastExtreme
      }
      empty(index)
      bad[index].removeAll(keepingCapacity: false)
    }
  }

  /// Lets go of what only the figures of full windows need, where there is much of it.
  private mutating func forget(_ second: Int64) {
    for side in Side.allCases {
      let index = bucket(second, side)
      guard sketches[index] != nil || values[index].count > Self.oldValueLimit else { continue }
      empty(index)
    }
  }

  private mutating func empty(_ index: Int) {
    values[index].removeAll(keepingCapacity: false)
    units[index].removeAll(keepingCapacity: false)
    sketches[index] = nil
  }
}
