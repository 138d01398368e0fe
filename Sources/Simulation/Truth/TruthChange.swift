/// What the treatment truly changes in one number.
public struct TruthChange: Sendable, Equatable {
  /// Treatment − control.
  public var difference: Double
  /// Treatment ÷ control − 1; NaN where the control's is 0.
  public var relative: Double

  init(_ control: Double, _ treatment: Double) {
    difference = treatment - control
    relative = control != 0 ? treatment / control - 1 : .nan
  }
}

extension PeriodTruth {
  /// What the treatment truly changes; nil where one of the groups is not there.
  public var effects:
    (
      mean: TruthChange, quantiles: [(level: Double, change: TruthChange)], errorRate: TruthChange,
      confidence: TruthChange
    )?
  {
    guard let control, let treatment else { return nil }
    return (
      TruthChange(control.mean, treatment.mean),
      zip(control.quantiles, treatment.quantiles).map { ($0.level, TruthChange($0.value, $1.value)) },
      TruthChange(control.errorRate, treatment.errorRate),
      TruthChange(control.confidence, treatment.confidence)
    )
  }
}

extension GroupTruth {
  /// The share of requests that succeed: all that do not fail.
  public var successRate: Double { 1 - errorRate }
}
