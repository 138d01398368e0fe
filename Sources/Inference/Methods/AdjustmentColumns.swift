internal import LinearAlgebra
internal import Summaries

/// The columns of both groups, with what centres and scales them.
struct AdjustmentColumns: Sendable {
  let control: AdjustmentUnits
  let treatment: AdjustmentUnits
  /// The places of the covariates that vary.
  let used: [Int]
  /// Their standard deviations over both groups.
  let scales: [Double]
  /// The mean outcome of both groups, from which outcomes are measured.
  let centre: Double

  /// Checks the columns and leaves out covariates that are constant.
  ///
  /// - Throws: `unequalLengths`; `tooFewUnits`; `notFinite`.
  init(
    _ control: RegressionAdjustment.Group, _ treatment: RegressionAdjustment.Group
  ) throws(InferenceError) {
    guard control.covariates.count == treatment.covariates.count else {
      throw .unequalLengths(control.covariates.count, treatment.covariates.count)
    }
    for group in [control, treatment] {
      let (units, needed) = (group.outcomes.count, group.covariates.count + 3)
      guard units >= needed else { throw .tooFewUnits(found: units, needed: needed) }
      for covariate in group.covariates where covariate.count != units {
        throw .unequalLengths(units, covariate.count)
      }
    }
    let outcomes = try Self.moments(control.outcomes, treatment.outcomes)
    var (used, means, scales): ([Int], [Double], [Double]) = ([], [], [])
    for (place, pair) in zip(control.covariates, treatment.covariates).enumerated() {
      let moments = try Self.moments(pair.0, pair.1)
      guard moments.minimum < moments.maximum, moments.standardDeviation > 0 else { continue }
      used.append(place)
      means.append(moments.mean)
      scales.append(moments.standardDeviation)
    }
    func units(_ group: RegressionAdjustment.Group) -> AdjustmentUnits {
      AdjustmentUnits(
        outcomes: group.outcomes, centre: outcomes.mean, covariates: used.map { group.covariates[$0] },
        means: means, scales: scales)
    }
    self.control = units(control)
    self.treatment = units(treatment)
    self.used = used
    self.scales = scales
    centre = outcomes.mean
  }

  private static func moments(_ control: [Double], _ treatment: [Double]) throws(InferenceError) -> Moments {
    var moments = Moments(control.span)
    moments.merge(Moments(treatment.span))
    guard moments.mean.isFinite, moments.secondPowerSum.isFinite else { throw .notFinite }
    return moments
  }
}

/// A group's units: an outcome and the covariates of each, centred and scaled as they are looked at.
struct AdjustmentUnits: Sendable {
  let outcomes: [Double]
  let centre: Double
  let covariates: [[Double]]
  let means: [Double]
  let scales: [Double]

  /// The same units with some of the covariates only.
  func keeping(_ kept: [Int]) -> AdjustmentUnits {
    AdjustmentUnits(
      outcomes: outcomes, centre: centre, covariates: kept.map { covariates[$0] },
      means: kept.map { means[$0] }, scales: kept.map { scales[$0] })
  }

  /// The triangle of [1, covariates, outcome].
  func triangle() -> TallTriangle {
    var triangle = TallTriangle(columns: covariates.count + 2)
    for start in stride(from: 0, to: outcomes.count, by: TallTriangle.blockRows) {
      let range = start..<min(start + TallTriangle.blockRows, outcomes.count)
      triangle.add(rows: range.count) { column, values in
        if column == 0 {
          for row in values.indices { values[row] = 1 }
        } else if column <= covariates.count {
          write(column - 1, range, into: &values)
        } else {
          subtract(centre, from: outcomes.span.extracting(range), into: &values)
        }
      }
    }
    return triangle
  }

  /// Writes a covariate of some units, centred and scaled.
  func write(_ covariate: Int, _ range: Range<Int>, into values: inout MutableSpan<Double>) {
    let column = covariates[covariate]
    subtract(means[covariate], from: column.span.extracting(range), into: &values)
    scale(1 / scales[covariate], &values)
  }
}
