internal import Inference
internal import Sentences
internal import Summaries

/// Units in more than one group where stages move units on purpose.
///
/// From stage to stage the router takes units from the control to a treatment; that is the plan. A unit in two groups
/// within one stage, or back from a treatment to the control, is a fault.
enum UnitMoves {
  /// The check of a dimension of stages; nil for others, and without units.
  static func check(_ comparison: StrataComparison) -> Check? {
    guard case .stages = comparison.question.kind, comparison.summary.units != nil else { return nil }
    let summary = comparison.summary
    let groups = summary.groupNames.count
    var within = 0
    var back = 0
    var forth = 0
    for unit in 0..<summary.unitCells.count {
      let range = summary.unitCells.starts[unit]..<summary.unitCells.starts[unit + 1]
      let cells = summary.unitCells.cells[range].map { Int($0) }
        .filter { comparison.groups.contains($0 % groups) }
      guard Set(cells.map { $0 % groups }).count > 1 else { continue }
      if Set(cells.map { $0 / groups }).count < cells.count { within += 1 }
      let control = cells.filter { $0 % groups == comparison.groups[0] }.map { $0 / groups }
      let treated = cells.filter { $0 % groups != comparison.groups[0] }.map { $0 / groups }
      if let last = control.max(), let first = treated.min() {
        if last > first { back += 1 } else if last < first { forth += 1 }
      }
    }
    let total = comparison.summary.unitCells.count
    let isFault = Double(within + back) > 0.01 * Double(max(1, total))
    let moved: Sentence =
      forth > 0 ? "; \(Figures.count(forth)) moved to a treatment with a stage, as planned" : ""
    return Check(
      name: "units_in_several_groups", status: within + back == 0 ? .pass : (isFault ? .fail : .warn),
      finding: told(within: within, back: back, of: total) + moved)
  }

  private static func told(within: Int, back: Int, of total: Int) -> Sentence {
    guard within + back > 0 else { return "within each stage every unit is in one group" }
    return
      "of \(Figures.count(total)) units \(Figures.count(within)) are in more than one group within a stage and \(Figures.count(back)) went back from a treatment to the control"
  }
}
