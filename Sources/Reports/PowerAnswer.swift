public import Inference
public import Verdicts

/// What a power calculation was asked and what it found, as plain values; of size, power, effect and α one was solved
/// from the rest.
public struct PowerAnswer: Sendable, Equatable {
  /// What is compared.
  public enum Kind: String, Sendable, CaseIterable {
    /// Two means, by the t test.
    case mean
    /// Two proportions.
    case proportion
  }

  /// What is compared.
  public var kind: Kind
  /// What was solved for.
  public var solved: PowerQuestion.Unknown
  /// The requests, or units, of each group.
  public var sizes: GroupPair<Int>
  /// The chance of finding the effect.
  public var power: Double
  /// Cohen's d of means, Cohen's h of proportions, signed.
  public var effectSize: Double
  /// α.
  public var alpha: Double
  /// The direction looked at.
  public var alternative: Alternative
  /// treatment ÷ control size.
  public var ratio: Double
  /// The method: `noncentral_t`, `arcsine` or `normal`.
  public var method: String
  /// The days that the traffic needs; nil without daily traffic.
  public var days: Double?
  /// The requests, or units, of a day, of both groups together.
  public var daily: Double?
  /// The difference of means, in the unit of the metric.
  public var difference: Double?
  /// The standard deviation of the values.
  public var standardDeviation: Double?
  /// The control's proportion.
  public var baseline: Double?
  /// The treatment's proportion.
  public var treatmentRate: Double?

  /// An answer; what is not an argument is nil until it is set.
  public init(
    kind: Kind, solved: PowerQuestion.Unknown, sizes: GroupPair<Int>, power: Double, effectSize: Double,
    alpha: Double,
    alternative: Alternative, ratio: Double, method: String, days: Double? = nil
  ) {
    self.kind = kind
    self.solved = solved
    self.sizes = sizes
    self.power = power
    self.effectSize = effectSize
    self.alpha = alpha
    self.alternative = alternative
    self.ratio = ratio
    self.method = method
    self.days = days
  }
}
