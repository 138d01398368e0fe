import Documents
import Inference
import Summaries

extension Samples {
  /// Ranks: the test, and with `withShift` the median difference and its interval.
  func mannWhitney(withShift: Bool) async throws -> JSON {
    let (left, right) = await sorted()
    let ranks = try MannWhitney(control: left, treatment: right)
    var found: JSON.Object = [
      "u": JSON(ranks.u), "p_value": JSON(ranks.test.pValue), "superiority": JSON(ranks.superiority),
    ]
    if withShift {
      let shift = try HodgesLehmann(ranks: ranks, left, right).interval(level: 0.95)
      found["shift"] = JSON(shift.estimate)
      found["lower"] = JSON(shift.lower)
      found["upper"] = JSON(shift.upper)
    }
    return .object(found)
  }

  /// A thousand resamples, with the standard error and the BCa interval of the difference.
  func bootstrap() async throws -> JSON {
    let bootstrap = try PoissonBootstrap(replicates: 1_000, seed: 42)
    let ones = ([Double](repeating: 1, count: control.count), [Double](repeating: 1, count: treatment.count))
    let left = try await bootstrap.resample(sums: control, sizes: ones.0, group: 0, threads: threads)
    let right = try await bootstrap.resample(sums: treatment, sizes: ones.1, group: 1, threads: threads)
    let found = try BootstrapComparison(control: left, treatment: right).difference
    let interval = try found.interval(level: 0.95)
    return [
      "difference": JSON(found.estimate), "standard_error": JSON(found.standardError),
      "lower": JSON(interval.lower), "upper": JSON(interval.upper),
    ]
  }

  /// The adjusted difference and its HC2 standard error.
  func regression() async throws -> JSON {
    let found = try await RegressionAdjustment(
      control: .init(outcomes: control, covariates: covariates.control),
      treatment: .init(outcomes: treatment, covariates: covariates.treatment), slopes: .separate,
      threads: threads)
    let test = try found.test()
    return ["difference": JSON(test.difference), "standard_error": JSON(test.standardError)]
  }

  /// Both groups' values in order, side by side where there are two cores.
  private func sorted() async -> (SortedValues, SortedValues) {
    guard threads > 1 else { return (SortedValues(control), SortedValues(treatment)) }
    async let left = Self.inOrder(control)
    async let right = Self.inOrder(treatment)
    return await (left, right)
  }

  @concurrent
  private static func inOrder(_ values: [Double]) async -> SortedValues { SortedValues(values) }
}
