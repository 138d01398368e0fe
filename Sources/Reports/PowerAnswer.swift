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
    /// Two ratios of sums over units.
    case ratio
    /// Two quantiles.
    case quantile
  }

  /// What is to be proved.
  public enum Aim: String, Sendable, CaseIterable {
    /// That there is a difference.
    case difference
    /// That the treatment is not worse by a margin.
    case nonInferiority = "non_inferiority"
    /// That the treatment is better by more than a margin.
    case superiority
  }

  /// A point of the power curve.
  public struct Point: Sendable, Equatable {
    /// The sizes of the groups.
    public var sizes: GroupPair<Int>
    /// The chance of seeing the effect; nil where there is no number.
    public var power: Double?
    /// The smallest effect seen with the power asked for.
    ///
    /// A difference where its unit is known, else Cohen's d; of proportions the treatment's rate.
    public var smallestEffect: Double?
    /// The days that the traffic needs; nil without daily traffic.
    public var days: Double?

    /// A point.
    public init(sizes: GroupPair<Int>, power: Double?, smallestEffect: Double?, days: Double?) {
      self.sizes = sizes
      self.power = power
      self.smallestEffect = smallestEffect
      self.days = days
    }
  }

  /// What is compared.
  public var kind: Kind
  /// What was solved for.
  public var solved: PowerQuestion.Unknown
  /// The requests, or units, of each group.
  public var sizes: GroupPair<Int>
  /// The chance of finding the effect.
  public var power: Double
  /// Cohen's d of means, Cohen's h of proportions, signed; else the difference over one unit's standard deviation.
  public var effectSize: Double
  /// α.
  public var alpha: Double
  /// The direction looked at.
  public var alternative: Alternative
  /// treatment ÷ control size.
  public var ratio: Double
  /// The method: `noncentral_t`, `arcsine`, `normal` or `farrington_manning`.
  public var method: String
  /// The days that the traffic needs; nil without daily traffic.
  public var days: Double?
  /// The requests, or units, of a day, of both groups together.
  public var daily: Double?
  /// The difference, in the unit of the metric.
  public var difference: Double?
  /// The standard deviation of the values, or what one unit adds to that of the estimate.
  public var standardDeviation: Double?
  /// The control's value.
  public var baseline: Double?
  /// The treatment's proportion.
  public var treatmentRate: Double?
  /// Which quantile.
  public var level: Double?
  /// What is to be proved.
  public var aim = Aim.difference
  /// How much worse the treatment may be, or how much better it must be; nil without a margin.
  public var margin: Double?
  /// Whether the margin is a share of the control's value.
  public var isMarginRelative = false
  /// How often the experiment is looked at; nil for once.
  public var looks: PowerLooks?
  /// What the sizes were multiplied by because the requests of a unit are alike; nil where they are independent.
  public var designEffect: Double?
  /// The correlation of two requests of a unit, where it was given.
  public var intraclassCorrelation: Double?
  /// The requests of a unit, where they were given.
  public var unitSize: Double?
  /// The standard deviation over the mean of the requests of a unit.
  public var unitSizeVariation: Double?
  /// About how many units the sizes are; nil where requests of a unit were not given.
  public var units: GroupPair<Int>?
  /// Power and smallest effect at other sizes; empty unless asked for.
  public var curve: [Point] = []

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
