/// Why a warehouse gives no summary.
public enum WarehouseError: Error, Sendable, Equatable {
  /// A name that the dialect cannot hold, such as an empty one or one with a zero character.
  case invalidName(String, Dialect)
  /// A text that the dialect cannot hold.
  case invalidText(String, Dialect)
  /// A table's name that cannot be taken apart.
  case invalidTable(String)
  /// The client tells no column of a table: there is none of this name, or the client is another program.
  case noColumns(client: String, table: String)
  /// A description of columns that cannot be read; the part that is at fault.
  case invalidColumns(String)
  /// The table lacks a column that is needed.
  case missingColumn(names: [String], flag: String, available: [String])
  /// A column is of a type that its meaning does not allow.
  case unfitColumn(name: String, type: String, meaning: String, flag: String)
  /// Something that is asked for needs every value or every unit, which do not travel.
  case notSummarised(String)
  /// There is no client program of the engine.
  case noClient(name: String, Dialect)
  /// The client cannot be started.
  case cannotStart(name: String, code: Int32)
  /// The words of the client command cannot be read.
  case invalidClient(String)
  /// The client ended with a complaint.
  case failed(client: String, status: String, complaint: String, line: String?)
  /// The answer is not of the form that the statement gives.
  case unreadableAnswer(client: String, line: Int, text: String)
  /// The answer is not one to the statement that was asked, or a part of it only.
  case incompleteAnswer(client: String, rows: Int)
  /// Saved answers hold none to a statement that is needed; the files among them that answer others.
  case unanswered(statement: String, strangers: [String])
  /// The answer is longer than is read.
  case answerTooLong(client: String, limit: Int)
  /// The column of the group has too many values.
  case tooManyGroups(column: String, limit: Int, first: [String])
  /// A dimension has too many strata.
  case tooManyStrata(column: String, limit: Int)
  /// There are too many days to ask one by one.
  case tooManyDays(found: Int, limit: Int)
  /// Of two tables, one has a column that the other lacks.
  case differentTables(String, String)
  /// Two statements saw different rows.
  case changed
}
