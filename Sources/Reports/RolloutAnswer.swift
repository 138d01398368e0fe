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
  func shares(in telling: Telling) -> [(role: String, name: String, percent: String)] {
    [
      ("legacy", rollout.services.legacy, telling.percent(rollout.legacy)),
      ("canary", rollout.services.canary, telling.percent(rollout.canary)),
    ]
  }

  /// What is done, in a few words.
  func title(in telling: Telling) -> String {
    let canary = telling.percent(rollout.canary)
    return switch rollout.action {
    case .stage(let number): telling(RolloutPhrase.stage, "\(number)", canary)
    case .percent: telling(RolloutPhrase.percent, canary)
    case .rollback(to: 0): telling(RolloutPhrase.toLegacy)
    case .rollback(to: let number): telling(RolloutPhrase.toStage, "\(number)", canary)
    case .emergency: telling(RolloutPhrase.emergency)
    }
  }

  /// Which gate lets it begin, and whether it has.
  func gateSentence(in telling: Telling) -> String {
    if rollout.isRollback { return telling(RolloutPhrase.rollbackWaits) }
    guard let leaving = rollout.leaving else { return telling(RolloutPhrase.first) }
    if let gate { return telling(RolloutPhrase.passed, gate.answer.gate, gate.path) }
    let needed = rollout.gates.joined(separator: telling(RolloutPhrase.or))
    if isForced { return telling(RolloutPhrase.forced, needed) }
    let isLast = rollout.gates.contains("stage5")
    return telling(
      isLast ? RolloutPhrase.lastMustPass : .mustPass, needed, "assay validate-stage \(leaving.number)")
  }
}

extension Telling {
  /// A whole number of percent.
  func percent(_ percent: Int) -> String { figure("\(percent) %") }
}
