internal import Inference
public import Summaries

extension CalibratedMethod {
  /// Quantiles of response times, as `analyze` compares them.
  ///
  /// - Parameters:
  ///   - world: what experiments are drawn from.
  ///   - levels: the levels, inside (0, 1).
  ///   - standard: how strictly they are judged.
  /// - Returns: the method, with an answer for each level.
  public static func quantiles(
    _ world: World, _ levels: [Double], _ standard: CalibratedAnswer.Standard = .exact
  ) -> Self {
    quantiles("quantiles", "", world, levels, standard)
  }

  /// The quantiles as if every request were a user of its own.
  public static func quantilesOfRequests(_ world: World, _ levels: [Double]) -> Self {
    quantiles("quantiles_of_requests", "_of_requests", world, levels, .shown)
  }

  private static func quantiles(
    _ name: String, _ ending: String, _ world: World, _ levels: [Double],
    _ standard: CalibratedAnswer.Standard
  ) -> Self {
    let questions = levels.map { level in
      let kind = MetricKind.quantile(level)
      var metric = MetricSpecification.standard[0]
      metric.kind = kind
      let truth = world.quantileDifference(level)
      return (
        metric, level,
        CalibratedAnswer(
          kind.rawValue + ending, truth: truth.magnitude < 1e-6 ? 0 : truth, standard: standard)
      )
    }
    let isClustered = ending.isEmpty
    return CalibratedMethod(name, answers: questions.map(\.2)) { experiment in
      let values = [experiment.control, experiment.treatment].map { SortedValues($0.responses) }
      return questions.map { metric, level, answer in
        let comparison = metric.metric.compare(
          control: experiment.control.quantileSummary(values[0], level: level, isClustered: isClustered),
          treatment: experiment.treatment.quantileSummary(values[1], level: level, isClustered: isClustered),
          settings: ComparisonSettings(level: Calibration.level))
        return Finding(
          pValue: comparison.test?.pValue, interval: comparison.difference, truth: answer.truth)
      }
    }
  }

  /// Numbers of users: the sum of a user's response times, and whether any of a user's requests failed.
  ///
  /// - Parameters:
  ///   - world: what experiments are drawn from; the share of users is judged where its true difference is 0.
  /// - Returns: the method.
  public static func perUser(_ world: World) -> Self {
    let settings = ComparisonSettings(level: Calibration.level)
    var (sum, share) = (MetricSpecification.standard[0], MetricSpecification.errorRate(role: .primary))
    (sum.kind, share.kind) = (.sumPerUnit, .shareOfUnits)
    let sumTruth = (1 + world.furtherRequests) * world.meanDifference
    let answers =
      [CalibratedAnswer("sum_per_unit", truth: sumTruth)]
      + (world.errorDifference == 0 ? [CalibratedAnswer("share_of_units", truth: 0)] : [])
    let metrics = [sum.metric, share.metric].prefix(answers.count)
    return CalibratedMethod("per_user", answers: answers) { experiment in
      let summaries = [experiment.control, experiment.treatment].map { sample in
        let shares = sample.failureSums.map { $0 > 0.5 ? 1.0 : 0 }
        return [
          MetricSummary(moments: Moments(sample.sums.span)), MetricSummary(moments: Moments(shares.span)),
        ]
      }
      return metrics.enumerated().map { place, metric in
        let comparison = metric.compare(
          control: summaries[0][place], treatment: summaries[1][place], settings: settings)
        return Finding(
          pValue: comparison.test?.pValue, interval: comparison.difference, truth: answers[place].truth)
      }
    }
  }
}

extension GroupSample {
  /// The summary from which a quantile of response times is compared.
  ///
  /// - Parameters:
  ///   - values: the response times in order.
  ///   - level: the level of the quantile.
  ///   - isClustered: whether users count as units.
  /// - Returns: the summary, with the indicator that a response time is at most the quantile.
  public func quantileSummary(_ values: SortedValues, level: Double, isClustered: Bool) -> MetricSummary {
    var summary = MetricSummary(moments: Moments(responses.span), values: values)
    guard isClustered, let quantile = values.quantile(at: level) else { return summary }
    var below: [Double] = []
    below.reserveCapacity(count)
    var start = 0
    for end in ends {
      var sum = 0.0
      for place in start..<end where responses[place] <= quantile { sum += 1 }
      below.append(sum)
      start = end
    }
    summary.units = units(sums, upTo: count)
    summary.indicator = units(below, upTo: count)
    return summary
  }
}
