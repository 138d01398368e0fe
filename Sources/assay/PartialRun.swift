import Columns
import Summaries
import Verdicts
import Warehouse

/// The way from several tables, or the days of a table, to one summary.
struct PartialRun {
  let run: WarehouseRun

  private var source: WarehouseSource { run.source }

  /// Asks what the metrics need, part by part.
  func read(_ asked: WarehouseRun.Question, compared: (Summary) -> [Int]?) throws -> LogRun.Result {
    guard source.answers == nil else {
      throw Trouble("saved answers are those of one table at once; leave out --by day and further tables")
    }
    guard asked.replay == nil || source.others.isEmpty else {
      throw Trouble("triggers are replayed from one table; name one --table")
    }
    var asked = asked
    // Whether a request was logged twice cannot be told from parts.
    let looksForNames = asked.projection.request != nil
    asked.projection.request = nil
    let (tables, paths) = (try source.tables(), source.paths)
    var places: [PartialPasses.Place] = []
    for (table, path) in zip(tables, paths) {
      let bound = try table.bound(asked.projection)
      if !run.quiet { ColumnNames(bound, path: path).tell() }
      let title = path.split(whereSeparator: \.isNewline).joined(separator: " ")
      places.append(PartialPasses.Place(table: table, bound: bound, title: title))
    }
    if looksForNames, !run.quiet {
      StandardError.write("requests that were logged twice are not looked for: partial answers cannot tell\n")
    }
    let question = WarehouseRun.question(asked, bound: places[0].bound, path: paths[0])
    var passes = PartialPasses(question, places: places)
    passes.zone = source.isByDay ? try TimeZoneName.offsets(run.options.timeZone) : nil
    passes.store = source.cache?.store
    passes.hasDisjointUnits = source.hasDisjointUnits
    let isKept = source.cache != nil
    let quiet = run.quiet
    passes.note = { note in Self.tell(note, paths: paths, isKept: isKept, quiet: quiet) }
    let (summary, rows) = try passes.summary(compared: compared)
    try run.requireRows(summary, asked)
    var result = LogRun.Result(
      summary: summary, names: ColumnNames(places[0].bound, path: paths[0]),
      inputs: zip(paths, rows).map { path, rows in
        Input(path: path, bytes: 0, rows: rows, hash: WarehouseRun.hash(summary))
      }, window: asked.window)
    if let replay = asked.replay, places[0].bound.time != nil {
      result.replay = try WarehouseReplay(
        table: places[0].table, bound: places[0].bound, question: question, summary: summary
      ).replay(replay)
    }
    return result
  }

  /// The times of the first and the last row of all tables; nil where none has a time.
  func times(_ projection: Projection) throws -> ClosedRange<Int64>? {
    var all: ClosedRange<Int64>?
    for table in try source.tables() {
      let question = SummaryQuestion(needs: [], hasUnits: false)
      guard let times = try table.summary(question, on: try table.bound(projection)).times else { continue }
      all = all.map { min($0.lowerBound, times.lowerBound)...max($0.upperBound, times.upperBound) } ?? times
    }
    return all
  }

  private static func tell(_ note: PartialNote, paths: [String], isKept: Bool, quiet: Bool) {
    func named(_ place: Int) -> String { paths.count > 1 ? "\(shown(paths[place])): " : "" }
    func days(_ count: Int) -> String { "\(count) day\(count == 1 ? "" : "s")" }
    switch note {
    case .days(let place, let total, let kept):
      guard !quiet else { return }
      let account = isKept ? ": \(kept) from the cache, \(total - kept) asked" : " asked"
      StandardError.write("\(named(place))\(days(total))\(account)\n")
    case .again(let place, let total):
      guard !quiet else { return }
      StandardError.write("\(named(place))\(days(total)) asked again, for what rests on quantiles\n")
    case .damaged(let name):
      StandardError.write("the kept answer \(shown(name)) is damaged or foreign; it is asked for anew\n")
    case .notKept(let name):
      StandardError.write(
        "the answer \(shown(name)) cannot be kept; is there room in the folder of --cache?\n")
    }
  }
}
