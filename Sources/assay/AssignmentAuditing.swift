import Assignment
import Columns
import Plans
import Summaries
import Verdicts

/// The judging of a log's rows by the hash of their units, block by block.
struct AssignmentAuditing: Sendable {
  let audit: AssignmentAudit
  let sides: GroupSides

  /// Judges the rows of a batch that lie in a time range.
  ///
  /// - Returns: the block, and how many rows are outside of the range or of other groups.
  func judged(_ batch: borrowing Batch, in range: TimeRange) -> (block: AssignmentAudit.Block, left: Int) {
    let groups = batch.groups
    let units = batch.units
    let times = batch.times
    let sides = batch.groupNames.map { self.sides.side(of: $0) }
    var block = AssignmentAudit.Block(audit)
    var left = 0
    for row in groups.indices {
      let time = times[row]
      guard let side = sides[Int(groups[row])],
        range.isUnlimited || (time != Batch.missingTime && range.contains(time))
      else {
        left += 1
        continue
      }
      guard units[row] != Batch.missingUnit else {
        block.addRowWithoutUnit()
        continue
      }
      block.add(
        unit: units[row], text: batch.unitText(row), side: side,
        time: time == Batch.missingTime ? nil : time)
    }
    block.forgetPlaces()
    return (block, left)
  }
}

extension Summariser {
  /// All that is made of one batch.
  struct Made: Sendable {
    var summary: BlockSummary
    var audit: AssignmentAudit.Block?
    var window: WindowBlock?
  }

  /// The summaries of one batch, the judging of its units and its seconds, where these are asked for.
  func summarise(
    _ batch: borrowing Batch, _ auditing: AssignmentAuditing?, in range: TimeRange,
    _ windows: WindowSummariser?
  ) -> Made {
    var made = Made(summary: summarise(batch))
    if let auditing { made.audit = auditing.judged(batch, in: range).block }
    if let windows { made.window = windows.summarise(batch) }
    return made
  }
}

extension LogRun {
  /// Has the groups of units judged by a rule, at the percentages of `--split` or the plan.
  ///
  /// - Returns: how they are assigned.
  mutating func judge(by rule: AssignmentRule) throws -> PlannedAssignment {
    let split = try options.split.map { try Split(parsing: $0).shares }
    let share = split.map { 100 * (rule.percentageSide == .control ? $0[0] : 1 - $0[0]) }
    let planned = try PlannedAssignment(
      rule, percentage: rule.hasPercentage ? share : nil, names: (options.control, options.treatment.first),
      plan: plan, readsLog: true)
    auditing = AssignmentAuditing(
      audit: try AssignmentAudit(planned.assignment, stages: planned.stages),
      sides: GroupSides(control: options.control, treatments: options.treatment, plan: plan))
    return planned
  }

  /// What the judging found, as a look at the data.
  func assignmentCheck(_ result: Result, _ planned: PlannedAssignment) throws -> Check {
    try auditing?.sides.check(result.summary.groups.map(\.name))
    return AssignmentAgreement(result.audit ?? AssignmentAudit.Result(), planned: planned).check
  }

  /// The same assignment with the names that the log has for the groups.
  func named(_ planned: PlannedAssignment, as groups: [String]) -> PlannedAssignment {
    var named = planned
    for group in groups {
      switch auditing?.sides.side(of: group) {
      case .control?: named.names.control = group
      case .treatment?: named.names.treatment = group
      case nil: break
      }
    }
    return named
  }
}
