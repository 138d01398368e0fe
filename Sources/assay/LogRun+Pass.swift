import Assignment
import Columns
import Glibc
import Inference
import Logs
import Plans
import Summaries
import Verdicts

extension LogRun {
  /// One reading of the logs.
  struct Pass {
    var needs: [Need]
    /// The needs of all readings, whose columns are read each time, so that the same rows are good.
    var columns: [Need]
    var readsTime: Bool
    var prior: PriorValues?
    var history: UnitHistory?
    var countsDays = false
    var cells: CellQuestions?
    /// Whether it reads what units did before, of which groups mean nothing.
    var isHistory = false
    /// Whether the times alone are read, to learn where the log begins and ends.
    var timesOnly = false
    /// The replay of rows that have turned out not to be in order, for which alone they are read again.
    var replay: WindowReplay?
    /// Whether it is the one that tells of what it reads.
    var isFirst: Bool { prior == nil && !isHistory && !timesOnly && replay == nil }
  }

  func pass(_ pass: Pass, over sources: [LogSource]) async throws -> Result {
    let read = try await summarised(pass, over: sources)
    let finished = await read.summary.finish(history: pass.history).withoutEmptyGroups()
    if !quiet, !sketches, pass.isFirst, let error = finished.quantileError { tellOfSketches(error) }
    return Result(
      summary: finished, names: read.names, inputs: read.inputs, window: try window ?? statedWindow(),
      audit: read.audit, replay: read.replay)
  }

  /// What one reading made.
  struct Read {
    var summary: LogSummary
    var names: ColumnNames
    var inputs: [Verdicts.Input]
    var audit: AssignmentAudit.Result?
    var replay: WindowReplay?
  }

  /// Reads the logs once.
  func summarised(_ pass: Pass, over sources: [LogSource]) async throws -> Read {
    let isFirst = pass.isFirst
    let auditing = isFirst ? auditing : nil
    let window = try window ?? statedWindow()
    let projection = try projection(of: pass, over: sources, window: window, auditing: auditing)
    let progress = ReadProgress()
    let line = quiet ? nil : ProgressLine(progress, isColoured: !noColor && Screen.allowsColours)
    defer { line?.finish() }
    let logs = try LogReader(
      sources: sources, projection: projection, threads: threads,
      keepsRejectedText: isFirst && options.rejects != nil,
      progress: progress
    ).open()
    var names = ColumnNames(logs.inputs, projection: projection)
    let asked = pass.columns.flatMap(\.expressions)
    names.asksBothOutcomes = asked.contains(.failure) && asked.contains(.success)
    if !quiet, isFirst { names.tell() }
    let summariser = summariser(of: pass, projection: projection, names: names, window: window)
    var replay = names.time == nil ? nil : pass.replay ?? (isFirst ? replay : nil)
    let windows = replay.map {
      WindowSummariser(
        projection: projection, thresholds: $0.thresholds, timeRange: window.range, skipped: window.skipped)
    }
    var summary = LogSummary(for: summariser, workers: threads, quantileMemory: quantileMemory)
    var ledger = auditing.map { AssignmentAudit.Ledger($0.audit) }
    let rejects = isFirst ? try options.rejects.map { try RejectsFile(path: $0) } : nil
    let report: ReadReport
    do throws(LogError) {
      report = try await logs.read(
        summarise: { summariser.summarise($0, auditing, in: window.range, windows) }
      ) { blocks throws(LogError) in
        for block in blocks {
          try rejects?.add(block, path: sources[block.source].path)
          if let judged = block.partial.audit { ledger?.add(judged) }
          if let seconds = block.partial.window { replay?.add(seconds) }
        }
        do throws(SummaryError) { try await summary.add(blocks.map(\.partial.summary)) } catch {
          throw told(error, path: sources[0].path, names: names, cells: pass.cells)
        }
      }
    } catch {
      // What was rejected up to the damage helps to mend it.
      if error.isPartial { try rejects?.finish() }
      throw error
    }
    try rejects?.finish()
    return Read(
      summary: summary, names: names,
      inputs: report.inputs.map {
        Verdicts.Input(path: $0.path, bytes: $0.bytes, rows: $0.rows, hash: $0.xxh3)
      }, audit: ledger?.result, replay: replay)
  }

  /// The columns of one reading, as these sources have them.
  private func projection(
    of pass: Pass, over sources: [LogSource], window: LogWindow, auditing: AssignmentAuditing?
  ) throws -> Projection {
    let needsTime = window.isLimited || auditing?.audit.needsTimes ?? false
    var projection = try projection(
      of: pass.columns, groupsAreFiles: sources.allSatisfy { $0.group != nil },
      readsTime: pass.readsTime || pass.cells?.readsTime ?? false || needsTime,
      timeIsRequired: needsTime || pass.timesOnly || pass.cells?.timeIsRequired ?? false)
    projection.keepsUnitTexts = auditing != nil
    if replay != nil { addReplay(to: &projection) }
    projection.categories = pass.isFirst ? pass.cells?.segments ?? [] : []
    projection.request = pass.isFirst ? pass.cells?.request : nil
    return projection
  }

  /// What makes a summary of each block of one reading; cells are those of the first.
  private func summariser(
    of pass: Pass, projection: Projection, names: ColumnNames, window: LogWindow
  ) -> Summariser {
    let cells = pass.isFirst ? pass.cells : nil
    return Summariser(
      needs: pass.needs, projection: projection, hasUnits: names.unit != nil, timeRange: window.range,
      skipped: window.skipped, prior: pass.prior, ignoresGroups: pass.isHistory,
      countsDays: pass.countsDays && names.time != nil, dimensions: cells?.dimensions ?? [],
      countsTraffic: cells != nil && names.time != nil, cellLevels: cells?.cellLevels ?? [],
      optionalDimensions: cells?.optionalDimensions ?? [],
      cellExpressions: cells?.cellNeeds?.flatMap(\.expressions), cellUnits: cells?.cellUnits)
  }

  /// How many threads read and compute.
  var threads: Int { options.threads ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// An error of the summaries in terms of the log's columns.
  private func told(_ error: SummaryError, path: String, names: ColumnNames, cells: CellQuestions?)
    -> LogError
  {
    switch error {
    case .tooManyGroups: .tooManyGroups(path: path, column: names.group ?? "")
    case .tooManyStrata(let dimension, let limit):
      .tooManyValues(path: path, column: cells?.name(dimension) ?? "", limit: limit)
    }
  }

  private var quantileMemory: QuantileMemory {
    sketches ? .sketches : .values(atMost: options.memory.flatMap(MemorySize.bytes) ?? MemorySize.standard)
  }

  /// Tells on standard error that quantiles are not what they usually are.
  private func tellOfSketches(_ error: Double) {
    let limit = options.memory ?? "a quarter of the memory"
    StandardError.write(
      "quantiles are approximate within \(Figures.level(error)): the values of exact ones would take more than "
        + "\(shown(limit)); --memory SIZE raises the limit\n")
  }
}
