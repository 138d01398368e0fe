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
    ]
    object.addJudgement(of: answer)
    object["source"] = ["kind": JSON(answer.source.kind), "path": JSON(answer.source.path)]
    object["checks"] = JSON(answer.checks.map { JSON($0) })
    object["data"] = answer.analysis.map { JSON($0.rows) } ?? .null
    object["groups"] = JSON(answer.groups.map { JSON($0) })
    if let looks = answer.looks { object["looks"] = JSON(looks) }
    return .object(object)
  }

  /// The same as a part of a report, which tells the rest: with the heading and the words for the source.
  var part: JSON {
    var object: JSON.Object = ["gate": JSON(answer.gate), "title": JSON(answer.title)]
    object.addJudgement(of: answer)
    if let successful = answer.improvement?.successful, successful.lower != nil || successful.upper != nil,
      var improvement = object["improvement"]?.objectValue
    {
      var ends: JSON.Object = ["lower": JSON(successful.lower), "upper": JSON(successful.upper)]
      ends.add(unbounded: successful.lower, successful.upper)
      improvement["successful_interval"] = .object(ends)
      object["improvement"] = .object(improvement)
    }
    object["source"] = [
      "kind": JSON(answer.source.kind), "path": JSON(answer.source.path), "words": JSON(answer.source.words),
    ]
    object["checks"] = JSON(answer.checks.map { JSON($0) })
    object["groups"] = JSON(answer.groups.map { JSON($0) })
    if let looks = answer.looks { object["looks"] = JSON(looks) }
    return .object(object)
  }
}

extension JSON.Object {
  /// Adds the answer, and what it rests on.
  fileprivate mutating func addJudgement(of answer: GateAnswer) {
    let judgement: JSON.Object = [
      "decision": JSON(answer.verdict.decision.rawValue),
      "reason": JSON(answer.verdict.reason),
      "missing": JSON(answer.verdict.missing),
      "evidence": JSON(answer.evidence.rawValue),
      "period": [
        "from": JSON(answer.period.map { Figures.timestamp($0.lowerBound) }),
        "to": JSON(answer.period.map { Figures.timestamp($0.upperBound) }),
      ],
    ]
    for member in judgement.members { self[member.key] = member.value }
    if let improvement = answer.improvement { self["improvement"] = JSON(improvement) }
    self["criteria"] = JSON(answer.verdict.criteria.map { JSON($0) })
  }
}

extension JSON {
  /// The improvement that is judged; of a confidence set that is no interval, which ends nothing bounds.
  fileprivate init(_ improvement: GateAnswer.JudgedImprovement) {
    let all = improvement.all
    var object: JSON.Object = [
      "required": JSON(improvement.required), "estimate": JSON(all?.estimate), "lower": JSON(all?.lower),
      "upper": JSON(all?.upper), "successful_only": JSON(improvement.successful?.estimate),
    ]
    object.add(unbounded: all?.lower, all?.upper)
    self = .object(object)
  }

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
            "gate": JSON($0.gate), "stage": JSON($0.stage), "metric": JSON($0.metric),
            "method": JSON($0.method), "inputs": JSON($0.inputs),
          ]
        }),
      "time": JSON(note.run.time), "stage": JSON(note.run.stage), "metric": JSON(note.run.metric),
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
    var object: JSON.Object = [
      "name": JSON(criterion.name),
      "value": JSON(criterion.value),
      "lower": JSON(criterion.lower),
      "upper": JSON(criterion.upper),
      "threshold": JSON(criterion.threshold),
      "n": JSON(criterion.count),
      "status": JSON(criterion.status.rawValue),
      "detail": JSON(criterion.detail),
    ]
    object.add(unbounded: criterion.lower, criterion.upper)
    self = .object(object)
  }
}

extension JSON.Object {
  /// Adds which ends of an interval are null because nothing bounds them, and not because there is no interval.
  fileprivate mutating func add(unbounded lower: Double?, _ upper: Double?) {
    let ends = [("lower", lower), ("upper", upper)].filter { $0.1.map { $0.isInfinite } ?? false }
    if !ends.isEmpty { self["unbounded"] = JSON(ends.map { JSON($0.0) }) }
  }
}
