public import Documents
internal import Inference
public import Sentences

/// The A/B decision that a stage asks for before it is left.
public struct StageDecision: Sendable, Equatable {
  /// What was decided.
  public var decision: Decision
  /// The reason; of a document's decision, in the document's words.
  public var reasonSentence: Sentence
  /// The file; nil where it was taken from the same logs.
  public var path: String?
  /// The time of the last row that it was taken from, in milliseconds since 1970; nil where it is not known.
  public var time: Int64?
  /// Why it says nothing of this stage; nil where it does.
  public var staleness: Sentence?

  /// The decision of the last gate on the same logs.
  public init(_ verdict: Verdict) {
    decision = verdict.decision
    reasonSentence = verdict.reasonSentence
  }

  /// The reason, in English.
  public var reason: String { reasonSentence.english }

  /// Reads an `assay-decision/1` document of the last gate, or judges a results file by it.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - path: its path.
  ///   - gate: the last gate, for a file that holds figures and no decision.
  ///   - isProof: whether intervals must prove it, also where the file holds two averages.
  ///   - time: reads a time.
  /// - Throws: `DocumentError` where the file is neither, or contradicts itself.
  public init(
    _ document: Document, path: String, gate: Stage5Gate, isProof: Bool, time: (String) -> Int64?
  ) throws(DocumentError) {
    self.path = path
    guard try document.root.optional("schema")?.string() == "assay-decision/1" else {
      let evidence = try Stage5Evidence(document)
      var gate = gate
      if evidence.source == .averages, !isProof { gate.evidence = .point }
      let verdict = gate.decide(evidence)
      decision = verdict.decision
      reasonSentence = verdict.reasonSentence
      self.time = try document.root.time(["timestamp", "time", "generated_at"], time)
      return
    }
    let root = document.root
    _ = try root.required("gate").oneOf(["stage5"])
    decision = try root.required("decision").oneOf(Decision.self)
    reasonSentence = "\(name: try root.required("reason").string())"
    var isAsked = false
    for criterion in try root.required("criteria").array() where decision == .promote {
      let status = try criterion.required("status").oneOf(Criterion.Status.self)
      isAsked = isAsked || status != .notAsked
      guard status.allowsPromotion else {
        throw criterion.error("is '\(status.rawValue)', and the decision is to promote all the same")
      }
    }
    guard isAsked || decision != .promote else {
      throw try root.required("decision").error("is to promote, and nothing was asked")
    }
    let level = try root.required("evidence").oneOf(EvidenceLevel.self)
    if isProof, decision == .promote, level != .bound {
      decision = .hold
      reasonSentence =
        "the decision was made at the level '\(term: level.rawValue)', and 'bound' is asked"
    }
    self.time = try root.optional("period")?.time(["to"], time)
  }

  /// Whether it is to promote.
  var criterion: Criterion {
    var criterion = Criterion(name: "decision", status: .noData, finding: "")
    if let staleness {
      criterion.finding = staleness
      return criterion
    }
    criterion.status = decision == .promote ? .met : .notMet
    switch decision {
    case .promote: criterion.finding = "the A/B decision is to promote: \(reasonSentence)"
    case .hold: criterion.finding = "the A/B decision is to hold: \(reasonSentence)"
    case .rollBack: criterion.finding = "the A/B decision is to roll back: \(reasonSentence)"
    }
    return criterion
  }
}

extension DocumentValue {
  /// The time at the first of several keys that is there; nil where none is.
  ///
  /// - Throws: `DocumentError` where it is no time.
  func time(_ keys: [String], _ read: (String) -> Int64?) throws(DocumentError) -> Int64? {
    for key in keys {
      guard let value = try optional(key) else { continue }
      let text = value.json.stringValue ?? (value.json.doubleValue == nil ? "" : value.json.description)
      guard let time = read(text) else { throw value.error("is no time such as 2025-10-22T09:30:00Z") }
      return time
    }
    return nil
  }
}
