import ArgumentParser
import Warehouse

/// Answers of statements that were run elsewhere, as in an engine's console.
struct AnswerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the statement of assay sql gave, saved as CSV, in place of asking the engine; repeatable.",
      discussion: "In any order: each tells which statement it is the answer to.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var answer: [String] = []

  @Option(
    help: ArgumentHelp(
      "The columns of the table and their types, such as 'user_id:text, response_time_ms:double'.",
      discussion: "What is not among them is not asked for.", valueName: "list"))
  var columns: String?

  /// Refuses what has no meaning without a table, or beside an engine that is asked.
  func check(_ warehouse: WarehouseOptions) throws {
    if let first = answer.first, warehouse.warehouse == nil {
      throw ValidationError(
        "--answer \(first) is of a statement; --warehouse and --table name the engine and the table that it asked"
      )
    }
    if let columns, answer.isEmpty {
      throw ValidationError(
        "--columns \(columns) is for --answer: an engine that is asked tells its columns itself")
    }
    if let first = answer.first, let client = warehouse.client {
      throw ValidationError("--answer \(first) takes the place of --client \(client); give one of them")
    }
  }

  /// The answers; of none, every statement is still to be run.
  func saved(_ dialect: Dialect) throws -> SavedAnswers {
    let files = try answer.map { path in
      (path: path, bytes: try InputFile.read(path, what: "the answer", limit: WarehouseClient.answerLimit))
    }
    return try SavedAnswers(files, dialect: dialect)
  }
}

extension WarehouseSource {
  /// The same table, its answers from files where there are some.
  func answered(_ options: AnswerOptions) throws -> WarehouseSource {
    guard !options.answer.isEmpty else { return self }
    var source = self
    source.answers = try options.saved(client.dialect)
    source.columns = options.columns
    return source
  }
}
