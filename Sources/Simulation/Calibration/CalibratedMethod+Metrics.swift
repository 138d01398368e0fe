internal import Inference
internal import Summaries

extension CalibratedMethod {
  /// The mean response time, as `analyze` compares it: the difference and the relative lift.
  ///
  /// - Parameters:
  ///   - world: what experiments are drawn from.
  ///   - standard: how strictly it is judged.
  /// - Returns: the method.
  public static func mean(_ world: World, _ standard: CalibratedAnswer.Standard = .exact) -> Self {
    metric(
      "mean", MetricSpecification.standard[0], truths: (world.meanDifference, world.meanLift), standard,
      \.responseSummary)
  }

  /// The error rate, as `analyze` compares it.
  public static func errorRate(_ world: World, _ standard: CalibratedAnswer.Standard = .exact) -> Self {
    metric(
      "error_rate", .errorRate(role: .primary), truths: (world.errorDifference, world.errorLift), standard,
      \.failureSummary)
  }

  /// The mean as if every request were a user of its own.
  public static func meanOfRequests(_ world: World) -> Self {
    metric(
      "mean_of_requests", MetricSpecification.standard[0], truths: (world.meanDifference, nil), .shown
    ) { $0.responseSummary.withoutUnits }
  }

  /// The error rate as if every request were a user of its own.
  public static func errorRateOfRequests(_ world: World) -> Self {
    metric(
      "error_rate_of_requests", .errorRate(role: .primary), truths: (world.errorDifference, nil), .shown
    ) { $0.failureSummary.withoutUnits }
  }

  /// A metric with its test, its interval of the difference, and that of the lift where a true lift is given.
  private static func metric(
    _ name: String, _ specification: MetricSpecification, truths: (difference: Double, lift: Double?),
    _ standard: CalibratedAnswer.Standard, _ summary: @escaping @Sendable (GroupSample) -> MetricSummary
  ) -> Self {
    var answers = [CalibratedAnswer(name, truth: truths.difference, standard: standard)]
    if let lift = truths.lift {
      answers.append(CalibratedAnswer("\(name)_lift", truth: lift, standard: standard, hasTest: false))
    }
    return CalibratedMethod(name, answers: answers) { experiment in
      let comparison = specification.metric.compare(
        control: summary(experiment.control), treatment: summary(experiment.treatment),
        settings: ComparisonSettings(level: Calibration.level))
      let pValue = comparison.test?.pValue
      var findings = [
        Finding(pValue: pValue, interval: comparison.difference, truth: truths.difference)
      ]
      if let truth = truths.lift {
        findings.append(
          Finding(
            estimate: comparison.lift?.estimate ?? .nan, covers: comparison.lift?.contains(truth)))
      }
      return findings
    }
  }

  /// The mean response time and the error rate of the control by themselves.
  public static func groups(_ world: World, _ standard: CalibratedAnswer.Standard = .exact) -> Self {
    let metrics = [
      ("mean_of_group", MetricSpecification.standard[0], world.responses(world.control).mean),
      ("error_rate_of_group", MetricSpecification.errorRate(role: .primary), world.control.errorRate),
    ]
    return CalibratedMethod(
      "groups",
      answers: metrics.map { CalibratedAnswer($0.0, truth: $0.2, standard: standard, hasTest: false) }
    ) { experiment in
      let (control, treatment) = (experiment.control, experiment.treatment)
      let summaries = [
        (control.responseSummary, treatment.responseSummary),
        (control.failureSummary, treatment.failureSummary),
      ]
      return zip(metrics, summaries).map { metric, summary in
        let estimate = metric.1.metric.estimate(summary.0, besides: summary.1, level: Calibration.level)
        return Finding(estimate: estimate.mean, covers: estimate.interval?.contains(metric.2))
      }
    }
  }

  /// The check of the split, on users and, as a warning to the reader, on requests.
  public static func sampleRatio(_ world: World) -> Self {
    let alpha = 0.001
    let answers = [
      CalibratedAnswer("sample_ratio", truth: 0, alpha: alpha, hasInterval: false),
      CalibratedAnswer(
        "sample_ratio_of_requests", truth: 0, standard: .shown, alpha: alpha, hasInterval: false),
    ]
    let shares = [1 - world.treatmentShare, world.treatmentShare]
    return CalibratedMethod("sample_ratio", answers: answers) { experiment in
      [\GroupSample.count, \GroupSample.responses.count].map { number in
        let observed = [experiment.control[keyPath: number], experiment.treatment[keyPath: number]]
        let ratio = try? SampleRatio(observed: observed, shares: shares)
        return Finding(rejects: ratio?.isMismatch(alpha: alpha))
      }
    }
  }
}

extension MetricSummary {
  /// The same rows, each a unit of its own.
  fileprivate var withoutUnits: MetricSummary {
    var summary = self
    summary.units = nil
    return summary
  }
}
