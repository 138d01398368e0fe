import ArgumentParser
import Warehouse

/// What parts of a table are asked one by one.
enum TableCut: String, ExpressibleByArgument, CaseIterable {
  case day
}

/// Where summaries are computed in place of logs that are read.
struct WarehouseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let this engine compute the summaries of a table in place of reading logs.",
      discussion: """
        Its own command-line client is run, with the authentication that it has. Rows outside --from and --to are not \
        looked at, nor counted as left out.
        """))
  var warehouse: Dialect?

  @Option(
    help: ArgumentHelp(
      "The table, such as dataset.requests; of DuckDB also files, such as 'logs/*.parquet'. Repeatable: tables of several regions are one log.",
      discussion: "Of several tables quantiles are approximate, within 0.1 %.", valueName: "name"))
  var table: [String] = []

  @Option(
    help: ArgumentHelp(
      "The client and its first arguments, such as 'psql -h db -d logs'; the engine's usual program by default.",
      valueName: "command"))
  var client: String?

  @Option(
    help: ArgumentHelp(
      "Ask one statement for each day of --time-zone, and add the answers up by unit.",
      discussion: "Quantiles are then approximate, within 0.1 %.", valueName: "part"))
  var by: TableCut?

  @Option(
    help: ArgumentHelp(
      "Keep the answers about days that are over in this folder, and ask only for days that are new or have changed.",
      discussion:
        "A change is seen by the number of rows, their times and groups, and one number of theirs; remove the folder after others.",
      valueName: "folder"), completion: .directory)
  var cache: String?

  @Flag(
    help:
      "No unit is in two of the tables or summaries: their moments add up, and no unit's sums travel between them."
  )
  var disjointUnits = false

  mutating func validate() throws {
    if let warehouse, table.isEmpty {
      throw ValidationError(
        "--warehouse \(warehouse.rawValue) needs the table; --table names it, such as --table dataset.requests"
      )
    }
    if let twice = table.indices.first(where: { table[..<$0].contains(table[$0]) }) {
      throw ValidationError("--table \(table[twice]): named twice, its rows would count twice")
    }
    if let cache, by == nil {
      throw ValidationError("--cache \(cache) keeps days; add --by day")
    }
    if let warehouse, disjointUnits, table.count < 2 {
      throw ValidationError(
        "--disjoint-units is about several tables, and --warehouse \(warehouse.rawValue) has one; leave it out"
      )
    }
    guard warehouse == nil else { return }
    for (flag, value) in [("--table", table.first), ("--client", client), ("--by", by?.rawValue)] {
      if let value {
        throw ValidationError(
          "\(flag) \(value) is of an engine; --warehouse names it: \(Dialect.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
    }
  }

  /// The engine, the table and its client; nil where logs are read.
  func source() throws -> WarehouseSource? {
    guard let warehouse, let first = table.first else { return nil }
    var source = WarehouseSource(
      client: try WarehouseClient(warehouse, words: client), table: try TableName(parsing: first),
      written: first)
    for more in table.dropFirst() { source.others.append((try TableName(parsing: more), more)) }
    source.isByDay = by == .day
    source.hasDisjointUnits = disjointUnits
    source.cache = try cache.map { try DayCache(folder: $0) }
    return source
  }

  /// Refuses logs, and what only logs have, beside a table.
  func refuse(_ log: LogOptions, _ others: [(flag: String, value: Any?)] = []) throws {
    guard let warehouse else {
      if disjointUnits {
        throw ValidationError(
          "--disjoint-units is about several tables of a warehouse, or several summaries; leave it out")
      }
      return
    }
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
    if let name = log.requestId, name != "none", by != nil || table.count > 1 {
      throw ValidationError(
        "--request-id \(name) looks for requests that were logged twice, which partial answers cannot tell; "
          + "leave it out, or ask one table without --by day")
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
  /// Further tables, and as they were named.
  var others: [(name: TableName, written: String)] = []
  /// Whether days are asked one by one.
  var isByDay = false
  /// Whether it is known that no unit is in two tables.
  var hasDisjointUnits = false
  /// Where answers about days are kept.
  var cache: DayCache?

  /// Whether the answer is put together from several.
  var isPartial: Bool { isByDay || !others.isEmpty }

  /// How it is told apart from files: `spark:dataset.requests`.
  var path: String { path(written) }

  /// How each table is told apart from files.
  var paths: [String] { [path] + others.map { path($0.written) } }

  private func path(_ written: String) -> String { "\(client.dialect.rawValue):\(written)" }

  /// The tables with their columns, as the engine tells them.
  func tables() throws -> [WarehouseTable] {
    try ([table] + others.map(\.name)).map { try WarehouseTable($0, client: client) }
  }
}
