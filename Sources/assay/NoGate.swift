import Plans
import Sentences
import Verdicts

/// Why a report asks no gate, so that it can be told in every language.
struct NoGate: Error {
  private let sentence: Sentence

  /// The reason, in English.
  var text: String { sentence.english }

  /// Tells it in a report.
  func tell(in report: inout ExperimentReport) { report.ungatedSentence = sentence }

  /// A stage that no gate leads out of.
  init(stage: CanaryStage) {
    let share = Figures.percent(stage.share)
    sentence =
      "stage \(stage.number) has \(share) of the traffic: no gate leads out of it"
  }

  /// What keeps a gate from judging the rows of a report.
  init(_ error: any Error) {
    sentence =
      switch error {
      case PlanError.severalTreatments(let groups):
        "the logs hold several treatments (\(name: quoted(groups))); --treatment names the one to judge"
      case AnalysisError.missingMetric(let name):
        "the logs have nothing to make \(name: shown(name)) from, which the gate judges"
      case AnalysisError.tooManyMissing(let metric, let group, let missing, let rows, let limit):
        "\(Figures.count(missing)) of \(Figures.count(rows)) rows of \(name: shown(group)) lack \(name: metric), which the gate judges, more than \(Figures.percent(limit))"
      default:
        Sentence(foreign: Self.line(Trouble(error)?.text ?? "\(error)"))
      }
  }
  /// A text without the ends of its lines.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? Character("\u{20}") : $0 })
  }
}
