public import Documents
internal import Inference
internal import Summaries
public import Verdicts

/// The answer of the last gate as a document that other programs read: `assay-decision/1`.
public struct DecisionDocument: Sendable {
  private let decision: Stage5Decision
  private let version: String

  /// The document of a decision.
  ///
  /// - Parameters:
  ///   - decision: the answer and what it was made from.
  ///   - version: the version of the program.
  public init(_ decision: Stage5Decision, version: String) {
    self.decision = decision
    self.version = version
  }

  /// The document.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": "assay-decision/1",
      "assay_version": JSON(version),
      "gate": "stage5",
      "decision": JSON(decision.verdict.decision.rawValue),
      "reason": JSON(decision.verdict.reason),
      "missing": JSON(decision.verdict.missing),
      "evidence": JSON(decision.gate.evidence.rawValue),
      "improvement": [
        "required": JSON(decision.gate.threshold),
        "estimate": JSON(decision.evidence.improvement?.estimate),
        "lower": JSON(decision.evidence.improvement?.lower),
        "upper": JSON(decision.evidence.improvement?.upper),
        "successful_only": JSON(decision.evidence.improvementOnSuccess?.estimate),
      ],
      "criteria": JSON(decision.verdict.criteria.map { JSON($0) }),
      "source": ["kind": JSON(decision.evidence.source.rawValue), "path": JSON(decision.path)],
      "checks": JSON(
        (decision.analysis?.checks ?? [decision.evidence.sampleRatio].compactMap { $0 }).map { JSON($0) }),
      "data": decision.analysis.map { JSON($0.rows) } ?? .null,
      "groups": decision.analysis.map { JSON($0.groups.map { JSON($0) }) } ?? groups,
    ]
    if let looks = decision.looks { object["looks"] = JSON(looks) }
    return .object(object)
  }

  /// What a results file tells of the groups.
  private var groups: JSON {
    func group(_ name: String, _ role: GroupRole, requests: Int?, units: Int?) -> JSON {
      [
        "name": JSON(name), "role": JSON(role.rawValue), "requests": JSON(requests), "units": JSON(units),
        "share": nil, "expected_share": nil,
      ]
    }
    return [
      group(
        decision.evidence.names.control, .control, requests: decision.evidence.requests?.control,
        units: decision.evidence.units?.control),
      group(
        decision.evidence.names.treatment, .treatment, requests: decision.evidence.requests?.treatment,
        units: decision.evidence.units?.treatment),
    ]
  }
}

extension JSON {
  /// Which run this is, and those before it.
  fileprivate init(_ note: LedgerNote) {
    self = [
      "look": JSON(note.run.look), "run": JSON(note.earlier.count + 1), "method": JSON(note.run.method),
      "share": JSON(note.run.share), "alpha_spent": JSON(note.run.alphaSpent),
      "inputs": JSON(note.run.inputs),
      "earlier": JSON(
        note.earlier.map {
          [
            "time": JSON($0.time), "look": JSON($0.look), "share": JSON($0.share),
            "alpha_spent": JSON($0.alphaSpent), "decision": JSON($0.decision.rawValue),
          ]
        }),
    ]
  }

  /// One thing that a gate asks.
  fileprivate init(_ criterion: Criterion) {
    self = [
      "name": JSON(criterion.name),
      "value": JSON(criterion.value),
      "lower": JSON(criterion.lower),
      "upper": JSON(criterion.upper),
      "threshold": JSON(criterion.threshold),
      "n": JSON(criterion.count),
      "status": JSON(criterion.status.rawValue),
      "detail": JSON(criterion.detail),
    ]
  }
}
