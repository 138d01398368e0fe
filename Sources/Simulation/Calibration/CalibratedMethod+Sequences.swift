internal import Distributions
internal import Glibc
internal import Inference
internal import Summaries

extension CalibratedMethod {
  /// The mean response time looked at 50 times, by boundaries that spend α over the looks.
  ///
  /// An experiment counts as a false alarm where any look stops; its interval covers where that of every look does.
  public static func groupSequential(_ world: World) -> Self {
    let designs = SpendingFunction.allCases.map { spending in
      (spending, try? GroupSequentialDesign(looks: looks, alpha: Calibration.alpha, spending: spending))
    }
    let truth = world.meanDifference
    let answers = designs.map { CalibratedAnswer($0.0.rawValue, truth: truth, standard: .safe) }
    return CalibratedMethod("group_sequential", answers: answers) { experiment in
      let tests = experiment.meanTests(looks)
      return designs.map { _, design in
        guard let design else { return Finding() }
        return Finding(tests, truth: truth) { look in 2 * Normal.standard.survival(design.boundaries[look]) }
      }
    }
  }

  /// The mean response time and the error rate looked at 50 times, by sequences that hold at any number of looks.
  public static func confidenceSequence(_ world: World) -> Self {
    let plan = SequentialPlan(method: .confidenceSequence, looks: looks, plannedUnits: world.users)
    let (meanTruth, errorTruth) = (world.meanDifference, world.errorDifference)
    let answers = [
      CalibratedAnswer("mean_sequence", truth: meanTruth, standard: .safe),
      CalibratedAnswer("error_rate_sequence", truth: errorTruth, standard: .safe, hasInterval: false),
    ]
    return CalibratedMethod("confidence_sequence", answers: answers) { experiment in
      let tests = experiment.meanTests(looks)
      let levels = experiment.looks(looks, of: \.sums).map { look -> Double in
        let units = (control: look.control.count, treatment: look.treatment.count)
        let look = try? SequentialLook(
          plan: plan, alpha: Calibration.alpha, units: units, total: units.control + units.treatment)
        return look?.level(alpha: Calibration.alpha) ?? 1
      }
      let errors = zip(experiment.looks(looks, of: \.failureSums), levels).map { look, level in
        guard look.control.count >= Estimate.fewestUnits, look.treatment.count >= Estimate.fewestUnits,
          let shares = try? ClusteredProportion(control: look.control, treatment: look.treatment),
          let score = try? MiettinenNurminen(
            control: shares.control.counts, treatment: shares.treatment.counts)
        else { return false }
        return score.test.pValue < 1 - level
      }
      return [
        Finding(tests, truth: meanTruth) { 1 - levels[$0] },
        Finding(
          estimate: experiment.treatment.failureMean - experiment.control.failureMean,
          rejects: errors.contains(true)),
      ]
    }
  }

  /// Sequences for independent rows, the first request of every user: failures, and the median response time.
  public static func independentSequences(_ world: World) -> Self {
    let answers = ["proportion_sequence", "quantile_sequence"].map {
      CalibratedAnswer($0, truth: 0, standard: .safe, hasInterval: false)
    }
    return CalibratedMethod("independent_sequences", answers: answers) { experiment in
      let planned = Double(world.users) * world.treatmentShare
      var (failures, medians) = (false, false)
      for look in 1...looks {
        let samples = [experiment.control, experiment.treatment].map {
          $0.firstRequests(before: world.users * look / looks)
        }
        let counts = samples.map { (events: $0.failures, trials: Double($0.responses.count)) }
        let sequence = try? ProportionSequence(
          control: counts[0], treatment: counts[1], planned: (Double(world.users) - planned, planned),
          alpha: Calibration.alpha)
        if let sequence, sequence.test.pValue < Calibration.alpha { failures = true }
        let intervals = samples.map { Self.medianInterval($0.responses) }
        let difference = QuantileSequence.difference(control: intervals[0], treatment: intervals[1])
        if !difference.contains(0) { medians = true }
      }
      return [Finding(rejects: failures), Finding(rejects: medians)]
    }
  }

  /// The interval of a median from its sequence at α/2, of two groups.
  private static func medianInterval(_ values: [Double]) -> Interval {
    let sorted = SortedValues(values)
    let sequence = try? QuantileSequence(level: 0.5)
    let levels = try? sequence?.levels(count: Double(sorted.count), alpha: Calibration.alpha / 2)
    return Interval(
      estimate: sorted.quantile(at: 0.5) ?? .nan,
      lower: levels?.lower.flatMap { sorted.quantile(at: $0) } ?? -.infinity,
      upper: levels?.upper.flatMap { sorted.quantile(at: $0) } ?? .infinity)
  }
}

extension Experiment {
  /// Welch's test at each look; nil where a group has too few users.
  func meanTests(_ looks: Int) -> [Welch?] {
    self.looks(looks, of: \.sums).map { look in
      guard min(look.control.count, look.treatment.count) >= Estimate.fewestUnits else { return nil }
      return try? Welch(control: look.control, treatment: look.treatment)
    }
  }
}

extension Finding {
  /// What tests at several looks say together: it rejects where any does, and covers where all do.
  ///
  /// - Parameters:
  ///   - tests: the test of each look, in order.
  ///   - truth: what the intervals should hold.
  ///   - nominal: the p-value below which a look stops.
  init(_ tests: [Welch?], truth: Double, nominal: (Int) -> Double) {
    var (rejects, covers) = (false, true)
    for (look, test) in tests.enumerated() {
      guard let test else { continue }
      let limit = nominal(look)
      if test.test.pValue < limit { rejects = true }
      if test.test(shift: truth).pValue < limit { covers = false }
    }
    self.init(estimate: tests.last??.difference ?? .nan, rejects: rejects, covers: covers)
  }
}

extension GroupSample {
  /// The share of requests that failed.
  fileprivate var failureMean: Double { failureSums.reduce(0, +) / Double(max(1, failures.count)) }

  /// The first request of each user that has arrived by then.
  fileprivate func firstRequests(before arrival: Int) -> (responses: [Double], failures: Double) {
    var responses: [Double] = []
    var failed = 0.0
    var start = 0
    for (user, end) in ends.enumerated() {
      if arrivals[user] >= arrival { break }
      responses.append(self.responses[start])
      failed += failures[start]
      start = end
    }
    return (responses, failed)
  }
}
