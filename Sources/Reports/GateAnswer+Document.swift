internal import Documents
internal import Plans
internal import Verdicts

extension GateAnswer {
  /// Reads the answer of a gate as a report tells it.
  init(_ value: DocumentValue) throws(DocumentError) {
    let source = try value.required("source")
    var verdict = Verdict(
      criteria: try value.each("criteria") { criterion throws(DocumentError) in try Criterion(criterion) },
      reason: try value.words("reason"), missing: try value.text("missing"))
    verdict.decision = try value.choice("decision", Decision.self)
    self.init(
      gate: try value.words("gate"), title: try value.words("title"),
      evidence: try value.choice("evidence", EvidenceLevel.self), verdict: verdict,
      source: Source(
        kind: try source.words("kind"), words: try source.words("words"), path: try source.words("path")),
      groups: try value.each("groups") { group throws(DocumentError) in try Group(group) },
      checks: try value.each("checks") { check throws(DocumentError) in try Check(check) })
    period =
      try value.part("period") { period throws(DocumentError) in try period.times("from", "to") } ?? nil
    improvement = try value.part("improvement") { improvement throws(DocumentError) in
      try JudgedImprovement(improvement)
    }
    looks = try value.part("looks") { looks throws(DocumentError) in
      try LedgerNote(looks, gate: gate, decision: verdict.decision)
    }
  }
}

extension GateAnswer.JudgedImprovement {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    let all = try value.number("estimate")
    let successful = try value.number("successful_only")
    let ends = try value.ends()
    let ofSuccessful = try value.optional("successful_interval")?.ends()
    self.init(
      required: try value.required("required").number(),
      all: all.map { Improvement(estimate: $0, lower: ends.lower, upper: ends.upper) },
      successful: successful.map {
        Improvement(estimate: $0, lower: ofSuccessful?.lower, upper: ofSuccessful?.upper)
      })
  }
}

extension GateAnswer.Group {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    self.init(
      name: try value.words("name"), role: try value.choice("role", GroupRole.self),
      requests: try value.counted("requests"), units: try value.counted("units"),
      share: try value.number("share"), expectedShare: try value.number("expected_share"))
  }
}

extension Criterion {
  fileprivate init(_ value: DocumentValue) throws(DocumentError) {
    let ends = try value.ends()
    self.init(
      name: try value.words("name"), value: try value.number("value"), lower: ends.lower, upper: ends.upper,
      threshold: try value.number("threshold"), count: try value.counted("n"),
      status: try value.choice("status", Status.self), detail: try value.words("detail"))
  }
}

extension LedgerNote {
  fileprivate init(_ value: DocumentValue, gate: String, decision: Decision) throws(DocumentError) {
    self.init(
      run: try LookLedger.Entry(value, gate: gate, decision: decision),
      earlier: try value.each("earlier") { run throws(DocumentError) in
        try LookLedger.Entry(
          run, gate: run.words("gate"), decision: run.choice("decision", Decision.self))
      })
  }
}

extension LookLedger.Entry {
  fileprivate init(_ value: DocumentValue, gate: String, decision: Decision) throws(DocumentError) {
    self.init(
      time: try value.words("time"), inputs: try value.words("inputs"), gate: gate,
      stage: try value.required("stage").integer(), metric: try value.words("metric"),
      look: try value.required("look").integer(atLeast: 1), method: try value.words("method"),
      share: try value.number("share"), alphaSpent: try value.number("alpha_spent"), decision: decision)
  }
}

extension DocumentValue {
  /// The ends of an interval; nil where there is none, infinite where `unbounded` names them.
  fileprivate func ends() throws(DocumentError) -> (lower: Double?, upper: Double?) {
    var isUnbounded = (lower: false, upper: false)
    for end in try optional("unbounded")?.array() ?? [] {
      if try end.oneOf(["lower", "upper"]) == "lower" {
        isUnbounded.lower = true
      } else {
        isUnbounded.upper = true
      }
    }
    return (
      isUnbounded.lower ? -.infinity : try number("lower"),
      isUnbounded.upper ? .infinity : try number("upper")
    )
  }
}
