import ArgumentParser
import Assignment
import Columns
import Documents
import Inference
import Logs
import Plans
import Processes
import Probes
import Simulation
import Summaries
import Verdicts
import Warehouse

/// An error as the person at the terminal reads it: what is wrong, where, and what would cure it.
struct Trouble: Error {
  /// One or more lines, without a final newline.
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// What an error of any room says; nil for errors of the command line, which the argument parser words itself.
  init?(_ error: any Error) {
    switch error {
    case let trouble as Trouble: self = trouble
    case let error as LogError: text = error.description
    case let error as SummaryError: text = error.explanation
    case let error as DocumentError: text = error.description
    case let error as MetricError: text = error.explanation
    case let error as PlanError: text = error.explanation
    case let error as AnalysisError: text = error.explanation
    case let error as InferenceError: text = error.explanation
    case let error as SimulationError: text = error.explanation
    case let error as ProcessError: text = error.explanation
    case let error as ProbeError: text = error.explanation
    case let error as AssignmentError: text = error.explanation
    case let error as WarehouseError: text = error.explanation
    default: return nil
    }
  }
}

extension SummaryError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .tooManyGroups(let limit, let first):
      "more than \(limit) groups (\(quoted(first)), …): the group column is not one; --group names another"
    case .tooManyStrata(let dimension, let limit):
      switch dimension {
      case .segment: "a segment has more than \(limit) values; --segment names a column with fewer"
      case .stage: "more than \(limit) stages"
      case .day: "the times span more than \(limit) days; --from and --to take some of them"
      case .hour:
        "the times span more than \(limit) hours; --stratify day, or --from and --to take some of them"
      }
    }
  }
}

extension PlanError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .noGroups: "the logs hold no rows of any group; --group names the column of the group"
    case .oneGroup(let name):
      "the logs hold one group only, \(quoted([name])): nothing can be compared; "
        + "--group names another column, and legacy=OLD canary=NEW reads one file for each group"
    case .noControl(let groups):
      "which of the groups \(quoted(groups)) is the control is not known; "
        + "--control \(groups.first.map(shown) ?? "NAME") says so"
    case .severalControls(let groups):
      "more than one group looks like the control: \(quoted(groups)); --control names one"
    case .unknownGroup(let name, let flag, let groups):
      "\(flag) \(shown(name)): the logs have no such group; they have \(quoted(groups))"
    case .sameGroup(let name):
      "\(shown(name)) cannot be both control and treatment; see --control and --treatment"
    case .severalTreatments(let groups):
      "the logs hold several treatments (\(quoted(groups))); --treatment names the one to judge"
    case .invalidSplit(let text):
      "--split \(shown(text)): write the planned percentages, control first, such as 95/5"
    }
  }
}

extension AnalysisError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .noRows: "the logs hold no rows, or only blank ones"
    case .noRowsLeft(let rows): Self.explanation(ofNone: rows)
    case .tooManyRejected(let group, let rejected, let rows, let limit, let reasons):
      Self.explanation(group, rejected, rows, limit, RejectionReason.words(of: reasons))
    case .tooManyMissing(let metric, let group, let missing, let rows, let limit):
      "\(Figures.count(missing)) of \(Figures.count(rows)) rows of \(shown(group)) lack \(metric), "
        + "more than \(Figures.percent(limit)): what is missing could decide; --max-rejected raises the limit"
    case .missingMetric(let name):
      "the logs have nothing to make \(shown(name)) from; --metric names a column that is there"
    case .noMetrics:
      "the logs have no response time, success or confidence column; --metric names what to compare, "
        + "such as --metric runtime:mean:decrease"
    case .studentNeedsIndependence:
      "--test student takes requests as independent, and these belong to units: "
        + "add --unit none, or leave Welch's test, which knows of units"
    case .loadTest(let path, let line, let reason): "\(path):\(line): \(reason)"
    case .splitMismatch(let shares, let groups):
      "the split names \(shares) groups and the logs have \(groups); --split gives one percentage for each, control first"
    }
  }
}

extension AnalysisError {
  /// What became of rows of which none is left, and the flags that are to blame.
  private static func explanation(ofNone rows: RowCounts) -> String {
    let kinds: [(RowCounts.Exclusion, String, flags: String?)] = [
      (.outsideTimeRange, "outside the time range", "see --from and --to"),
      (.missingTime, "without a time", "see --from and --to"),
      (.otherGroup, "of other groups", "see --control and --treatment"), (.blankRow, "blank", nil),
    ]
    var words: [String] = []
    var flags: [String] = []
    for (kind, word, flag) in kinds {
      guard let count = rows.excluded[kind], count > 0 else { continue }
      words.append("\(Figures.count(count)) \(word)")
      if let flag, !flags.contains(flag) { flags.append(flag) }
    }
    if rows.rejectedTotal > 0 {
      words.append("\(Figures.count(rows.rejectedTotal)) that cannot be read")
      flags.append("--rejects FILE writes them out")
    }
    return (["no row is left: " + words.joined(separator: ", ")] + flags).joined(separator: "; ")
  }

  private static func explanation(
    _ group: String?, _ rejected: Int, _ rows: Int, _ limit: Double,
    _ words: (counts: String, advice: String?)
  ) -> String {
    "\(Figures.count(rejected)) of \(Figures.count(rows)) rows\(group.map { " of \(shown($0))" } ?? "") "
      + "cannot be read (\(words.counts)), more than \(Figures.percent(limit)); "
      + "--rejects FILE writes them out, --max-rejected raises the limit"
      + (words.advice.map { "\n  \($0)" } ?? "")
  }
}

/// A name as it can be shown in a line of text: control characters made visible, long names cut.
func shown(_ name: String) -> String {
  var text = ""
  for scalar in name.unicodeScalars.prefix(60) {
    text +=
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return name.unicodeScalars.count > 60 ? text + "…" : text
}

/// A message whose control characters, line ends aside, are made visible: what a log or an argument holds must not
/// steer the terminal.
func visible(_ message: String) -> String {
  var text = ""
  for scalar in message.unicodeScalars {
    let isControl = [.control, .format].contains(scalar.properties.generalCategory) && scalar != "\n"
    text += isControl ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return text
}

/// Names, each in quotes, at most eight of them.
func quoted(_ names: [String]) -> String {
  names.prefix(8).map { "'\(shown($0))'" }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
}
