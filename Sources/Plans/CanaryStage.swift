/// A stage of a canary release: how much of the traffic, and how long it is watched.
public struct CanaryStage: Sendable, Equatable {
  /// Its number, from 1.
  public var number: Int
  /// The canary's share of the traffic, in (0, 1).
  public var share: Double
  /// The hours that it is watched.
  public var hours: Double

  /// A stage.
  public init(number: Int, share: Double, hours: Double) {
    self.number = number
    self.share = share
    self.hours = hours
  }

  /// The stages of a plan in which there are two groups; the usual ones where it has none.
  ///
  /// Hours that a stage does not state are those of the usual stage of its number, else 24.
  public static func planned(_ plan: Plan) -> [CanaryStage] {
    let found = plan.stages.filter { $0.percentage > 0 && $0.percentage < 100 }.map { stage in
      CanaryStage(
        number: stage.number, share: stage.percentage / 100,
        hours: stage.hours ?? standard.first { $0.number == stage.number }?.hours ?? 24)
    }
    return found.isEmpty ? standard : found
  }

  /// The stages in which there are two groups, as the team has them.
  public static let standard = [
    CanaryStage(number: 1, share: 0.05, hours: 24), CanaryStage(number: 2, share: 0.10, hours: 24),
    CanaryStage(number: 3, share: 0.25, hours: 48), CanaryStage(number: 4, share: 0.50, hours: 72),
  ]
}
