public import Documents
internal import Inference
internal import Summaries
public import Verdicts

/// The answer of a gate as a document that other programs read: `assay-decision/1`.
public struct DecisionDocument: Sendable {
  private let answer: GateAnswer
  private let version: String

  /// The document of a decision.
  ///
  /// - Parameters:
  ///   - answer: the answer and what it was made from.
  ///   - version: the version of the program.
  public init(_ answer: GateAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": "assay-decision/1",
      "assay_version": JSON(version),
      "gate": JSON(answer.gate),
      "decision": JSON(answer.verdict.decision.rawValue),
      "reason": JSON(answer.verdict.reason),
      "missing": JSON(answer.verdict.missing),
      "evidence": JSON(answer.evidence.rawValue),
      "period": [
        "from": JSON(answer.period.map { Figures.timestamp($0.lowerBound) }),
        "to": JSON(answer.period.map { Figures.timestamp($0.upperBound) }),
      ],
    ]
    if let improvement = answer.improvement {
      object["improvement"] = [
        "required": JSON(improvement.required),
        "estimate": JSON(improvement.all?.estimate),
        "lower": JSON(improvement.all?.lower),
        "upper": JSON(improvement.all?.upper),
        "successful_only": JSON(improvement.successful?.estimate),
      ]
    }
    object["criteria"] = JSON(answer.verdict.criteria.map { JSON($0) })
    object["source"] = ["kind": JSON(answer.source.kind), "path": JSON(answer.source.path)]
    object["checks"] = JSON(answer.checks.map { JSON($0) })
    object["data"] = answer.analysis.map { JSON($0.rows) } ?? .null
    object["groups"] = JSON(answer.groups.map { JSON($0) })
    if let looks = answer.looks { object["looks"] = JSON(looks) }
    return .object(object)
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

  /// A group, as far as the source tells of it.
  fileprivate init(_ group: GateAnswer.Group) {
    self = [
      "name": JSON(group.name), "role": JSON(group.role.rawValue), "requests": JSON(group.requests),
      "units": JSON(group.units), "share": JSON(group.share), "expected_share": JSON(group.expectedShare),
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
