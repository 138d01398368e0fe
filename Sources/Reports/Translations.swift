package import Sentences
package import Verdicts

/// The sentences of reports in other languages than English.
package enum Translations {
  /// What a report's sentences are in every other language, for ``ExperimentReport/translations``.
  ///
  /// A sentence that has no translation is left out: whoever tells the report tells it in English.
  ///
  /// - Parameter report: a report whose sentences were just made, not read from a document.
  /// - Returns: by the language's code, `ko`, the sentences by the English ones.
  package static func of(_ report: ExperimentReport) -> [String: [String: String]] {
    let korean = korean(report.sentences)
    return korean.isEmpty ? [:] : [Language.korean.rawValue: korean]
  }

  /// Sentences in Korean by the English ones, as far as there is any.
  package static func korean(_ sentences: [Sentence]) -> [String: String] {
    var korean: [String: String] = [:]
    for sentence in sentences {
      let english = sentence.english
      guard korean[english] == nil, let text = Korean.text(of: sentence) else { continue }
      korean[english] = text
    }
    return korean
  }
}
