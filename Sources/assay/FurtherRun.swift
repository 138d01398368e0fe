import Inference
import Plans
import Summaries

/// The further methods of one analysis: what they need to be read, and from where.
struct FurtherRun {
  let methods: [FurtherMethod]
  private let adjustment: Adjustment?
  /// Where units' history is: another log, or the rows before the start.
  private let past: LogRun?
  /// Where the experiment's own rows begin, where its log has others before them.
  private let start: String?

  /// The most treatments that a log can have.
  private static let treatments = 63

  init(_ options: FurtherOptions, log: LogOptions, output: OutputOptions, plan: Plan) throws {
    var (past, begin): (LogRun?, String?) = (nil, nil)
    if options.adjust != nil {
      var earlier = log
      earlier.rejects = nil
      if let history = options.history {
        (earlier.logs, earlier.from, earlier.to) = ([history], nil, nil)
        past = try LogRun(options: earlier, output: output)
      } else if let start = plan.startDate {
        guard !log.logs.isEmpty, !log.logs.contains("-") else {
          throw Trouble(
            "rows from before the start are read first, which standard input cannot be; name a file")
        }
        // A bare end would include its day.
        (earlier.from, earlier.to) = (nil, start.utf8.count == 10 ? start + "T00:00:00Z" : start)
        past = try LogRun(options: earlier, output: output)
        if log.from == nil { begin = start }
      } else if options.covariate.isEmpty {
        throw Trouble(
          "--adjust needs what units did before: --history LOG, rows before the start_date of a --plan, or --covariate COLUMN"
        )
      }
    }
    self.past = past
    start = begin
    methods = try options.methods(hasHistory: past != nil)
    adjustment = methods.compactMap { if case .adjustment(let found) = $0 { found } else { nil } }.first
  }

  /// The reading of the experiment's rows.
  func reading(or usual: LogRun) -> LogRun { start.map { usual.starting(at: $0) } ?? usual }

  /// What the methods need of the experiment's rows.
  func needs(of metrics: [MetricSpecification]) -> [Need] {
    methods.flatMap { method in metrics.flatMap { method.needs(of: $0, treatments: Self.treatments) } }
  }

  /// What units did before; nil where nothing asks for it.
  func history(of metrics: [MetricSpecification]) async throws -> UnitHistory? {
    guard let past, let adjustment else { return nil }
    return try await past.readHistory(adjustment.historyNeeds(of: metrics))
  }
}
