extension Telling {
  /// A name of ours as people read it: of a check, a criterion, a method, a view, a gate, a reason.
  ///
  /// What a name is about, behind a colon, is a name from a log or a plan and is told as it is; whoever shows it makes it
  /// harmless. So is a name that is not ours.
  ///
  /// - Parameter name: as documents write it: `sample_ratio`, `guardrail:error_rate`, `missing_number`.
  /// - Returns: such as `sample ratio`, or 표본 비율.
  package func name(_ name: String) -> String {
    if language == .korean, let korean = KoreanNames.name(name) { return korean }
    guard let colon = name.firstIndex(of: ":") else { return Words.criterion(name) }
    return "\(Words.plain(String(name[..<colon]))): \(name[name.index(after: colon)...])"
  }

  /// A name of ours as words where what it is about is not set apart from it: `guardrail:error rate`.
  func plain(_ name: String) -> String { KoreanNames.name(name, in: language) ?? Words.plain(name) }

  /// What a criterion asks about; its value tells that it is a rise.
  func criterion(_ name: String) -> String { KoreanNames.name(name, in: language) ?? Words.criterion(name) }
}
