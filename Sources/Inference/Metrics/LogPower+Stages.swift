extension LogPower {
  /// How sure an answer must be.
  public struct Settings: Sendable, Equatable {
    /// The chance of seeing the effect, in (0, 1).
    public var power = 0.8
    /// α, two-sided; a limit is proved at half of it.
    public var alpha = 0.05
    /// The improvement that a gate asks to be exceeded.
    public var improvement = 0.1

    /// The usual settings.
    public init() {}
  }

  /// The sizes that see an improvement.
  public struct Target: Sendable, Equatable {
    /// The improvement, a share of the control's value, above 0.
    public var improvement: Double
    /// The independent values of each group; nil where no number of them is enough.
    public var worth: RequiredSizes?
    /// The requests of each group, at the design effect of the log.
    public var requests: RequiredSizes?
    /// The units of each group, at the requests a unit of the log; nil without units.
    public var units: RequiredSizes?
  }

  /// What a stage can tell.
  public struct Stage: Sendable, Equatable {
    /// The requests of the treatment in the stage's hours; nil where the traffic is not known.
    public var requests: Double?
    /// Its distinct units; nil without units.
    public var units: Double?
    /// The smallest improvement that is seen in the stage's hours.
    public var smallest: Double?
    /// The smallest change for the worse that is seen, as a share of the control's value, above 0.
    public var smallestDecline: Double?
    /// The smallest improvement by which the gate's is proved in the stage's hours; nil where none is.
    public var smallestProof: Double?
    /// The days until each improvement is seen; nil where it never is.
    public var days: [Double?]
    /// The days until each improvement proves the gate's; nil where it never does, as when it is no larger.
    public var proofDays: [Double?]
  }

  /// The sizes for an improvement.
  ///
  /// - Parameters:
  ///   - improvement: above 0.
  ///   - share: the treatment's share of the traffic, in (0, 1).
  ///   - settings: how sure it must be.
  /// - Returns: the sizes; nil ones where no number is enough.
  public func target(_ improvement: Double, share: Double, settings: Settings) -> Target {
    let test = try? test(improvement, ratio: share / (1 - share), settings: settings)
    let sizes = try? test?.requiredSizes(power: settings.power)
    let factor = worth == .unit ? unitSize ?? 1 : designEffect ?? 1
    let requests = try? sizes?.inflated(by: factor)
    let perUnit = unitSize.map { 1 / $0 }
    let units = worth == .unit ? sizes : try? perUnit.flatMap { try requests?.inflated(by: $0) }
    return Target(improvement: improvement, worth: sizes, requests: requests, units: units)
  }

  /// What a share of the traffic can tell.
  ///
  /// - Parameters:
  ///   - share: the treatment's, in (0, 1).
  ///   - hours: how long it is watched, above 0.
  ///   - improvements: those that are hoped for, each above 0.
  ///   - settings: how sure it must be.
  /// - Returns: the answers, nil ones where there are none.
  public func stage(
    share: Double, hours: Double, improvements: [Double], settings: Settings
  ) -> Stage {
    guard let forecast else {
      let none = improvements.map { _ in nil as Double? }
      return Stage(days: none, proofDays: none)
    }
    let days = hours / 24
    let sizes = (
      control: forecast.worth(days: days, share: 1 - share),
      treatment: forecast.worth(days: days, share: share)
    )
    let ratio = share / (1 - share)
    func needed(_ test: (any PlannedTest)?) -> Double? {
      guard let found = try? test?.requiredSizes(power: settings.power) else { return nil }
      return
        (try? forecast.days(
          sizes: (Double(found.control), Double(found.treatment)), shares: (1 - share, share))) ?? nil
    }
    let better = specification.direction == .increase
    let seen = try? smallest(sizes, ratio: ratio, settings: settings, isIncrease: better)
    let declined = try? smallest(sizes, ratio: ratio, settings: settings, isIncrease: !better)
    let proven = try? proof(0, ratio: ratio, settings: settings)
      .smallestEffect(sizes: sizes, power: settings.power)
    return Stage(
      requests: share * forecast.dailyRequests * days, units: forecast.units(days: days, share: share),
      smallest: seen.flatMap { change($0, isIncrease: better) },
      smallestDecline: declined.flatMap { change($0, isIncrease: !better) },
      smallestProof: proven.flatMap { change($0, isIncrease: better) },
      days: improvements.map { needed(try? test($0, ratio: ratio, settings: settings)) },
      proofDays: improvements.map { improvement in
        improvement > settings.improvement
          ? needed(try? proof(improvement, ratio: ratio, settings: settings)) : nil
      })
  }

  /// A treatment's share, or a difference, over the control's value; nil for a fall by more than the whole.
  private func change(_ effect: Double, isIncrease: Bool) -> Double? {
    let lift = abs((specification.kind.isShare ? effect - value : effect) / value)
    return lift.isFinite && (isIncrease || lift <= 1) ? lift : nil
  }

  /// The smallest effect in a direction that is seen: the treatment's share, or the difference.
  private func smallest(
    _ sizes: (control: Double, treatment: Double), ratio: Double, settings: Settings, isIncrease: Bool
  ) throws(InferenceError) -> Double {
    guard specification.kind.isShare else {
      return try test(0, ratio: ratio, settings: settings).smallestEffect(sizes: sizes, power: settings.power)
    }
    return try ProportionPower(
      control: value, treatment: value, alpha: settings.alpha, ratio: ratio, method: .normal
    ).detectableRate(sizes: sizes, power: settings.power, isIncrease: isIncrease)
  }

  /// The test of no difference.
  private func test(
    _ improvement: Double, ratio: Double, settings: Settings
  ) throws(InferenceError) -> any PlannedTest {
    let sign = specification.direction.sign
    if specification.kind.isShare {
      return try ProportionPower(
        control: value, treatment: value * (1 + sign * improvement), alpha: settings.alpha, ratio: ratio,
        method: .normal)
    }
    return try DifferencePower(
      difference: sign * improvement * abs(value),
      variances: GroupVariances(control: standardDeviation * standardDeviation), alpha: settings.alpha,
      ratio: ratio)
  }

  /// The test that the improvement is larger than the gate's.
  private func proof(
    _ improvement: Double, ratio: Double, settings: Settings
  ) throws(InferenceError) -> any PlannedTest {
    let sign = specification.direction.sign
    let limit = sign * settings.improvement
    if specification.kind.isShare {
      return try ProportionMarginPower(
        control: value, treatment: value * (1 + sign * improvement), boundary: .lift(limit),
        alpha: settings.alpha / 2, ratio: ratio, isAbove: sign > 0)
    }
    return try DifferencePower(
      lift: sign * improvement, beyond: limit, control: value,
      variances: GroupVariances(control: standardDeviation * standardDeviation), alpha: settings.alpha / 2,
      ratio: ratio, alternative: sign > 0 ? .greater : .less)
  }
}
