import Documents
import Inference
import Summaries

/// Two arrays, and how many cores may look at them.
struct Samples: Sendable {
  var control: [Double]
  var treatment: [Double]
  var threads: Int
  /// The covariates of both, column after column; empty where there are none.
  var covariates: (control: [[Double]], treatment: [[Double]]) = ([], [])

  /// The moments of both groups: each array in as many even parts as there are cores, merged in order.
  func moments() async -> (control: Moments, treatment: Moments) {
    if threads == 1 { return (Moments(control.span), Moments(treatment.span)) }
    async let first = Self.moments(of: control, parts: threads)
    async let second = Self.moments(of: treatment, parts: threads)
    return await (first, second)
  }

  private static func moments(of values: [Double], parts: Int) async -> Moments {
    await withTaskGroup(of: (part: Int, moments: Moments).self) { group in
      for part in 0..<parts {
        group.addTask { @concurrent in
          let range = part * values.count / parts..<(part + 1) * values.count / parts
          return (part, Moments(values.span.extracting(range)))
        }
      }
      var found = Array(repeating: Moments(), count: parts)
      for await result in group { found[result.part] = result.moments }
      return found.reduce(into: Moments()) { $0.merge($1) }
    }
  }
}

/// What is timed.
enum Work: String, CaseIterable {
  /// Welch's test, the interval of the difference, Cohen's d and its interval.
  case welch
  /// Count, mean, standard deviation and extremes of both.
  case moments
  /// The exact median and 95th and 99th percentiles of both; a copy of each is rearranged.
  case quantiles
  /// Mann and Whitney's test and P(treatment > control); both are sorted anew.
  case mannWhitney = "mann_whitney"
  /// Hodges and Lehmann's shift with its interval, beside the same.
  case hodgesLehmann = "hodges_lehmann"
  /// A thousand Poisson resamples, each value a unit.
  case bootstrap
  /// Lin's regression on all covariates, with HC2.
  case regression

  /// Does the work once; the numbers are what its answer is judged by.
  func numbers(of samples: Samples) async throws -> JSON {
    switch self {
    case .welch: return try Self.welch(await samples.moments())
    case .moments:
      let found = await samples.moments()
      return ["control": Self.numbers(found.control), "treatment": Self.numbers(found.treatment)]
    case .quantiles:
      guard samples.threads > 1 else {
        return ["control": Self.quantiles(samples.control), "treatment": Self.quantiles(samples.treatment)]
      }
      async let control = Self.quantilesAside(samples.control)
      async let treatment = Self.quantilesAside(samples.treatment)
      return await ["control": control, "treatment": treatment]
    case .mannWhitney: return try await samples.mannWhitney(withShift: false)
    case .hodgesLehmann: return try await samples.mannWhitney(withShift: true)
    case .bootstrap: return try await samples.bootstrap()
    case .regression: return try await samples.regression()
    }
  }

  private static func welch(_ moments: (control: Moments, treatment: Moments)) throws -> JSON {
    let welch = try Welch(control: moments.control, treatment: moments.treatment)
    let interval = try welch.interval(level: 0.95)
    let effect = try CohensD(control: moments.control, treatment: moments.treatment)
    let around = try effect.interval(level: 0.95)
    return [
      "difference": JSON(welch.difference), "statistic": JSON(welch.statistic),
      "degrees_of_freedom": JSON(welch.degreesOfFreedom), "p_value": JSON(welch.test.pValue),
      "lower": JSON(interval.lower), "upper": JSON(interval.upper), "cohens_d": JSON(effect.d),
      "cohens_d_lower": JSON(around.lower), "cohens_d_upper": JSON(around.upper),
    ]
  }

  private static func numbers(_ moments: Moments) -> JSON {
    [
      "count": JSON(moments.count), "mean": JSON(moments.mean),
      "standard_deviation": JSON(moments.standardDeviation), "minimum": JSON(moments.minimum),
      "maximum": JSON(moments.maximum),
    ]
  }

  @concurrent
  private static func quantilesAside(_ values: [Double]) async -> JSON { quantiles(values) }

  private static func quantiles(_ values: [Double]) -> JSON {
    var copy = values
    return .array(Summaries.quantiles(at: [0.5, 0.95, 0.99], of: &copy).map { JSON($0.value) })
  }
}
