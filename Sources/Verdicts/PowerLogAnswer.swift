public import Inference
public import Plans
public import Sentences
public import Summaries

/// What a log says of how long each stage of a release must last, metric by metric.
public struct PowerLogAnswer: Sendable, Equatable {
  /// One metric.
  public struct Metric: Sendable, Equatable {
    /// What is asked.
    public var specification: MetricSpecification
    /// What the log says of it; nil where it says nothing.
    public var power: LogPower?
    /// Why it says nothing.
    public var reasonSentence: Sentence?
    /// The sizes for each improvement, half of the traffic in each group.
    public var targets: [LogPower.Target]
    /// What each stage can tell.
    public var stages: [LogPower.Stage]

    /// Why it says nothing, in English.
    public var reason: String? { reasonSentence?.english }
  }

  /// The group whose values these are.
  public var control: String
  /// Its requests.
  public var requests: Int
  /// The requests of all groups.
  public var allRequests: Int
  /// The column of the units; nil where requests are independent.
  public var unit: String?
  /// The traffic; nil where the log does not tell it.
  public var traffic: LogTraffic?
  /// The requests and units of each day.
  public var days: [DailyTraffic.Day]
  /// How sure an answer must be.
  public var settings: LogPower.Settings
  /// The improvements that are hoped for.
  public var improvements: [Double]
  /// The stages.
  public var stages: [CanaryStage]
  /// The metrics.
  public var metrics: [Metric]

  /// The answer for the metrics of a log.
  ///
  /// - Parameters:
  ///   - specifications: the metrics, as far as the log has them.
  ///   - summary: what was read.
  ///   - control: the index of the group whose values are taken.
  ///   - improvements: those that are hoped for.
  ///   - stages: the stages.
  ///   - settings: how sure an answer must be.
  ///   - daily: the requests of a day, where they are known better.
  ///   - unit: the column of the units.
  public init(
    _ specifications: [MetricSpecification], of summary: Summary, control: Int, improvements: [Double],
    stages: [CanaryStage], settings: LogPower.Settings, daily: Double?, unit: String?
  ) {
    let group = summary.groups[control]
    let traffic = LogTraffic(summary, daily: daily)
    self.control = group.name
    requests = group.requests
    allRequests = summary.groups.map(\.requests).reduce(0, +)
    self.unit = unit
    self.traffic = traffic
    days = summary.dailyTraffic?.days ?? []
    self.settings = settings
    self.improvements = improvements
    self.stages = stages
    metrics = specifications.map { specification in
      var metric = Metric(specification: specification, targets: [], stages: [])
      do throws(InferenceError) {
        let power = try LogPower(specification, of: group, traffic: traffic)
        metric.power = power
        metric.targets = improvements.map { power.target($0, share: 0.5, settings: settings) }
        metric.stages = stages.map {
          power.stage(share: $0.share, hours: $0.hours, improvements: improvements, settings: settings)
        }
      } catch {
        metric.reasonSentence = error.sentence
      }
      return metric
    }
  }
}
