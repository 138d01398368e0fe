extension AssignmentAudit {
  /// What is known of one unit: its bucket, and in which stages it was seen in which group.
  ///
  /// Two bits for each stage, above them the bucket.
  struct Sightings: Sendable {
    private(set) var bits: UInt64

    init(bucket: Int) { bits = UInt64(bucket) << 56 }

    var bucket: Int { Int(bits >> 56) }

    mutating func add(stage: Int, side: AssignedSide) { bits |= 1 << UInt64(2 * stage + side.rawValue) }

    mutating func merge(_ other: Sightings) { bits |= other.bits }

    func has(stage: Int, side: AssignedSide) -> Bool { bits >> UInt64(2 * stage + side.rawValue) & 1 == 1 }
  }

  /// The rows of one part of a log.
  public struct Block: Sendable {
    let audit: AssignmentAudit
    var counts = Counts()
    /// The units in the order of first appearance.
    var units: [(unit: UInt64, sightings: Sightings)] = []
    /// The first units that disagree, with their hashes.
    var examples: [(unit: UInt64, example: Example)] = []
    private var places: [UInt64: Int] = [:]
    /// The units that are among the examples, or would be if there were room.
    private var shown: Set<UInt64> = []

    /// No rows.
    public init(_ audit: AssignmentAudit) { self.audit = audit }

    /// Judges a row of one of the two groups.
    ///
    /// - Parameters:
    ///   - unit: a number that is the unit's own, such as a hash of 64 bits.
    ///   - text: the bytes of its name.
    ///   - side: its group in the log.
    ///   - time: when, in milliseconds since 1970; nil where the log does not say.
    public mutating func add(unit: UInt64, text: Span<UInt8>, side: AssignedSide, time: Int64?) {
      guard let stage = audit.stage(at: time) else {
        counts.rowsOutsideStages += 1
        return
      }
      counts.rows += 1
      let place: Int
      if let known = places[unit] {
        place = known
      } else {
        place = units.count
        places[unit] = place
        units.append((unit, Sightings(bucket: audit.assignment.bucket(of: text))))
      }
      units[place].sightings.add(stage: stage, side: side)
      let bucket = units[place].sightings.bucket
      let expected = audit.expected(bucket: bucket, stage: stage)
      guard expected != side else { return }
      counts.rowsDisagreeing += 1
      guard examples.count < AssignmentAudit.exampleLimit, shown.insert(unit).inserted else { return }
      var name: [UInt8] = []
      for index in text.indices { name.append(text[index]) }
      examples.append(
        (
          unit,
          Example(
            unit: name, bucket: bucket, expected: expected, logged: side, stage: audit.stages[stage].number)
        ))
    }

    /// Counts a row of one of the two groups whose unit is missing.
    public mutating func addRowWithoutUnit() { counts.rowsWithoutUnit += 1 }

    /// Forgets what only judging needs, when all rows are in.
    public mutating func forgetPlaces() {
      places = [:]
      shown = []
    }
  }

  /// Rows, by what became of them.
  public struct Counts: Sendable, Equatable {
    /// The rows that were judged.
    public var rows = 0
    /// Those of them whose group is not the one that the hash gives.
    public var rowsDisagreeing = 0
    /// The rows that name no unit.
    public var rowsWithoutUnit = 0
    /// The rows outside of every stage, or without a time where there are stages.
    public var rowsOutsideStages = 0

    /// No rows.
    public init() {}

    mutating func merge(_ other: Counts) {
      rows += other.rows
      rowsDisagreeing += other.rowsDisagreeing
      rowsWithoutUnit += other.rowsWithoutUnit
      rowsOutsideStages += other.rowsOutsideStages
    }
  }
}
