/// Sample size, power, effect and significance level of a planned comparison, one of which follows from the rest.
public struct PowerQuestion: Sendable, Equatable {
  /// What is compared.
  public enum Kind: Sendable, Equatable {
    /// Two means; the effect is Cohen's d, nil where it is asked for.
    case mean(effectSize: Double?)
    /// Two proportions; the treatment's rate is nil where it is asked for.
    case proportion(baseline: Double, treatmentRate: Double?, method: ProportionPower.Method)
  }

  /// What can be asked for.
  public enum Unknown: String, Sendable, CaseIterable {
    /// The sizes of both groups.
    case sampleSize = "sample_size"
    /// The chance of seeing the effect.
    case power
    /// The smallest effect that is seen with that chance.
    case effect
    /// The significance level at which it is.
    case alpha
  }

  /// What is compared.
  public var kind: Kind
  /// The size of the control group; nil where it is asked for.
  public var controlSize: Double?
  /// The chance of seeing the effect, in (0, 1); nil where it is asked for.
  public var power: Double?
  /// The significance level, in (0, 1); nil where it is asked for.
  public var alpha: Double?
  /// The treatment's size over the control's, above 0.
  public var ratio: Double
  /// Which differences count.
  public var alternative: Alternative

  /// A question; exactly one of effect, size, power and level must be nil.
  public init(
    kind: Kind, controlSize: Double?, power: Double?, alpha: Double?, ratio: Double = 1,
    alternative: Alternative = .twoSided
  ) {
    self.kind = kind
    self.controlSize = controlSize
    self.power = power
    self.alpha = alpha
    self.ratio = ratio
    self.alternative = alternative
  }

  /// What is asked for; nil unless it is exactly one thing.
  public var unknown: Unknown? {
    let hasEffect =
      switch kind {
      case .mean(let effect): effect != nil
      case .proportion(_, let rate, _): rate != nil
      }
    let missing: [Unknown] =
      (controlSize == nil ? [.sampleSize] : []) + (power == nil ? [.power] : [])
      + (hasEffect ? [] : [.effect])
      + (alpha == nil ? [.alpha] : [])
    return missing.count == 1 ? missing[0] : nil
  }
}

/// A comparison whose size, power, effect and level belong together.
public struct PowerSolution: Sendable, Equatable {
  /// What was asked for.
  public var unknown: PowerQuestion.Unknown
  /// Cohen's d for means, Cohen's h for proportions.
  public var effectSize: Double
  /// The control's rate; nil for means.
  public var control: Double?
  /// The treatment's rate; nil for means.
  public var treatment: Double?
  /// The sizes of the groups, whole.
  public var sizes: RequiredSizes
  /// The chance of seeing the effect.
  public var power: Double
  /// The significance level.
  public var alpha: Double
  /// The treatment's size over the control's.
  public var ratio: Double
  /// Which differences count.
  public var alternative: Alternative
  /// `noncentral_t`, `arcsine` or `normal`.
  public var method: String
}

extension PowerQuestion {
  /// The solution.
  ///
  /// - Returns: all four quantities.
  /// - Throws: `noSolution` where nothing reaches the target; the errors of ``MeanPower`` and ``ProportionPower``;
  ///   `invalidCount` when not exactly one thing is asked for.
  public func solved() throws(InferenceError) -> PowerSolution {
    guard let unknown else { throw .invalidCount(.nan) }
    switch kind {
    case .mean(let effect): return try solve(unknown, effect: effect)
    case .proportion(let baseline, let rate, let method):
      return try solve(unknown, baseline: baseline, rate: rate, method: method)
    }
  }

  private var pair: (control: Double, treatment: Double) {
    let control = controlSize ?? 0
    return (control, control * ratio)
  }

  private func solve(_ unknown: Unknown, effect: Double?) throws(InferenceError) -> PowerSolution {
    var alpha = alpha ?? 0.05
    var effect = effect ?? 0
    var power = power ?? 0
    var sizes = controlSize == nil ? nil : try RequiredSizes(control: pair.control, treatment: pair.treatment)
    let design = try MeanPower(effectSize: effect, alpha: alpha, ratio: ratio, alternative: alternative)
    switch unknown {
    case .sampleSize: sizes = try design.requiredSizes(power: power)
    case .power: power = try design.power(sizes: pair)
    case .effect: effect = try design.detectableEffect(sizes: pair, power: power)
    case .alpha: alpha = try design.alpha(sizes: pair, power: power)
    }
    guard let sizes else { throw .invalidCount(.nan) }
    return PowerSolution(
      unknown: unknown, effectSize: effect, sizes: sizes, power: power, alpha: alpha, ratio: ratio,
      alternative: alternative, method: "noncentral_t")
  }

  private func solve(
    _ unknown: Unknown, baseline: Double, rate: Double?, method: ProportionPower.Method
  ) throws(InferenceError) -> PowerSolution {
    var alpha = alpha ?? 0.05
    var rate = rate ?? baseline
    var power = power ?? 0
    var sizes = controlSize == nil ? nil : try RequiredSizes(control: pair.control, treatment: pair.treatment)
    let design = try ProportionPower(
      control: baseline, treatment: rate, alpha: alpha, ratio: ratio, alternative: alternative, method: method
    )
    switch unknown {
    case .sampleSize: sizes = try design.requiredSizes(power: power)
    case .power: power = try design.power(sizes: pair)
    case .effect: rate = try design.detectableRate(sizes: pair, power: power)
    case .alpha: alpha = try design.alpha(sizes: pair, power: power)
    }
    guard let sizes else { throw .invalidCount(.nan) }
    return PowerSolution(
      unknown: unknown, effectSize: try CohensH(control: baseline, treatment: rate).h, control: baseline,
      treatment: rate, sizes: sizes, power: power, alpha: alpha, ratio: ratio, alternative: alternative,
      method: method.rawValue)
  }
}
