extension Stage5Gate {
  /// Asks that no check of the data fails; warnings are listed and hold nothing back.
  ///
  /// - Returns: the criterion; nil where the source has no checks.
  func dataChecks(_ evidence: Stage5Evidence) -> Criterion? {
    guard let checks = evidence.dataChecks else { return nil }
    var criterion = Criterion(name: "data_checks", threshold: 0, status: .notAsked, detail: "")
    let failed = checks.filter { $0.status == .fail }
    let warned = checks.filter { $0.status == .warn }
    criterion.value = Double(failed.count)
    criterion.count = checks.count
    let warnings =
      warned.isEmpty ? "" : "; warnings: " + warned.map { Figures.words($0.name) }.joined(separator: ", ")
    if let first = failed.first {
      criterion.detail = "the data fail a check, \(Figures.words(first.name)): \(first.detail)"
      let others = failed.dropFirst().map { Figures.words($0.name) }
      if !others.isEmpty { criterion.detail += "; and " + others.joined(separator: ", ") }
    } else {
      criterion.detail = "no check of the data fails"
    }
    criterion.detail += warnings
    guard self.evidence != .point else { return criterion }
    criterion.status = failed.isEmpty ? .met : .notMet
    return criterion
  }
}

extension Figures {
  /// A name of ours, `sample_ratio`, as words.
  static func words(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }
}
