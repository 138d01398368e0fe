internal import Documents
internal import Plans
internal import Verdicts

/// A line of the log of what was done to the traffic: one before the command is run, one after.
///
/// A beginning without an end tells of a run that was cut off: nobody knows then how the traffic is split.
public struct RolloutRecord: Sendable {
  /// What became of the command.
  public struct Ending: Sendable {
    /// One word for it: `done`, `failed`, `timed_out`, `killed`, `not_started`.
    public var outcome: String
    /// Its exit status; nil where it has none.
    public var status: Int?
    /// What it said; nil where it said nothing.
    public var message: String?

    /// An ending.
    public init(outcome: String, status: Int? = nil, message: String? = nil) {
      self.outcome = outcome
      self.status = status
      self.message = message
    }
  }

  /// The schema of each line.
  public static let schema = "assay-rollout-log/1"
  private let answer: RolloutAnswer
  private let time: String
  private let user: String?
  private let from: (legacy: Int, canary: Int)?
  private let ending: Ending?

  /// A line.
  ///
  /// - Parameters:
  ///   - answer: the change.
  ///   - time: now, `2026-01-31T09:00:00Z`.
  ///   - user: who does it; nil where nobody knows.
  ///   - from: the split that the log's last change made; nil where it knows of none.
  ///   - ending: what became of it; nil before it is run.
  public init(
    _ answer: RolloutAnswer, time: String, user: String?, from: (legacy: Int, canary: Int)?,
    ending: Ending? = nil
  ) {
    self.answer = answer
    self.time = time
    self.user = user
    self.from = from
    self.ending = ending
  }

  /// The line, with its end.
  public var line: String {
    let rollout = answer.rollout
    var object: JSON.Object = [
      "schema": JSON(Self.schema), "time": JSON(time), "event": JSON(ending == nil ? "begin" : "end"),
      "user": JSON(user), "action": JSON(rollout.action.word), "stage": JSON(rollout.stage?.number),
      "service": JSON(rollout.services.service),
    ]
    object["from"] = from.map { Self.split($0.legacy, $0.canary) } ?? .null
    object["to"] = Self.split(rollout.legacy, rollout.canary)
    object["command"] = JSON(answer.command.map { JSON($0) })
    object["gate"] = .null
    if let gate = answer.gate {
      object["gate"] = [
        "path": JSON(gate.path), "xxh3_128": JSON(gate.hash), "gate": JSON(gate.answer.gate),
        "decision": JSON(gate.answer.decision.rawValue),
      ]
    }
    object["forced"] = JSON(answer.isForced)
    object["outcome"] = JSON(ending?.outcome)
    object["exit_status"] = JSON(ending?.status)
    object["message"] = JSON(ending?.message)
    return JSON.object(object).description + "\n"
  }

  private static func split(_ legacy: Int, _ canary: Int) -> JSON {
    ["legacy": JSON(legacy), "canary": JSON(canary)]
  }

  /// The split that the last change of a service made which ended well; nil where the lines tell of none.
  ///
  /// A line that cannot be read is passed over: a rollback must not wait for the mending of a log.
  ///
  /// - Parameters:
  ///   - bytes: the lines of a log.
  ///   - service: the service.
  /// - Returns: the shares in percent.
  public static func lastSplit(_ bytes: [UInt8], of service: String) -> (legacy: Int, canary: Int)? {
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      guard let json = try? Document(parsing: Array(line), name: "").json,
        json["outcome"]?.stringValue == "done", json["service"]?.stringValue == service,
        let legacy = json["to"]?["legacy"]?.integerValue, let canary = json["to"]?["canary"]?.integerValue
      else { continue }
      return (legacy, canary)
    }
    return nil
  }
}
