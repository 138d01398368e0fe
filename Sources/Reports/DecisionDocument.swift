public import Documents
internal import Inference
internal import Summaries
public import Verdicts

/// The answer of the last gate as a document that other programs read: `assay-decision/1`.
public struct DecisionDocument: Sendable {
  private let verdict: Verdict
  private let evidence: Stage5Evidence
  private let gate: Stage5Gate
  private let analysis: Analysis?
  private let path: String
  private let version: String

  /// The document of a verdict.
  ///
  /// - Parameters:
  ///   - verdict: the answer.
  ///   - evidence: what it was made from.
  ///   - gate: what was asked.
  ///   - analysis: the analysis of the logs; nil where the evidence came from a results file.
  ///   - path: where the evidence came from, as it was given; several paths in one text.
  ///   - version: the version of the program.
  public init(
    verdict: Verdict, evidence: Stage5Evidence, gate: Stage5Gate, analysis: Analysis?, path: String,
    version: String
  ) {
    self.verdict = verdict
    self.evidence = evidence
    self.gate = gate
    self.analysis = analysis
    self.path = path
    self.version = version
  }

  /// The document.
  public var json: JSON {
    [
      "schema": "assay-decision/1",
      "assay_version": JSON(version),
      "gate": "stage5",
      "decision": JSON(verdict.decision.rawValue),
      "reason": JSON(verdict.reason),
      "missing": JSON(verdict.missing),
      "evidence": JSON(gate.evidence.rawValue),
      "improvement": [
        "required": JSON(gate.threshold),
        "estimate": JSON(evidence.improvement?.estimate),
        "lower": JSON(evidence.improvement?.lower),
        "upper": JSON(evidence.improvement?.upper),
        "successful_only": JSON(evidence.improvementOnSuccess?.estimate),
      ],
      "criteria": JSON(verdict.criteria.map { JSON($0) }),
      "source": ["kind": JSON(evidence.source.rawValue), "path": JSON(path)],
      "checks": JSON((analysis?.checks ?? [evidence.sampleRatio].compactMap { $0 }).map { JSON($0) }),
      "data": analysis.map { JSON($0.rows) } ?? .null,
      "groups": analysis.map { JSON($0.groups.map { JSON($0) }) } ?? groups,
    ]
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
        evidence.names.control, .control, requests: evidence.requests?.control,
        units: evidence.units?.control),
      group(
        evidence.names.treatment, .treatment, requests: evidence.requests?.treatment,
        units: evidence.units?.treatment),
    ]
  }
}

extension JSON {
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
