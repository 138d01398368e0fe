/// The covariates of two groups' units, some of which have no history.
///
/// A unit without a number gets the mean of all units that have one, and a further covariate tells it from them, one for
/// each set of units that lack the same.
///
/// *Source:* A. Zhao and P. Ding, "To adjust or not to adjust? Estimating the average treatment effect in randomized
/// experiments with missing covariates", JASA 119 (2024), 450–460, doi:10.1080/01621459.2022.2123814.
public struct Covariates: Sendable, Equatable {
  /// The names, those of the further covariates among them.
  public let names: [String]
  /// The control's columns.
  public let control: [[Double]]
  /// The treatment's columns.
  public let treatment: [[Double]]

  /// Fills what is missing.
  ///
  /// - Parameters:
  ///   - names: a name for each covariate.
  ///   - control: the control's columns, NaN where a unit has no number.
  ///   - treatment: the treatment's, as many.
  /// - Throws: `unequalLengths`; `tooFewUnits` where no unit has a number.
  public init(names: [String], control: [[Double]], treatment: [[Double]]) throws(InferenceError) {
    guard names.count == control.count && control.count == treatment.count else {
      throw .unequalLengths(control.count, treatment.count)
    }
    var (left, right, all): ([[Double]], [[Double]], [String]) = ([], [], [])
    var absences: [(control: [Double], treatment: [Double])] = []
    for (name, pair) in zip(names, zip(control, treatment)) {
      let (present, sum) = Self.total(pair.0, pair.1)
      guard present > 0 else { throw .tooFewUnits(found: 0, needed: 1) }
      let mean = sum / Double(present)
      left.append(pair.0.map { $0.isNaN ? mean : $0 })
      right.append(pair.1.map { $0.isNaN ? mean : $0 })
      all.append(name)
      let absent = (pair.0.map { $0.isNaN ? 1.0 : 0 }, pair.1.map { $0.isNaN ? 1.0 : 0 })
      let known = absences.contains { $0.control == absent.0 && $0.treatment == absent.1 }
      guard Self.isTold(absent.0) && Self.isTold(absent.1) && !known else { continue }
      absences.append(absent)
      left.append(absent.0)
      right.append(absent.1)
      all.append("no \(name)")
    }
    self.names = all
    self.control = left
    self.treatment = right
  }

  /// The numbers there are, and their sum.
  private static func total(_ control: [Double], _ treatment: [Double]) -> (count: Int, sum: Double) {
    var (count, sum) = (0, 0.0)
    for column in [control, treatment] {
      for value in column where !value.isNaN {
        count += 1
        sum += value
      }
    }
    return (count, sum)
  }

  /// Whether an indicator tells at least two units from at least two others: one alone would have a leverage of 1.
  private static func isTold(_ indicator: [Double]) -> Bool {
    let ones = indicator.reduce(0, +)
    return ones >= 2 && ones <= Double(indicator.count) - 2
  }
}
