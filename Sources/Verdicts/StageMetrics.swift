public import Inference
public import Plans
public import Summaries

/// What a stage's gate needs of a log.
public struct StageMetrics: Sendable {
  /// The share of requests that failed.
  public let errorRate = MetricSpecification.errorRate(role: .guardrail)
  /// The share of requests with a stated success that succeeded.
  public let successRate = MetricSpecification.successRate(role: .guardrail)
  /// The 95th percentile of response time.
  public let p95: MetricSpecification
  /// The mean confidence; a failed request has none, so that what is missing is counted apart.
  public let confidence: MetricSpecification
  /// The share of requests above the stage's limit of the 95th percentile; nil without a limit.
  let aboveLimit: MetricSpecification?
  /// The share of successes among the requests with a confidence, which tells how many of these succeeded.
  let confidentSuccess: MetricSpecification

  /// The metrics of a stage.
  ///
  /// - Parameters:
  ///   - stage: the stage, whose limits say what is asked.
  ///   - plan: the plan, whose metrics name the columns where these are not those that are recognised.
  public init(stage: CanaryStage, plan: Plan) {
    let specifications = CanarySpecifications(planned: plan.metrics, p95Limit: stage.limits.p95ResponseTime)
    p95 = specifications.p95
    confidence = specifications.confidence
    aboveLimit = specifications.aboveLimit
    confidentSuccess = specifications.confidentSuccess
  }

  /// What is compared between the groups.
  public var specifications: [MetricSpecification] { [errorRate, successRate, p95, confidence] }

  /// What is read beside it.
  public var furtherNeeds: [Need] {
    [aboveLimit, confidentSuccess].compactMap { $0 }.flatMap { $0.metric.needs(quantileLevels: []) }
  }
}
