extension AssignmentAudit {
  /// What an audit found.
  public struct Result: Sendable, Equatable {
    /// The rows, by what became of them.
    public var counts = Counts()
    /// The distinct units of the rows that were judged.
    public var units = 0
    /// The units with a row whose group is not the one that the hash gives.
    public var unitsDisagreeing = 0
    /// Those of them that the hash has in the control and the log in the treatment.
    public var controlLoggedAsTreatment = 0
    /// Those of them that the hash has in the treatment and the log in the control.
    public var treatmentLoggedAsControl = 0
    /// The units seen in both groups within one stage.
    public var unitsInBothGroups = 0
    /// The units that were moved from one group to the other by a change of stage, as the hash has it.
    public var unitsMoved = 0
    /// The first units that disagree, in the order of the log.
    public var examples: [Example] = []

    /// Nothing found.
    public init() {}

    /// The share of the units that disagree; NaN where there are no units.
    public var share: Double { Double(unitsDisagreeing) / Double(units) }
  }

  /// The blocks of a log, merged in order.
  ///
  /// - Complexity: sixteen bytes and their place in a table for each distinct unit.
  public struct Ledger: Sendable {
    private let audit: AssignmentAudit
    private var counts = Counts()
    private var units: [UInt64: Sightings] = [:]
    private var examples: [(unit: UInt64, example: Example)] = []

    /// A log of which nothing has been read.
    public init(_ audit: AssignmentAudit) { self.audit = audit }

    /// Adds the next block.
    public mutating func add(_ block: Block) {
      counts.merge(block.counts)
      for (unit, sightings) in block.units { units[unit, default: sightings].merge(sightings) }
      for found in block.examples
      where examples.count < AssignmentAudit.exampleLimit
        && !examples.contains(where: { $0.unit == found.unit })
      {
        examples.append(found)
      }
    }

    /// What was found.
    public var result: Result {
      var result = Result()
      result.counts = counts
      result.units = units.count
      result.examples = examples.map(\.example)
      for sightings in units.values { audit.count(sightings, in: &result) }
      return result
    }
  }

  private func count(_ sightings: Sightings, in result: inout Result) {
    // By side, control first.
    var (seenControl, seenTreatment) = (false, false)
    var (wrongControl, wrongTreatment) = (false, false)
    var isInBoth = false
    for stage in stages.indices {
      let control = sightings.has(stage: stage, side: .control)
      let treatment = sightings.has(stage: stage, side: .treatment)
      seenControl = seenControl || control
      seenTreatment = seenTreatment || treatment
      isInBoth = isInBoth || control && treatment
      let expected = expected(bucket: sightings.bucket, stage: stage)
      wrongControl = wrongControl || control && expected == .treatment
      wrongTreatment = wrongTreatment || treatment && expected == .control
    }
    if isInBoth { result.unitsInBothGroups += 1 }
    if wrongControl { result.treatmentLoggedAsControl += 1 }
    if wrongTreatment { result.controlLoggedAsTreatment += 1 }
    if wrongControl || wrongTreatment {
      result.unitsDisagreeing += 1
    } else if seenControl && seenTreatment {
      result.unitsMoved += 1
    }
  }
}
