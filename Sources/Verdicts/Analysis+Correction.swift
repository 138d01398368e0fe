internal import Inference
internal import Summaries

extension Analysis {
  /// Corrects p-values, intervals and outcomes for the number of questions, and of looks.
  ///
  /// A family is the primary metric over all treatments, or all secondary metrics over all treatments; guardrails stand
  /// alone. Where a look is one of several, its p-value is the sequential one. Where the correction raises a p-value to
  /// p̃, the interval is made at α·p/p̃ in the place of α, at this look, so that both always agree.
  static func correct(
    _ metrics: inout [AnalysedMetric], summary: Summary, compared: [Int], settings: AnalysisSettings
  ) {
    let data = ComparedData(summary: summary, compared: compared, settings: settings)
    for role in MetricRole.allCases {
      var family: [Question] = []
      for metric in metrics.indices where metrics[metric].specification.role == role {
        for pair in metrics[metric].comparisons.indices {
          let found = metrics[metric].comparisons[pair].comparison
          if let question = data.question(metrics[metric].specification, metric, pair, found) {
            family.append(question)
          }
        }
      }
      let correction = role == .guardrail ? Correction.none : settings.correction
      let adjusted = correction.adjusted(family.map(\.pValue))
      let logarithms = correction.adjusted(log10PValues: family.map(\.log10PValue))
      for (index, question) in family.enumerated() {
        var comparison = question.comparison
        if question.look != nil || logarithms[index] > question.log10PValue {
          let level = adjustedLevel(
            alpha: 1 - settings.comparison.level, log10P: question.log10PValue,
            log10Adjusted: logarithms[index])
          comparison = data.compared(again: question, level: level)
        }
        comparison.settle(
          adjusted: adjusted[index], significance: settings.comparison.significance,
          direction: question.specification.direction)
        metrics[question.metric].comparisons[question.pair].comparison = comparison
      }
    }
  }

  /// Adds what is believed of every difference, at the planned level.
  static func addBayesianViews(
    to metrics: inout [AnalysedMetric], summary: Summary, compared: [Int], level: Double
  ) {
    for metric in metrics.indices {
      let specification = metrics[metric].specification
      for pair in metrics[metric].comparisons.indices {
        let view = ComparisonView.bayesian(
          metrics[metric].comparisons[pair].comparison, of: specification,
          control: summary.groups[compared[0]].summary(of: specification),
          treatment: summary.groups[compared[pair + 1]].summary(of: specification), level: level)
        metrics[metric].comparisons[pair].comparison.views.append(view)
      }
    }
  }
}

/// One metric of one treatment, as a member of its family.
private struct Question {
  var specification: MetricSpecification
  /// The place of the metric.
  var metric: Int
  /// The place of the comparison in it.
  var pair: Int
  /// The look it is asked at; nil where one look is planned.
  var look: SequentialLook?
  /// What is found before any correction.
  var comparison: MetricComparison
  /// The p-value that is corrected: the test's, or the sequential one.
  var pValue: Double
  /// Its common logarithm.
  var log10PValue: Double
}

/// The data that comparisons are made of again, at other levels.
private struct ComparedData {
  let summary: Summary
  let compared: [Int]
  let settings: AnalysisSettings

  /// A member of a family; nil where there is no test.
  func question(
    _ specification: MetricSpecification, _ metric: Int, _ pair: Int, _ comparison: MetricComparison
  ) -> Question? {
    guard let test = comparison.test else { return nil }
    var question = Question(
      specification: specification, metric: metric, pair: pair, comparison: comparison,
      pValue: test.pValue, log10PValue: test.log10PValue)
    guard settings.sequential.method != .none else { return question }
    guard
      let look = settings.look(
        sizes: compared.map { summary.groups[$0].units ?? summary.groups[$0].requests },
        treatment: pair + 1)
    else {
      // Nothing was planned that could be kept to: nothing is found.
      (question.pValue, question.log10PValue) = (1, 0)
      return question
    }
    question.look = look
    var figures = SequentialFigures(look, nominal: test.log10PValue)
    if specification.kind == .proportion, look.sequence != nil {
      figures = compared(again: question, level: settings.comparison.level).sequential ?? figures
    }
    question.comparison.sequential = figures
    (question.pValue, question.log10PValue) = (figures.pValue, figures.log10PValue)
    return question
  }

  /// The comparison at another level, that of all looks together where there are several.
  func compared(again question: Question, level: Double) -> MetricComparison {
    var comparison = settings.comparison
    if question.specification.role != .primary { comparison.targetLift = nil }
    comparison.level = level
    var boundary: Double?
    if let look = question.look {
      let limit = look.boundary(alpha: 1 - level)
      boundary = limit
      comparison.level = SequentialLook.level(boundary: limit)
      comparison.look = look
      comparison.lookAlpha = 1 - level
    }
    var result = question.specification.metric.compare(
      summary, control: compared[0], treatment: compared[question.pair + 1], settings: comparison)
    result.level = level
    result.views = question.comparison.views
    guard question.look != nil else { return result }
    // The effect size is of one look, at the planned level.
    result.effectSize = question.comparison.effectSize
    if result.sequential == nil {
      result.sequential = question.comparison.sequential
      result.sequential?.boundary = boundary
    }
    return result
  }
}
