public import Documents
internal import Plans

/// The answer of a gate as a file tells it, in the eyes of what may only begin when the gate has passed.
public struct RolloutGate: Sendable, Equatable {
  /// Why a rollout may not begin.
  public enum Objection: Sendable, Equatable {
    /// The gate holds.
    case hold
    /// The gate says to roll back.
    case rollBack
    /// It is the answer of another gate than these.
    case other(needed: [String])
    /// It was given before the stage that is left began, or nobody knows when.
    case old(stage: Int)
  }

  /// The gate: `stage1` to `stage5`.
  public let gate: String
  /// Its answer.
  public let decision: Decision
  /// The reason for it.
  public let reason: String
  /// The time of the last row that it was taken from, in milliseconds since 1970; nil where the file does not tell.
  public let time: Int64?

  /// Reads an `assay-decision/1` document.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - time: reads a time.
  /// - Throws: `DocumentError` where it is none, or where it promotes although something that was asked is not met, or
  ///   nothing was asked.
  public init(_ document: Document, time: (String) -> Int64?) throws(DocumentError) {
    let root = document.root
    _ = try root.required("schema").oneOf(["assay-decision/1"])
    gate = try root.required("gate").string()
    let answer = try root.required("decision")
    decision = try answer.oneOf(Decision.self)
    reason = try root.required("reason").string()
    var isAsked = false
    for criterion in try root.required("criteria").array() {
      let place = try criterion.required("status")
      let status = try place.oneOf(Criterion.Status.self)
      isAsked = isAsked || status != .notAsked
      if decision == .promote, !status.allowsPromotion {
        throw place.error("is '\(status.rawValue)', and the decision is to promote all the same")
      }
    }
    if decision == .promote, !isAsked { throw answer.error("is to promote, and nothing was asked") }
    let end = try root.optional("period")?.optional("to")
    guard let end else {
      self.time = nil
      return
    }
    guard let found = time(try end.string()) else { throw end.error("is no time") }
    self.time = found
  }

  /// What stands against a rollout; nil where it may begin.
  ///
  /// - Parameters:
  ///   - rollout: what is to begin.
  ///   - modified: when the file was last written, for one that tells no time itself.
  ///   - start: when the stage began that is left; nil where the plan does not date it, and age does not matter.
  /// - Returns: the first objection; which gate it is comes before what it says, and that before its age.
  public func objection(to rollout: Rollout, modified: Int64?, start: Int64?) -> Objection? {
    let needed = rollout.gates
    guard !needed.isEmpty else { return nil }
    guard needed.contains(gate) else { return .other(needed: needed) }
    switch decision {
    case .hold: return .hold
    case .rollBack: return .rollBack
    case .promote: break
    }
    if let start, let leaving = rollout.leaving, (time ?? modified ?? .min) < start {
      return .old(stage: leaving.number)
    }
    return nil
  }
}
