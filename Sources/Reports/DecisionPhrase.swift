internal import Verdicts

/// What the answer of a gate says beside the words that it shares with reports.
package enum DecisionPhrase: Phrase {
  case asked, askedInMarkdown, firstRun, laterRun

  package var texts: (english: String, korean: String) {
    switch self {
    case .asked: ("asked at the level {0}, of {1}", "증거 수준: {0}, 근거 자료: {1}")
    case .askedInMarkdown: ("Asked at the level `{0}`, of {1}, {2}.", "증거 수준: {0}, 근거 자료: {1}, {2}.")
    case .firstRun: ("ledger: look {0}, run {1}, the first", "확인 기록: {0}번째 중간 확인, {1}번째 실행(처음)")
    case .laterRun:
      ("ledger: look {0}, run {1}; before it {2}", "확인 기록: {0}번째 중간 확인, {1}번째 실행. 이전 판정: {2}")
    }
  }
}

extension Telling {
  /// Where the evidence of a gate came from, in words.
  func source(_ source: GateAnswer.Source) -> String {
    KoreanNames.name(source.kind, in: language) ?? source.words
  }
}
