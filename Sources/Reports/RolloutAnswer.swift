internal import Plans
public import Verdicts

/// A change of the traffic with all that is told of it.
public struct RolloutAnswer: Sendable {
  /// The gate file that was judged.
  public struct Gate: Sendable {
    /// Its path.
    public var path: String
    /// The hash of its bytes.
    public var hash: String
    /// What it says.
    public var answer: RolloutGate

    /// A gate file.
    public init(path: String, hash: String, answer: RolloutGate) {
      self.path = path
      self.hash = hash
      self.answer = answer
    }
  }

  /// How far a change has come.
  public enum State: Sendable {
    /// It is only printed.
    case planned
    /// It is about to be run, if nobody objects.
    case asked
    /// Its command was run, with success.
    case applied
  }

  /// The change.
  public var rollout: Rollout
  /// The command, as it is or would be run.
  public var command: [String]
  /// The gate that let it begin; nil where none was asked or named.
  public var gate: Gate?
  /// Whether it was begun without the gate that it needs.
  public var isForced = false
  /// How far it has come.
  public var state = State.planned

  /// An answer.
  public init(rollout: Rollout, command: [String], gate: Gate? = nil) {
    self.rollout = rollout
    self.command = command
    self.gate = gate
  }

  /// The versions and their shares, legacy first.
  var shares: [(role: String, name: String, percent: Int)] {
    [
      ("legacy", rollout.services.legacy, rollout.legacy),
      ("canary", rollout.services.canary, rollout.canary),
    ]
  }

  /// What is done, in a few words.
  var title: String {
    switch rollout.action {
    case .stage(let number): "stage \(number): \(rollout.canary) % of the traffic to the canary"
    case .percent: "\(rollout.canary) % of the traffic to the canary"
    case .rollback(to: 0): "roll back to legacy alone"
    case .rollback(to: let number): "roll back to stage \(number): \(rollout.canary) % to the canary"
    case .emergency: "emergency: all traffic to legacy"
    }
  }

  /// Which gate lets it begin, and whether it has.
  var gateSentence: String {
    let needed = rollout.gates
    if rollout.isRollback { return "none: a rollback waits for no gate" }
    guard let leaving = rollout.leaving else { return "none: nothing stands before the first stage" }
    if let gate { return "\(gate.answer.gate) has passed (\(gate.path))" }
    if isForced { return "\(needed.joined(separator: " or ")), passed over by --force" }
    let command = "assay validate-stage \(leaving.number)"
    return
      "\(needed.joined(separator: " or ")) must have passed: "
      + (needed.contains("stage5") ? "assay decide-stage5, or \(command)" : command)
  }
}
