import Reports
import Sentences
import Testing
import Verdicts

/// Every sentence has its Korean: nothing that this library says may be missing from the catalogue.
///
/// Helpers of other suites call it on all that they make.
func expectTold(_ sentences: [Sentence], sourceLocation: SourceLocation = #_sourceLocation) {
  for sentence in sentences where !sentence.isForeign {
    let unknown = Korean.unknown(in: sentence)
    #expect(
      Korean.text(of: sentence) != nil, "\(sentence.english): \(unknown)", sourceLocation: sourceLocation)
  }
}

/// Every sentence of an analysis has its Korean.
func expectTold(_ analysis: Analysis, sourceLocation: SourceLocation = #_sourceLocation) {
  let report = ExperimentReport(
    version: "", period: ReportPeriod(kind: .all, label: "all"), analysis: analysis)
  expectTold(report.sentences, sourceLocation: sourceLocation)
}

/// Every sentence of a verdict has its Korean, without a Latin word that is not allowed there.
func expectTold(
  _ verdict: Verdict, allowing names: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
) {
  let sentences =
    [verdict.reasonSentence] + [verdict.missingSentence].compactMap { $0 } + verdict.criteria.map(\.finding)
  expectTold(sentences, sourceLocation: sourceLocation)
  for sentence in sentences {
    let korean = Korean.text(of: sentence) ?? ""
    let words = korean.split { !($0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-")) }.map(String.init)
    let strange = words.filter { $0.contains { $0.isLetter } && !names.contains($0) }
    #expect(strange == [], "\(sentence.english)\n\(korean)", sourceLocation: sourceLocation)
  }
}
