public import Documents
internal import Plans
internal import Sentences
internal import Verdicts

/// A change of the traffic as a document that other programs read: `assay-rollout/1`.
public struct RolloutDocument: Sendable {
  private let answer: RolloutAnswer
  private let version: String

  /// The document of a change.
  ///
  /// - Parameters:
  ///   - answer: the change, and what became of it.
  ///   - version: the version of the program.
  public init(_ answer: RolloutAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document.
  public var json: JSON {
    let rollout = answer.rollout
    let services = rollout.services
    return [
      "schema": "assay-rollout/1",
      "assay_version": JSON(version),
      "action": JSON(rollout.action.word),
      "stage": JSON(rollout.stage?.number),
      "applied": JSON(answer.state == .applied),
      "split": ["legacy": JSON(rollout.legacy), "canary": JSON(rollout.canary)],
      "services": [
        "service": JSON(services.service), "legacy": JSON(services.legacy), "canary": JSON(services.canary),
        "project": JSON(services.project), "region": JSON(services.region),
      ],
      "gate": [
        "needed": JSON(rollout.gates.map { JSON($0) }),
        "forced": JSON(answer.isForced),
        "file": answer.gate.map { gate in
          [
            "path": JSON(gate.path), "xxh3_128": JSON(gate.hash), "gate": JSON(gate.answer.gate),
            "decision": JSON(gate.answer.decision.rawValue), "reason": JSON(gate.answer.reason),
          ]
        } ?? .null,
      ],
      "command": JSON(answer.command.map { JSON($0) }),
      "afterwards": JSON(
        rollout.afterwards.map { step in
          ["text": JSON(step.text.english), "command": JSON(step.command.map { JSON($0) })]
        }),
    ]
  }
}
