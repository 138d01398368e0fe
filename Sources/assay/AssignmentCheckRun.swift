import Assignment
import Plans
import Summaries
import Verdicts

/// The reading of logs for `assay assign --verify`, and what it must not be answered from.
struct AssignmentCheckRun {
  private let reading: LogRun
  private let planned: PlannedAssignment

  init(_ reading: LogRun, planned: PlannedAssignment) {
    self.reading = reading
    self.planned = planned
  }

  /// Reads the logs and compares.
  func agreement(tolerance: Double) async throws -> AssignmentAgreement {
    let result = try await reading.read([], quantileLevels: [])
    try refuse(result)
    guard let audit = result.audit else { throw Trouble("the logs were not judged") }
    var agreement = AssignmentAgreement(
      audit, planned: reading.named(planned, as: result.summary.groups.map(\.name)))
    agreement.tolerance = tolerance
    agreement.inputs = result.inputs
    guard audit.units > 0 else {
      guard audit.counts.rowsOutsideStages == 0 else {
        throw Trouble("no row is within a stage of the plan; --percent states one percentage for all rows")
      }
      throw Trouble("no row names its unit; --unit names the column of the unit")
    }
    let named = audit.counts.rows + audit.counts.rowsWithoutUnit
    if Double(audit.counts.rowsWithoutUnit) > reading.options.maxRejected * Double(named) {
      throw Trouble(
        "\(Figures.count(audit.counts.rowsWithoutUnit)) of \(Figures.count(named)) rows name no unit, more than "
          + "\(Figures.percent(reading.options.maxRejected)); --max-rejected raises the limit")
    }
    return agreement
  }

  private func refuse(_ result: LogRun.Result) throws {
    let rows = result.summary.rows
    guard rows.filled > 0 else { throw AnalysisError.noRows }
    if Double(rows.rejectedTotal) > reading.options.maxRejected * Double(rows.filled) {
      throw AnalysisError.tooManyRejected(
        group: nil, rejected: rows.rejectedTotal, rows: rows.filled, limit: reading.options.maxRejected,
        reasons: rows.rejected)
    }
    guard rows.used > 0 else { throw AnalysisError.noRowsLeft(rows) }
    guard result.names.unit != nil else {
      throw Trouble("the logs have no column of units, which is what was hashed; --unit names it")
    }
    try reading.auditing?.sides.check(result.summary.groups.map(\.name))
  }
}

extension AssignmentAgreement {
  /// What an audit found, with the names of groups.
  init(_ audit: AssignmentAudit.Result, planned: PlannedAssignment) {
    self.init(
      AssignmentSettings(planned), stages: planned.stages.map { ($0.number ?? 0, $0.percentage) })
    rows = audit.counts.rows
    rowsDisagreeing = audit.counts.rowsDisagreeing
    rowsWithoutUnit = audit.counts.rowsWithoutUnit
    rowsOutsideStages = audit.counts.rowsOutsideStages
    units = audit.units
    unitsDisagreeing = audit.unitsDisagreeing
    controlLoggedAsTreatment = audit.controlLoggedAsTreatment
    treatmentLoggedAsControl = audit.treatmentLoggedAsControl
    unitsInBothGroups = audit.unitsInBothGroups
    unitsMoved = audit.unitsMoved
    examples = audit.examples.map { example in
      Example(
        unit: String(decoding: example.unit, as: UTF8.self), bucket: example.bucket,
        expected: planned.name(of: example.expected), logged: planned.name(of: example.logged),
        stage: example.stage)
    }
  }
}
