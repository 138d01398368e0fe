public import Documents
public import Simulation

/// A calibration as a document: `assay-calibration/1`.
public struct CalibrationDocument: Sendable {
  private let result: CalibrationResult
  private let version: String

  /// The document of a calibration.
  ///
  /// - Parameters:
  ///   - result: what was found.
  ///   - version: the version of the program.
  public init(_ result: CalibrationResult, version: String) {
    self.result = result
    self.version = version
  }

  /// The document; rates are shares, not percentages.
  public var json: JSON {
    [
      "schema": "assay-calibration/1",
      "assay_version": JSON(version),
      "experiments": JSON(result.experiments),
      "seed": JSON("\(result.seed)"),
      "judged": JSON(result.judged),
      "as_asked": JSON(result.asAsked),
      "worlds": JSON(
        result.worlds.map { world in
          [
            "name": JSON(world.name), "about": JSON(world.about), "users": JSON(world.users),
            "treatment_share": JSON(world.treatmentShare),
          ]
        }),
      "rates": JSON(
        result.rows.map { row in
          [
            "world": JSON(row.world), "method": JSON(row.method), "answer": JSON(row.answer),
            "measure": JSON(row.measure.rawValue), "truth": JSON(row.truth), "asked": JSON(row.asked),
            "found": JSON(row.found), "three_errors": JSON(row.band), "experiments": JSON(row.answered),
            "unanswered": JSON(row.unanswered), "verdict": JSON(row.judgement.rawValue),
          ]
        }),
    ]
  }
}
