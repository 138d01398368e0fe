import Verdicts
import Warehouse

extension WarehouseError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .invalidName(let name, let dialect):
      "\(dialect.title) has no column or table named '\(shown(name))': no name of it holds such characters"
    case .invalidText(let text, let dialect):
      "\(dialect.title) has no text such as '\(shown(text))': it holds a character that texts cannot hold"
    case .invalidTable(let name):
      "--table \(shown(name)): write project.dataset.table, a part with a dot in \"quotes\"; DuckDB, ClickHouse and "
        + "Spark also take files, such as 'logs/*.parquet'"
    case .invalidColumns(let text):
      "--columns \(shown(text)): write names with their types, such as 'user_id:text, response_time_ms:double'"
    case .noColumns(let client, let table):
      "\(shown(client)) tells no column of the table \(shown(table)): --table names one that is there, --client the "
        + "engine's own program"
    case .missingColumn(let names, let flag, let available):
      "the table has no column \(names.prefix(3).map { "'\(shown($0))'" }.joined(separator: ", ")); \(flag) names one of "
        + quoted(available)
    case .unfitColumn(let name, let type, let meaning, let flag):
      "the column '\(shown(name))' is of type \(shown(type)), which is not \(meaning); \(flag) names another"
    case .notSummarised(let what):
      "\(what) cannot be had from a warehouse, which hands out summaries: name the logs in its place"
    case .noClient(let name, let dialect):
      "there is no program \(shown(name)), the client of \(dialect.title); install it, or --client names it and its "
        + "arguments"
    case .cannotStart(let name, let code): "\(shown(name)) cannot be started (error \(code))"
    case .invalidClient(let words):
      "--client \(shown(words)): write a program and its arguments, such as 'psql -h db -d logs'"
    case .failed(let client, let status, let complaint, let line):
      "\(shown(client)) failed (\(status))" + (complaint.isEmpty ? "" : ":\n  \(Self.cut(complaint))")
        + (line.map { "\n  in \($0)" } ?? "")
    case .unreadableAnswer(let client, let line, let text):
      "\(shown(client)) gave an answer that is not one of summaries, at line \(line): \(shown(text))"
    case .incompleteAnswer(let client, let rows):
      "\(shown(client)) gave \(rows == 0 ? "no answer" : "an answer to another statement, or a part of one") "
        + "(\(Figures.count(rows)) rows, none of which tells the statement); run it as assay sql prints it"
    case .unanswered(_, let strangers) where !strangers.isEmpty:
      "--answer \(shown(strangers[0])): is the answer to another statement; assay sql prints the one that these "
        + "options need, and both must be given the same"
    case .unanswered:
      "these metrics need one more statement, whose answer is not there; assay sql with the same options and "
        + "every --answer so far prints it, and a further --answer names what it gives"
    case .answerTooLong(let client, let limit):
      "\(shown(client)) gave more than \(Figures.count(limit)) bytes; ask for fewer segments, days or metrics"
    case .tooManyGroups(let column, let limit, let first):
      "more than \(limit) groups (\(quoted(first)), …): '\(shown(column))' is no column of groups; --group names another"
    case .tooManyStrata(let column, let limit):
      "'\(shown(column))' has more than \(limit) values; --segment, --from or --to ask for fewer"
    case .tooManyDays(let found, let limit):
      "the rows are of \(Figures.count(found)) days, more than the \(Figures.count(limit)) that are asked one by one; "
        + "--from and --to ask for fewer, or leave out --by day"
    case .differentTables(let one, let other):
      "\(shown(one)) and \(shown(other)) differ in the columns that are asked for; --group, --unit, --time and --metric "
        + "name columns that all tables have"
    case .changed:
      "the table changed between two statements that these metrics need; ask for a stretch of time that is over"
    }
  }

  private static func cut(_ complaint: String) -> String {
    complaint.split(separator: "\n").prefix(12).joined(separator: "\n  ")
  }
}
