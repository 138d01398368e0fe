internal import Distributions
internal import Glibc

/// The rows of a synthetic log, any of them at any time: row i follows from the seed and i alone.
public struct LogGenerator: Sendable {
  /// The endpoints that are asked; the first of them seven times in ten.
  public static let endpoints = ["/chat", "/api/v2/recommend", "/api/v2/compare", "/api/v2/conversations"]
  /// The stream of the seed that rows are drawn from.
  private static let stream: UInt64 = 2

  /// What the log is of.
  public let scenario: Scenario
  private let population: Population
  private let philox: Philox
  /// Where in the time each stage ends, in days, with the treatment's share until then.
  private let stages: [(end: Double, share: Double)]
  /// Φ⁻¹ of the error rates.
  private let errorLimits: (control: Double, treatment: Double)

  /// The log of a scenario.
  ///
  /// - Parameter scenario: the experiment.
  /// - Throws: ``SimulationError/outOfRange(parameter:value:allowed:)``.
  /// - Complexity: O(users).
  public init(_ scenario: Scenario) throws(SimulationError) {
    try scenario.check()
    self.scenario = scenario
    population = Population(scenario)
    philox = Philox(seed: scenario.seed, stream: Self.stream)
    var end = 0.0
    stages = scenario.stages.map { stage in
      end += stage.days
      return (end, stage.treatmentShare)
    }
    errorLimits = (
      Normal.standard.quantile(scenario.control.errorRate),
      Normal.standard.quantile(scenario.treatment.errorRate)
    )
  }

  /// A row.
  ///
  /// - Parameter index: which, from 0.
  /// - Returns: the row.
  public func row(_ index: Int) -> LogRow {
    let place = UInt64(bitPattern: Int64(index))
    let one = philox.block(SIMD4(place, 0, 0, 0))
    let two = philox.block(SIMD4(place, 1, 0, 0))
    let user = population.draw(one.x)
    let days = scenario.days
    let day = min((Double(index) + RandomStream.uniform(one.y)) / Double(scenario.rows) * days, days)
    let share = (stages.first { day < $0.end } ?? stages.last)?.share ?? 0
    let isTreatment = population.placements[user] < share
    let group = isTreatment ? scenario.treatment : scenario.control
    let (noise, mood) = RandomStream.normals(one.z, one.w)
    let hasFailed = fails(user, RandomStream.normals(two.x, two.y).0, isTreatment: isTreatment)
    let (fate, absence) = (two.z, two.w)
    var logarithm = population.speeds[user] + spread(noise, place)
    if RandomStream.uniform(fate) < group.slowShare { logarithm += log(group.slowFactor) }
    if hasFailed { logarithm += log(group.failureFactor) }
    let factor = scenario.course.factor(day: day, of: days, isTreatment: isTreatment)
    let score = group.confidence + population.moods[user] + scenario.units.confidenceDeviation * mood
    let missing = [absence >> 32, absence & 0xFFFF_FFFF].map { Double($0) * 0x1p-32 < group.missing }
    return LogRow(
      time: scenario.start + Int64((day * 86_400_000).rounded(.down)), user: user, isTreatment: isTreatment,
      endpoint: Self.endpoint(one.y), hasFailed: hasFailed,
      responseTime: missing[0] ? nil : group.mean * factor * exp(logarithm),
      confidence: missing[1] ? nil : min(max(score, 0), 1))
  }

  private func fails(_ user: Int, _ own: Double, isTreatment: Bool) -> Bool {
    let shared = scenario.units.errorCorrelation
    let number = shared.squareRoot() * population.errors[user] + (1 - shared).squareRoot() * own
    return number < (isTreatment ? errorLimits.treatment : errorLimits.control)
  }

  /// The logarithm of what the request adds to the time of its user; the mean of the factor is 1.
  private func spread(_ normal: Double, _ place: UInt64) -> Double {
    guard let index = scenario.units.tailIndex else {
      let within = scenario.units.withinDeviation
      return within * (normal - within / 2)
    }
    let share = RandomStream.uniform(philox.block(SIMD4(place, 2, 0, 0)).x)
    return log((index - 1) / index) - log(share) / index
  }

  /// An endpoint by the low 12 bits of a word, of which the time takes the others.
  private static func endpoint(_ bits: UInt64) -> Int {
    let tenth = Int(((bits & 0xFFF) * 10) >> 12)
    return max(0, tenth - 6)
  }
}
