public import Documents
public import Verdicts

/// Whether a log's groups are those that the hash gives, as a document: `assay-assignment-check/1`.
public struct AgreementDocument: Sendable {
  private let agreement: AssignmentAgreement
  private let version: String

  /// The document of an agreement.
  public init(_ agreement: AssignmentAgreement, version: String) {
    self.agreement = agreement
    self.version = version
  }

  /// The document.
  public var json: JSON {
    [
      "schema": "assay-assignment-check/1",
      "assay_version": JSON(version),
      "settings": settings,
      "stages": JSON(
        agreement.stages.map { ["stage": JSON($0.number), "percentage": JSON($0.percentage)] }),
      "inputs": JSON(agreement.inputs.map { JSON($0) }),
      "agrees": JSON(agreement.isAgreed),
      "tolerance": JSON(agreement.tolerance),
      "rows": [
        "judged": JSON(agreement.rows), "disagreeing": JSON(agreement.rowsDisagreeing),
        "without_unit": JSON(agreement.rowsWithoutUnit),
        "outside_stages": JSON(agreement.rowsOutsideStages),
      ],
      "units": [
        "count": JSON(agreement.units), "disagreeing": JSON(agreement.unitsDisagreeing),
        "share": JSON(agreement.share),
        "control_logged_as_treatment": JSON(agreement.controlLoggedAsTreatment),
        "treatment_logged_as_control": JSON(agreement.treatmentLoggedAsControl),
        "in_both_groups": JSON(agreement.unitsInBothGroups), "moved_with_stage": JSON(agreement.unitsMoved),
      ],
      "hint": JSON(agreement.hint),
      "examples": JSON(
        agreement.examples.map {
          [
            "unit": JSON($0.unit), "bucket": JSON($0.bucket), "expected": JSON($0.expected),
            "logged": JSON($0.logged), "stage": JSON($0.stage),
          ]
        }),
    ]
  }

  /// How users are assigned; where stages have percentages of their own, there is none of all.
  private var settings: JSON {
    guard !agreement.stages.isEmpty, case .object(var object) = JSON(agreement.settings) else {
      return JSON(agreement.settings)
    }
    object["percentage"] = .null
    return .object(object)
  }
}
