import Columns
import Summaries
import Verdicts

extension RejectionReason {
  /// What a row must be like not to be rejected for the reason, or what cures a log that is full of such rows.
  var advice: String {
    switch self {
    case .fieldCount:
      "a row has one field for each name of the header: name them all, and quote fields that hold the delimiter"
    case .invalidJSON: "a row is one JSON object on a line of its own, as jq -c . FILE writes it"
    case .invalidText: "a log is UTF-8, as iconv -f LATIN1 -t UTF-8 FILE makes it"
    case .strayQuote: "a quote within a quoted field is written twice"
    case .truncated: "the log is still being written, or was cut off"
    case .missingGroup:
      "rows without a group may be of another kind; --group names another column, "
        + "and legacy=OLD canary=NEW reads one file for each group"
    case .badNumber:
      "numbers are written 1234.5, with a unit of time behind it or without; 1,234 alone could mean two numbers; "
        + "a missing value is an empty field or NA, not a word and not a dash"
    case .negativeDuration: "no request is answered before it was made; --metric names another column"
    case .badTime: "times are ISO 8601 or counted from 1970; --time names another column"
    }
  }

  /// How many rows could not be read and why, and what they must be like.
  static func explanation(of rows: RowCounts) -> String {
    let words = Self.words(of: rows.rejected)
    return
      "\(Figures.count(rows.rejectedTotal)) of \(Figures.count(rows.filled)) rows cannot be read (\(words.counts)); "
      + "--rejects FILE writes them out" + (words.advice.map { "\n  \($0)" } ?? "")
  }

  /// Counts by reason, the most common first, and the advice for that one.
  static func words(of reasons: [String: Int]) -> (counts: String, advice: String?) {
    let sorted = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return (
      sorted.map { "\($0.value) \($0.key)" }.joined(separator: ", "),
      sorted.first.flatMap { first in
        RejectionReason(rawValue: first.key).map { "\(first.key): \($0.advice)" }
      }
    )
  }
}
