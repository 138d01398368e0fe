package import Inference
package import Sentences
package import Verdicts

/// How a report is told in one language: its phrases, the sentences of the verdict, figures and dates.
package struct Telling {
  package let language: Language
  /// The sentences of the report in ``language``, by the English ones; empty for English.
  private let translations: [String: String]

  /// How `report` is told in `language`.
  package init(_ language: Language, of report: ExperimentReport) {
    self.language = language
    translations = report.translations[language.rawValue] ?? [:]
  }

  /// How something is told in `language` that holds these sentences.
  package init(_ language: Language, sentences: [Sentence]) {
    self.language = language
    translations = language == .english ? [:] : Translations.korean(sentences)
  }

  /// How texts without sentences of a verdict are told in `language`.
  package init(_ language: Language) {
    self.language = language
    translations = [:]
  }

  /// How everything is told that knows no other language.
  package static let english = Telling(.english)

  /// A phrase of ours, its places filled.
  package func callAsFunction(_ phrase: some Phrase, _ arguments: String...) -> String {
    phrase.text(in: language, arguments)
  }

  /// A sentence of the verdict, a check, a criterion; as it is where no translation is known.
  ///
  /// It may hold names from logs: whoever shows it makes it harmless.
  package func told(_ sentence: String) -> String { translations[sentence] ?? sentence }

  /// The same of a sentence of which the template is known.
  package func told(_ sentence: Sentence) -> String {
    switch language {
    case .english: sentence.english
    case .korean: Korean.text(of: sentence) ?? told(sentence.english)
    }
  }

  /// A figure in the customs of the language: `51.2 %` is `51.2%` in Korean, `0.50 points` is `0.50%p`.
  ///
  /// - Parameter figure: what `Figures`, `MetricFigures` or `CriterionFigures` give.
  /// - Returns: the same figure.
  package func figure(_ figure: String) -> String {
    guard language == .korean else { return figure }
    var text = figure
    for (english, korean) in Self.koreanFigures {
      text = text.split(separator: english, omittingEmptySubsequences: false).joined(separator: korean)
    }
    return text
  }

  /// A remark behind what it is on: `1,000 (of 250 units)`.
  func bracketed(_ remark: String) -> String {
    switch language {
    case .english: " (\(remark))"
    case .korean: "(\(remark))"
    }
  }

  /// What figures say in words, the longer before what it holds.
  private static let koreanFigures = [
    (" points", "%p"), (" %", "%"), (" to ", " ~ "),
  ]

  /// A day, `2025-10-22`, as people write it: `22 October 2025`, `2025년 10월 22일`; as it is where it is no day.
  package func date(_ day: String) -> String {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return day }
    return switch language {
    case .english: "\(parts[2]) \(Self.months[parts[1] - 1]) \(parts[0])"
    case .korean: "\(parts[0])년 \(parts[1])월 \(parts[2])일"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// The answer of a gate.
  package func decision(_ decision: Decision?) -> String {
    switch decision {
    case .promote: self(ReportPhrase.promote)
    case .hold: self(ReportPhrase.hold)
    case .rollBack: self(ReportPhrase.rollBack)
    case nil: self(ReportPhrase.noGate)
    }
  }

  /// Whether a treatment was better.
  package func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .improved: self(ReportPhrase.improved)
    case .worsened: self(ReportPhrase.worsened)
    case .inconclusive: self(ReportPhrase.inconclusive)
    }
  }

  /// How a criterion stands.
  package func status(_ status: Criterion.Status) -> String {
    switch status {
    case .met: self(ReportPhrase.met)
    case .notMet: self(ReportPhrase.notMet)
    case .notProven: self(ReportPhrase.notProven)
    case .noData: self(ReportPhrase.noData)
    case .notAsked: self(ReportPhrase.notAsked)
    }
  }

  /// How a check went.
  package func status(_ status: Check.Status) -> String {
    switch status {
    case .pass: self(ReportPhrase.pass)
    case .warn: self(ReportPhrase.warn)
    case .fail: self(ReportPhrase.fail)
    case .notChecked: self(ReportPhrase.notChecked)
    }
  }
}
