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
    self.init(name: "data_checks", threshold: 0, count: checks.count, status: .met, detail: "")
    let failed = checks.filter { $0.status == .fail }
    let warned = checks.filter { $0.status == .warn }
    value = Double(failed.count)
    let warnings =
      warned.isEmpty ? "" : "; warnings: " + warned.map { Figures.words($0.name) }.joined(separator: ", ")
    if let first = failed.first {
      status = .notMet
      detail = "the data fail a check, \(Figures.words(first.name)): \(first.detail)"
      let others = failed.dropFirst().map { Figures.words($0.name) }
      if !others.isEmpty { detail += "; and " + others.joined(separator: ", ") }
    } else {
      detail = "no check of the data fails"
    }
    detail += warnings
  }
}

extension Figures {
  /// A name of ours, `sample_ratio`, as words.
  static func words(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }
}
