internal import Sentences

extension Stage5Gate {
  /// Asks that no check of the data fails; warnings are listed and hold nothing back.
  ///
  /// - Returns: the criterion; nil where the source has no checks.
  func dataChecks(_ evidence: Stage5Evidence) -> Criterion? {
    guard let checks = evidence.dataChecks else { return nil }
    var criterion = Criterion(dataChecks: checks)
    if self.evidence == .point { criterion.status = .notAsked }
    return criterion
  }
}

extension Criterion {
  /// That no check of the data fails.
  init(dataChecks checks: [Check]) {
    self.init(name: "data_checks", threshold: 0, count: checks.count, status: .met, finding: "")
    let failed = checks.filter { $0.status == .fail }
    let warned = checks.filter { $0.status == .warn }
    value = Double(failed.count)
    if let first = failed.first {
      status = .notMet
      finding = "the data fail a check, \(Self.name(first)): \(first.quoted)"
      let others = failed.dropFirst().map(Self.name).joined(separator: ", ")
      if !others.isEmpty { finding += "; and \(others)" }
    } else {
      finding = "no check of the data fails"
    }
    let warnings = warned.map(Self.name).joined(separator: ", ")
    if !warnings.isEmpty { finding += "; warnings: \(warnings)" }
  }

  private static func name(_ check: Check) -> Sentence {
    "\(term: check.name, told: Figures.words(check.name))"
  }
}

extension Check {
  /// What was found, inside of another sentence: in the words of the document where it was read from one.
  var quoted: Sentence { finding.isForeign ? "\(name: detail)" : finding }
}

extension Figures {
  /// A name of ours, `sample_ratio`, as words.
  static func words(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }
}
