import ArgumentParser
import Warehouse

/// Where summaries are computed in place of logs that are read.
struct WarehouseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let this engine compute the summaries of a table in place of reading logs.",
      discussion: "Its own command-line client is run, with the authentication that it has."))
  var warehouse: Dialect?

  @Option(
    help: ArgumentHelp(
      "The table, such as dataset.requests; of DuckDB also files, such as 'logs/*.parquet'.",
      valueName: "name"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "The client and its first arguments, such as 'psql -h db -d logs'; the engine's usual program by default.",
      valueName: "command"))
  var client: String?

  mutating func validate() throws {
    if let warehouse, table == nil {
      throw ValidationError(
        "--warehouse \(warehouse.rawValue) needs the table; --table names it, such as --table dataset.requests"
      )
    }
    guard warehouse == nil else { return }
    for (flag, value) in [("--table", table), ("--client", client)] {
      if let value {
        throw ValidationError(
          "\(flag) \(value) is of an engine; --warehouse names it: \(Dialect.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
    }
  }

  /// The engine, the table and its client; nil where logs are read.
  func source() throws -> WarehouseSource? {
    guard let warehouse, let table else { return nil }
    return WarehouseSource(
      client: try WarehouseClient(warehouse, words: client), table: try TableName(parsing: table),
      written: table)
  }

  /// Refuses logs, and what only logs have, beside a table.
  func refuse(_ log: LogOptions, _ others: [(flag: String, value: Any?)] = []) throws {
    guard let warehouse else { return }
    if let first = log.logs.first {
      throw ValidationError("--warehouse \(warehouse.rawValue) takes the place of logs; leave out \(first)")
    }
    let flags: [(flag: String, value: Any?)] = [
      ("--rejects", log.rejects), ("--memory", log.memory), ("--threads", log.threads),
    ]
    if let given = (flags + others).first(where: { $0.value != nil }) {
      throw ValidationError(
        "\(given.flag) needs the rows themselves, and \(warehouse.title) hands out summaries; leave it out")
    }
  }
}

/// A table of an engine in place of logs.
struct WarehouseSource {
  let client: WarehouseClient
  let table: TableName
  /// The table as it was named.
  let written: String
  /// Answers that were saved, in place of the client; nil where the engine is asked.
  var answers: SavedAnswers?
  /// The columns and their types as a person wrote them; nil where the engine tells them, or the usual ones.
  var columns: String?

  /// How it is told apart from files: `spark:dataset.requests`.
  var path: String { "\(client.dialect.rawValue):\(written)" }
}
