internal import Columns
internal import Inference
internal import Summaries

extension CalibratedMethod {
  /// The mean response time by ranks of users' requests, as `analyze` shows it beside the test of means.
  ///
  /// Where there is an effect, the true shift has no closed form, and only the test is counted.
  public static func ranks(_ world: World) -> Self {
    let isNull = world.meanDifference == 0
    let answer = CalibratedAnswer(
      "mann_whitney", truth: world.quantileDifference(0.5), hasInterval: isNull)
    return view(.ranks, answer) { experiment in experiment.summary(withPlacements: true) }
  }

  /// The difference of means by resampling users.
  public static func bootstrap(_ world: World) -> Self {
    let answer = CalibratedAnswer("bootstrap", truth: world.meanDifference)
    guard let bootstrap = try? PoissonBootstrap() else {
      return CalibratedMethod("bootstrap", answers: [answer]) { _ in [Finding()] }
    }
    return view(.bootstrap(bootstrap), answer) { experiment in experiment.summary(withPlacements: false) }
  }

  /// The difference of means, adjusted for what users did before by one slope.
  public static func cuped(_ world: World) -> Self { adjusted(world, .common) }

  /// The difference of means, adjusted for what users did before by a slope for each group.
  public static func regression(_ world: World) -> Self { adjusted(world, .separate) }

  private static func adjusted(_ world: World, _ slopes: RegressionAdjustment.Slopes) -> Self {
    let adjustment = Adjustment(slopes: slopes, covariates: [], hasHistory: true)
    let answer = CalibratedAnswer(slopes.rawValue, truth: world.meanDifference)
    return view(.adjustment(adjustment), answer) { experiment in
      experiment.summary(withPlacements: false)
    }
  }

  /// A further method of the comparison of means; without a test of its own, its interval tells what it rejects.
  private static func view(
    _ method: FurtherMethod, _ answer: CalibratedAnswer,
    _ summary: @escaping @Sendable (Experiment) -> Summary
  ) -> Self {
    let metric = MetricSpecification.standard[0]
    return CalibratedMethod(answer.name, answers: [answer]) { experiment in
      let pair = ComparedGroups(summary(experiment), control: 0, treatment: 1, number: 0)
      let view = await method.view(of: metric, pair, level: Calibration.level, threads: 1)
      guard let view, view.reason == nil, let difference = view.difference else { return [Finding()] }
      let rejects = view.test.map { $0.pValue < Calibration.alpha } ?? !difference.contains(0)
      return [
        Finding(estimate: difference.estimate, rejects: rejects, covers: difference.contains(answer.truth))
      ]
    }
  }
}

extension Experiment {
  /// The summary of both groups' response times from which further methods work.
  ///
  /// - Parameter withPlacements: whether all values and how they lie among those of the other group are told.
  /// - Returns: the summary, control first.
  func summary(withPlacements: Bool) -> Summary {
    let expression = MetricSpecification.standard[0].expression
    let samples = [control, treatment]
    let values = withPlacements ? samples.map { SortedValues($0.responses) } : []
    let groups = zip(["legacy", "canary"], samples).enumerated().map { place, named in
      let sample = named.1
      var group = GroupSummary(
        name: named.0, requests: sample.responses.count, units: sample.count,
        expressions: [expression: sample.responseSummary])
      group.unitColumns[expression] = UnitColumn(sums: sample.sums, sizes: sample.sizes)
      if !sample.pastSizes.isEmpty {
        group.history[expression] = UnitColumn(sums: sample.pastSums, sizes: sample.pastSizes)
      }
      if withPlacements {
        group.expressions[expression]?.values = values[place]
        let placements = sample.sumsByUser(of: sample.responses.map(values[1 - place].placement))
        group.expressions[.placement(expression, treatment: 0)] = MetricSummary(
          moments: Moments(), units: sample.units(placements, upTo: sample.count))
      }
      return group
    }
    return Summary(groups: groups, rows: RowCounts())
  }
}

extension GroupSample {
  /// The sum of each user's numbers, one for each request.
  fileprivate func sumsByUser(of numbers: [Double]) -> [Double] {
    var start = 0
    return ends.map { end in
      let sum = numbers[start..<end].reduce(0, +)
      start = end
      return sum
    }
  }
}
