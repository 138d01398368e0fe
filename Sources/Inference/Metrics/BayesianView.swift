internal import Sentences
public import Summaries

extension ComparisonView {
  /// What is believed after the data: how likely the treatment is better, and what either choice would cost.
  ///
  /// Proportions have beta posteriors from a flat prior, at n ÷ design effect requests where there are units; every other
  /// metric has a normal posterior from a flat prior. `expected_loss_of_treatment` is what is lost on average, in the
  /// metric's unit, by taking the treatment although it is worse, and `expected_loss_of_control` by keeping the control
  /// although it is worse. It is shown and never decides.
  ///
  /// - Parameters:
  ///   - comparison: what the test says of the same groups.
  ///   - specification: the metric.
  ///   - control: the control's summary.
  ///   - treatment: the treatment's.
  ///   - level: the level of the credible interval, inside (0, 1).
  /// - Returns: the view, with a reason where there is no answer.
  public static func bayesian(
    _ comparison: MetricComparison, of specification: MetricSpecification, control: MetricSummary,
    treatment: MetricSummary, level: Double
  ) -> ComparisonView {
    var view = ComparisonView(name: "bayesian", level: level)
    do throws(InferenceError) {
      if let reason = comparison.reasonSentence {
        view.reasonSentence = reason
      } else if specification.kind == .proportion {
        let counts = try ProportionMetric.counts(control, treatment)
        let posterior = try BetaPosterior(control: counts.control, treatment: counts.treatment)
        view.detailSentence = "flat beta priors"
        view.difference = try posterior.interval(level: level)
        view.take(
          above: (posterior.probabilityAbove, posterior.expectedAbove),
          below: (posterior.probabilityBelow, posterior.expectedBelow), direction: specification.direction)
      } else if let difference = comparison.difference, let error = comparison.standardError {
        let posterior = try NormalPosterior(difference: difference.estimate, standardError: error)
        view.detailSentence = "flat prior"
        view.difference = try posterior.interval(level: level)
        view.take(
          above: (posterior.probabilityAbove, posterior.expectedAbove),
          below: (posterior.probabilityBelow, posterior.expectedBelow), direction: specification.direction)
      } else {
        view.reasonSentence = "the difference has no standard error"
      }
    } catch {
      view.reasonSentence = error.sentence
    }
    if view.reason != nil { view.level = nil }
    return view
  }

  /// Tells probability and losses by what is better, not by what is higher.
  private mutating func take(
    above: (probability: Double, loss: Double), below: (probability: Double, loss: Double),
    direction: Direction
  ) {
    let (better, worse) = direction == .increase ? (above, below) : (below, above)
    figures = [
      Figure("probability_better", better.probability), Figure("expected_loss_of_treatment", worse.loss),
      Figure("expected_loss_of_control", better.loss),
    ]
  }
}
