import ArgumentParser
import Glibc
import Plans
import Summaries
import Verdicts

/// The time that a report is about.
struct ReportPeriodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The rows of an ISO week, such as 2025-W43, cut in --time-zone; last: the last full one.",
      valueName: "week"))
  var week: String?

  @Option(
    help: ArgumentHelp(
      "The rows of a stage, as the plan dates it, and that stage's gate.", valueName: "number"))
  var stage: Int?

  @Option(
    help: ArgumentHelp("Only the first hours of --stage, such as 24h or 48h.", valueName: "time"))
  var at: String?

  mutating func validate() throws {
    if let week, week != "last" {
      guard let found = ISOWeek(parsing: week) else {
        throw ValidationError(
          "--week \(week): write a week of the years from \(ISOWeek.years.lowerBound) to "
            + "\(ISOWeek.years.upperBound), such as 2025-W43, or last")
      }
      guard found.exists else {
        throw ValidationError(
          "--week \(week): \(found.year) has the weeks \(found.year)-W01 to "
            + "\(found.year)-W\(ISOWeek.count(in: found.year))")
      }
    }
    if let week, let stage {
      throw ValidationError("--week \(week) and --stage \(stage) both name the time; give one of them")
    }
    guard let at else { return }
    guard stage != nil else {
      throw ValidationError("--at \(at) is the time since the start of a stage; --stage names it")
    }
    guard let length = PlannedDuration.milliseconds(at), length > 0 else {
      throw ValidationError("--at \(at): must be a length of time such as 24h, 48h or 3d")
    }
  }

  /// Refuses a second time beside a week or a stage.
  func check(_ log: LogOptions) throws {
    let named = week.map { "--week \($0)" } ?? stage.map { "--stage \($0)" }
    let flags = [("--from", log.from), ("--to", log.to), ("--last", log.last)]
    if let named, let other = flags.first(where: { $0.1 != nil }) {
      throw ValidationError("\(named) and \(other.0) both name the time; give one of them")
    }
  }

  /// The flags that were given, for what they change nothing of.
  var given: [(flag: String, value: Any?)] { [("--week", week), ("--stage", stage), ("--at", at)] }
}

extension ReportPeriodOptions {
  /// The period as far as it is known without reading, and the options that read its rows alone.
  ///
  /// - Parameters:
  ///   - log: the options; a week or a stage takes the place of their times.
  ///   - plan: what dates stages.
  /// - Returns: the period.
  /// - Throws: ``Trouble`` where the plan does not date the stage, or a time or a zone cannot be read.
  func period(_ log: inout LogOptions, plan: Plan) throws -> ReportPeriod {
    let times = ZonedTime(zone: try TimeZoneName.offsets(log.timeZone))
    var period = ReportPeriod(kind: .all, label: "all", timeZone: log.timeZone)
    if let week {
      let found = ISOWeek(parsing: week) ?? Self.lastFull(times.zone)
      (period.kind, period.label) = (.week, found.text)
      period.start = times.start(ofDay: found.monday)
      period.end = times.start(ofDay: found.monday + 7)
    } else if let stage {
      period.kind = .stage
      let length = at.flatMap(PlannedDuration.milliseconds)
      period.label = "stage\(stage)" + (length.map { "-\(Self.text($0))" } ?? "")
      period.stage = stage
      period.hours = length.map { Double($0) / 3_600_000 }
      let range = try Self.range(ofStage: stage, in: plan)
      period.start = range.start
      period.end = [range.end, length.map { range.start + $0 }].compactMap { $0 }.min()
    } else {
      period.start = try log.from.map { try TimeLimit.start($0) }
      period.end = try log.to.map { try TimeLimit.end($0) }
      if period.start != nil || period.end != nil || log.last != nil { period.kind = .range }
      period.label = times.label(period.start, period.end)
      return period
    }
    log.from = period.start.map { times.text($0) }
    log.to = period.end.map { times.text($0) }
    return period
  }

  /// The last week that is over.
  private static func lastFull(_ zone: ZoneOffsets) -> ISOWeek {
    ISOWeek(of: zone.day(of: Int64(Glibc.time(nil)) * 1_000) - 7)
  }

  /// A length of time in hours, as stages have it, else in the unit that fits.
  private static func text(_ length: Int64) -> String {
    length % 3_600_000 == 0 ? "\(length / 3_600_000)h" : PlannedDuration.text(length)
  }

  private static func range(ofStage stage: Int, in plan: Plan) throws -> (start: Int64, end: Int64?) {
    guard let planned = plan.canary.stage(stage) else {
      let known = plan.canary.stages.map { String($0.number) }.joined(separator: ", ")
      throw Trouble("--stage \(stage): the plan has no such stage; it has \(known)")
    }
    guard let range = try CellQuestions.range(ofStage: stage, in: plan), let start = range.start else {
      throw Trouble(
        "--stage \(stage): no plan says when it began; --plan names one that has in canary.stages "
          + "{ \"stage\": \(stage), \"percentage\": \(Figures.short(planned.percentage)), "
          + "\"start\": \"2025-10-22T09:00:00Z\" }")
    }
    return (start, range.end)
  }
}
