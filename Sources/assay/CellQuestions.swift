import Columns
import Plans
import Summaries
import Verdicts

/// What is asked of stages, days, hours and segments, and the columns that it takes.
struct CellQuestions {
  /// The questions, in the order of the answer.
  private(set) var questions: [DimensionQuestion] = []
  /// The columns of segments, in the order of the projection's words.
  private(set) var segments: [ColumnChoice] = []
  /// The column that names each request.
  let request: ColumnChoice?
  /// Whether times are read, and whether a log without them is an error.
  private(set) var readsTime = false
  private(set) var timeIsRequired = false

  /// The levels of the quantiles that are wanted of every cell.
  private(set) var cellLevels: [Double] = []

  /// The zone of the days that a report tells of; nil where there is no report.
  private(set) var reportZone: ZoneOffsets?
  /// What is summed in cells; nil for all means and proportions.
  var cellNeeds: [Need]?

  /// The dimensions that nobody asked for.
  var optionalDimensions: Set<Dimension> {
    Set(
      questions.filter { question in
        if case .segment = question.dimension { question.isAutomatic } else { false }
      }.map(\.dimension))
  }

  /// The units that the spread within days and segments is taken from, at most; nil for all of them.
  var cellUnits: Int? { reportZone == nil ? nil : ReportQuestions.unitLimit }

  /// What the dimensions are, for the summaries.
  var dimensions: [Dimension] {
    let asked = questions.map(\.dimension)
    guard let day = reportZone.map({ Dimension.day($0) }), !asked.contains(day) else { return asked }
    return asked + [day]
  }

  /// The questions of the options and the plan.
  ///
  /// - Parameters:
  ///   - cells: what was asked; nil for a command that asks nothing.
  ///   - options: how columns are found.
  ///   - plan: what was planned.
  ///   - isGate: whether the answer decides a release: then times are looked at, and the names of requests by the
  ///     names that are recognised; else only where a column is named, because every column costs time.
  ///   - isReport: whether a report is made, which tells days apart without a question about them.
  ///   - further: columns of segments beside those of `cells`.
  /// - Throws: ``Trouble`` where a time or a zone cannot be read, or stages are asked for and not dated.
  init(
    _ cells: CellOptions?, options: LogOptions, plan: Plan, isGate: Bool = false, isReport: Bool = false,
    further: [ColumnChoice] = []
  ) throws {
    switch options.requestId {
    case "none": request = nil
    case let name?: request = ColumnChoice(names: [name], flag: "--request-id", isRequired: true)
    case nil:
      let names = ColumnRole.request.names
      request = isGate ? ColumnChoice(names: names, flag: "--request-id", isRequired: false) : nil
    }
    let zone = try TimeZoneName.offsets(options.timeZone)
    let stages = try Self.stages(plan)
    let stratify = cells?.stratify
    if !stages.isEmpty || stratify == .stage {
      guard !stages.isEmpty else {
        throw Trouble(
          "--stratify stage: no stage is dated; write canary.stages with a start of each into the plan, "
            + "such as { \"stage\": 1, \"percentage\": 5, \"start\": \"2025-10-22\" }")
      }
      questions.append(
        DimensionQuestion(
          kind: .stages, dimension: .stage(stages.map(\.range)),
          stratifies: stratify == nil || stratify == .stage,
          isAutomatic: stratify != .stage,
          shares: options.split == nil ? stages.map { [1 - $0.share, $0.share] } : nil,
          stageNumbers: stages.map(\.number)))
    }
    let asksNovelty = cells?.novelty ?? false
    if stratify == .day || asksNovelty {
      questions.append(
        DimensionQuestion(
          kind: .days, dimension: .day(zone), stratifies: stratify == .day, asksNovelty: asksNovelty))
    }
    if stratify == .hour {
      questions.append(DimensionQuestion(kind: nil, dimension: .hour(zone), stratifies: true))
    }
    segments =
      (cells?.segment ?? []).map { ColumnChoice(names: [$0], flag: "--segment", isRequired: true) } + further
    for (place, column) in segments.enumerated() {
      questions.append(
        DimensionQuestion(
          kind: .segment(column: column.names.first ?? ""), dimension: .segment(place),
          isAutomatic: !column.isRequired))
    }
    if isReport { reportZone = zone }
    timeIsRequired = questions.contains { question in
      if case .segment = question.dimension { false } else { !question.isAutomatic }
    }
    let hasTimes = questions.contains { if case .segment = $0.dimension { false } else { true } }
    readsTime = isGate || isReport || hasTimes || options.time != nil || plan.log.time != nil
  }

  /// What is asked by endpoint; nil without their column.
  init?(endpoints column: ColumnChoice?) {
    guard let column else { return nil }
    request = nil
    segments = [column]
    questions = [
      DimensionQuestion(kind: .segment(column: column.names.first ?? ""), dimension: .segment(0))
    ]
    cellLevels = MetricsAnswer.levels
  }

  /// The questions with the names that segments have in the logs, without segments of which there is no account.
  func questions(named names: ColumnNames, in summary: Summary) -> [DimensionQuestion] {
    questions.compactMap { question in
      guard case .segment(let place) = question.dimension else { return question }
      guard let found = names.segments[place],
        summary.dimensions.contains(where: { $0.dimension == question.dimension })
      else { return nil }
      var named = question
      // A column that was asked for keeps the name by which it was.
      if !segments[place].isRequired { named.kind = .segment(column: found) }
      return named
    }
  }

  /// The column of a segment that nobody asked for and that has too many values to tell of; nil where there is none.
  func leftOut(_ names: ColumnNames, in summary: Summary) -> String? {
    for (place, segment) in segments.enumerated() where !segment.isRequired {
      guard let found = names.segments[place],
        !summary.dimensions.contains(where: { $0.dimension == .segment(place) })
      else { continue }
      return found
    }
    return nil
  }

  /// The column that a dimension is made from.
  func name(_ dimension: Dimension) -> String {
    if case .segment(let place) = dimension, segments.indices.contains(place) {
      return segments[place].names.first ?? ""
    }
    return "time"
  }

  /// The rows of one dated stage; nil where the plan does not date it.
  static func range(ofStage number: Int, in plan: Plan) throws -> TimeRange? {
    let dated = plan.canary.datedStages
    return try dated.firstIndex { $0.number == number }.map { try stages(plan)[$0].range }
  }

  /// When the dated stages start.
  static func starts(of plan: Plan) throws -> [Int64] { try stages(plan).compactMap(\.range.start) }

  /// The dated stages, each to its end or the start of the next.
  static func stages(_ plan: Plan) throws -> [(number: Int, range: TimeRange, share: Double)] {
    let dated = plan.canary.datedStages
    var found: [(number: Int, range: TimeRange, share: Double)] = []
    for (place, stage) in dated.enumerated() {
      let start = try time(stage.start, of: stage, key: "start") { try TimeLimit.start($0) }
      let next =
        try dated.indices.contains(place + 1)
        ? time(dated[place + 1].start, of: dated[place + 1], key: "start") { try TimeLimit.start($0) } : nil
      let end = try time(stage.end, of: stage, key: "end") { try TimeLimit.end($0) } ?? next
      if let start, let end, end <= start || next.map({ end > $0 }) ?? false {
        throw Trouble(
          "the plan: stage \(stage.number) must end after its start and before the next stage begins")
      }
      found.append((stage.number, TimeRange(start: start, end: end), stage.share))
    }
    return found
  }

  private static func time(
    _ text: String?, of stage: CanaryStage, key: String, _ read: (String) throws -> Int64
  ) throws -> Int64? {
    guard let text else { return nil }
    do { return try read(text) } catch {
      throw Trouble(
        "the plan: \(key) of stage \(stage.number), \(shown(text)), is no time; write one such as 2025-10-22 or "
          + "2025-10-22T09:30:00+09:00")
    }
  }
}
