public import Columns
internal import Sentences
public import Summaries

/// Means adjusted for what the units did before the experiment, and for columns of the log.
///
/// A unit counts by its linearised contribution to the group's value; so does its history, by that of all units together.
/// A column that the history has is taken from there, any other from the experiment's own rows, where it must be something
/// that the treatment cannot change.
public struct Adjustment: Sendable, Hashable {
  /// CUPED or Lin's regression.
  public let slopes: RegressionAdjustment.Slopes
  /// Further covariates: a name and the number of a row.
  public let covariates: [Covariate]
  /// Whether there is a history of units.
  public let hasHistory: Bool

  /// A column that is adjusted for.
  public struct Covariate: Sendable, Hashable {
    /// The name of the column.
    public let name: String

    /// The column of a name.
    public init(_ name: String) { self.name = name }

    /// The number of a row.
    public var expression: ColumnExpression {
      .column(
        NumberColumn(
          choice: ColumnChoice(names: [name], flag: "--covariate", isRequired: true), reading: .number))
    }
  }

  /// An adjustment.
  ///
  /// - Parameters:
  ///   - slopes: whether slopes are common to both groups.
  ///   - covariates: further columns.
  ///   - hasHistory: whether there is a history of units.
  public init(slopes: RegressionAdjustment.Slopes, covariates: [Covariate], hasHistory: Bool) {
    self.slopes = slopes
    self.covariates = covariates
    self.hasHistory = hasHistory
  }

  /// What it needs of the experiment's rows.
  func needs(of metric: MetricSpecification) -> [Need] {
    let needs = UnitValues.needs(of: metric)
    guard !needs.isEmpty else { return [] }
    return needs + (hasHistory ? [] : covariates.map { .unitColumns($0.expression) })
  }

  /// What it needs of the rows before the experiment.
  ///
  /// - Parameter metrics: The metrics of the analysis.
  /// - Returns: the needs; those of values that rest on all of a log's rows are left out.
  public func historyNeeds(of metrics: [MetricSpecification]) -> [Need] {
    metrics.flatMap { UnitValues.needs(of: $0) }.filter(\.priorExpressions.isEmpty)
      + covariates.map { .unitColumns($0.expression) }
  }

  func fill(
    _ view: inout ComparisonView, _ metric: MetricSpecification, _ pair: ComparedGroups, level: Double,
    threads: Int
  ) async throws(InferenceError) {
    if let reason = pair.tooManyShared {
      view.reasonSentence = reason
      return
    }
    let (left, right) = pair.groups
    let (control, treatment) = (try UnitValues(metric, left), try UnitValues(metric, right))
    let places = (control.present, treatment.present)
    let known = try columns(metric, left, right, places)
    guard !known.names.isEmpty else {
      view.reasonSentence = "no unit has a history, and no --covariate is named"
      return
    }
    let filled = try Covariates(names: known.names, control: known.control, treatment: known.treatment)
    let found = try await RegressionAdjustment(
      control: .init(outcomes: Self.outcomes(control, places.0), covariates: filled.control),
      treatment: .init(outcomes: Self.outcomes(treatment, places.1), covariates: filled.treatment),
      slopes: slopes, threads: threads)
    let test = try found.test()
    view.test = test.test
    view.difference = try test.interval(level: level)
    view.lift = try? found.lift().lift(level: level)
    view.detailSentence = detail(filled.names.map { told($0, of: metric) }, found)
    view.figures = [
      .init("control", found.control.value), .init("treatment", found.treatment.value),
      .init("variance_reduction", found.varianceReduction),
    ]
  }

  /// What it was adjusted for, and what was left out.
  private func detail(_ names: [Sentence], _ found: RegressionAdjustment) -> Sentence {
    func list(_ places: [Int]) -> Sentence { places.map { names[$0] }.joined(separator: ", ") }
    var detail: Sentence =
      found.used.isEmpty ? "adjusted for nothing" : "adjusted for \(list(found.used))"
    if !found.dropped.isEmpty {
      detail += "; \(list(found.dropped)) left out: constant, or told by the others"
    }
    if !hasHistory, !covariates.isEmpty { detail += "; columns of the experiment's own rows" }
    return detail
  }

  /// What a covariate is: a column, what units did before, or that one of these is not known of a unit.
  private func told(_ name: String, of metric: MetricSpecification) -> Sentence {
    if covariates.contains(where: { $0.name == name }) { return "\(name: name)" }
    if name == "\(metric.name) before" { return "\(name: metric.name) before" }
    guard name.hasPrefix("no ") else { return "\(name: name)" }
    return "no \(told(String(name.dropFirst(3)), of: metric))"
  }

  private static func outcomes(_ values: UnitValues, _ places: [Int]) -> [Double] {
    let (sums, sizes) = values.at(places)
    return RegressionAdjustment.linearised(sums: sums, sizes: sizes)
  }

  /// The covariates of the units that count, NaN where a unit has none.
  private func columns(
    _ metric: MetricSpecification, _ left: GroupSummary, _ right: GroupSummary,
    _ places: (control: [Int], treatment: [Int])
  ) throws(InferenceError) -> (names: [String], control: [[Double]], treatment: [[Double]]) {
    var found: (names: [String], control: [[Double]], treatment: [[Double]]) = ([], [], [])
    func add(_ name: String, _ control: UnitValues, _ treatment: UnitValues) {
      let pairs = (control.at(places.control), treatment.at(places.treatment))
      guard let centre = HistoryCentre(pairs.0, pairs.1) else { return }
      found.names.append(name)
      found.control.append(centre.linearised(pairs.0))
      found.treatment.append(centre.linearised(pairs.1))
    }
    if hasHistory, let control = try? UnitValues(metric, left.past),
      let treatment = try? UnitValues(metric, right.past)
    {
      add("\(metric.name) before", control, treatment)
    }
    for covariate in covariates {
      let sources = hasHistory ? (left.past, right.past) : (left, right)
      guard let control = sources.0.unitColumns[covariate.expression],
        let treatment = sources.1.unitColumns[covariate.expression]
      else { continue }
      add(covariate.name, UnitValues(means: control), UnitValues(means: treatment))
    }
    return found
  }
}

extension GroupSummary {
  /// The group as its units were before the experiment.
  fileprivate var past: GroupSummary {
    var past = self
    past.unitColumns = history
    return past
  }
}

extension UnitValues {
  /// The mean of each unit; no size where it has no value.
  fileprivate init(means column: UnitColumn) {
    sums = zip(column.sums, column.sizes).map { $1 > 0 ? $0 / $1 : 0 }
    sizes = column.sizes.map { $0 > 0 ? 1 : 0 }
  }
}

/// The ratio and the mean size of all units that have a history, in both groups together.
///
/// One centre for both: a covariate must be the same function of a unit's history wherever the unit is.
private struct HistoryCentre {
  let ratio: Double
  let size: Double

  init?(_ control: (sums: [Double], sizes: [Double]), _ treatment: (sums: [Double], sizes: [Double])) {
    var (count, sum, size) = (0, 0.0, 0.0)
    for group in [control, treatment] {
      for (unit, rows) in group.sizes.enumerated() where rows != 0 {
        count += 1
        sum += group.sums[unit]
        size += rows
      }
    }
    guard count > 0, size > 0 else { return nil }
    ratio = sum / size
    self.size = size / Double(count)
  }

  /// R + (Y − R·N)/N̄ of each unit; NaN where it has no history.
  func linearised(_ values: (sums: [Double], sizes: [Double])) -> [Double] {
    zip(values.sums, values.sizes).map { $1 == 0 ? .nan : ratio + ($0 - ratio * $1) / size }
  }
}
