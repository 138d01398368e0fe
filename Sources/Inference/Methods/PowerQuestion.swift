import Distributions
import Glibc

/// Sample size, power, effect and significance level of a planned comparison, one of which follows from the rest.
public struct PowerQuestion: Sendable, Equatable {
  /// What is compared.
  public enum Kind: Sendable, Equatable {
    /// Two means; the effect is Cohen's d, nil where it is asked for.
    case mean(effectSize: Double?)
    /// Two proportions; the treatment's rate is nil where it is asked for.
    case proportion(baseline: Double, treatmentRate: Double?, method: ProportionPower.Method)
    /// Two estimates of any kind by what a unit adds to their variance; the difference is nil where it is asked for.
    ///
    /// The control's value is needed only for a boundary that is a lift.
    case estimate(control: Double?, difference: Double?, variances: GroupVariances)
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
  /// The limit that is to be ruled out; nil for no difference.
  ///
  /// That of a mean is in standard deviations.
  public var boundary: PowerBoundary?
  /// What a size must be multiplied by because requests of one unit are alike: the design effect, above 0.
  public var inflation = 1.0
  /// How often the experiment is looked at on the way; nil for once, at the end.
  public var looks: PowerLooks?

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
    let missing: [Unknown] =
      (controlSize == nil ? [.sampleSize] : []) + (power == nil ? [.power] : [])
      + (effect == nil ? [.effect] : [])
      + (alpha == nil ? [.alpha] : [])
    return missing.count == 1 ? missing[0] : nil
  }

  /// The effect as the kind holds it.
  private var effect: Double? {
    switch kind {
    case .mean(let effect): effect
    case .proportion(_, let rate, _): rate
    case .estimate(_, let difference, _): difference
    }
  }
}

/// A comparison whose size, power, effect and level belong together.
public struct PowerSolution: Sendable, Equatable {
  /// What was asked for.
  public var unknown: PowerQuestion.Unknown
  /// Cohen's d for means, Cohen's h for proportions; else the difference over the control's √v.
  public var effectSize: Double
  /// The control's rate; nil for means.
  public var control: Double?
  /// The treatment's rate; nil for means.
  public var treatment: Double?
  /// Treatment − control in the metric's unit; nil for means, whose unit is the standard deviation.
  public var difference: Double?
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
  /// `noncentral_t`, `arcsine`, `normal` or `farrington_manning`.
  public var method: String
}

/// A point of a power curve.
public struct PowerPoint: Sendable, Equatable {
  /// The sizes of the groups.
  public var sizes: RequiredSizes
  /// The chance of seeing the effect with them; nil where there is no number.
  public var power: Double?
  /// The smallest effect that they see with the power asked for: Cohen's d, the treatment's rate, or the difference.
  public var smallestEffect: Double?
}

extension PowerQuestion {
  /// The solution.
  ///
  /// - Returns: all four quantities.
  /// - Throws: `noSolution` where nothing reaches the target; the errors of ``MeanPower``, ``ProportionPower``,
  ///   ``DifferencePower`` and ``ProportionMarginPower``; `invalidCount` when not exactly one thing is asked for;
  ///   `controlMeanNotPositive` for a boundary that is a lift without a value to be relative to.
  public func solved() throws(InferenceError) -> PowerSolution {
    guard let unknown, inflation > 0, inflation.isFinite else { throw .invalidCount(.nan) }
    var alpha = alpha ?? 0.05
    var power = power ?? 0
    var effect = effect ?? withoutEffect
    var sizes = try controlSize.map { size throws(InferenceError) in
      try RequiredSizes(control: size, treatment: size * ratio)
    }
    let test = try test(effect: effect, alpha: alpha)
    let worth = worth(controlSize ?? 0)
    switch unknown {
    case .sampleSize:
      sizes = try test.requiredSizes(power: single(power, alpha: alpha)).inflated(by: inflation)
    case .power: power = try joint(test.power(sizes: worth), alpha: alpha)
    case .effect: effect = try test.smallestEffect(sizes: worth, power: single(power, alpha: alpha))
    case .alpha: alpha = try self.alpha(of: test, effect: effect, sizes: worth, power: power)
    }
    guard let sizes else { throw .invalidCount(.nan) }
    var solution = PowerSolution(
      unknown: unknown, effectSize: effect, sizes: sizes, power: power, alpha: alpha, ratio: ratio,
      alternative: alternative, method: "noncentral_t")
    switch kind {
    case .mean: break
    case .proportion(let baseline, _, let method):
      solution.effectSize = try CohensH(control: baseline, treatment: effect).h
      (solution.control, solution.treatment) = (baseline, effect)
      solution.difference = effect - baseline
      solution.method = boundary == nil ? method.rawValue : ProportionMarginPower.method
    case .estimate(_, _, let variances):
      solution.difference = effect
      let variance = variances.control > 0 ? variances.control : variances.treatment
      solution.effectSize = effect / variance.squareRoot()
    }
    return solution
  }

  /// Power and smallest effect at sizes around the one of the solution.
  ///
  /// - Parameter multiples: the sizes over those of the solution, each above 0.
  /// - Returns: a point for each.
  /// - Throws: as `solved`.
  public func curve(
    multiples: [Double] = [0.125, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]
  ) throws(InferenceError) -> [PowerPoint] {
    let solution = try solved()
    let effect = effect
    let test = try test(effect: effect ?? withoutEffect, alpha: solution.alpha)
    let single = try single(power ?? solution.power, alpha: solution.alpha)
    var points: [PowerPoint] = []
    for multiple in multiples {
      let control = (solution.sizes.unroundedControl * multiple).rounded(.up)
      guard let sizes = try? RequiredSizes(control: control, treatment: control * ratio) else { continue }
      let worth = worth(Double(sizes.control))
      points.append(
        PowerPoint(
          sizes: sizes,
          power: effect == nil ? nil : try? joint(test.power(sizes: worth), alpha: solution.alpha),
          smallestEffect: try? test.smallestEffect(sizes: worth, power: single)))
    }
    return points
  }

  /// What the kind holds where there is no effect.
  private var withoutEffect: Double {
    if case .proportion(let baseline, _, _) = kind { return baseline }
    return 0
  }

  /// The power that a single look must have, in a design with more of them.
  private func single(_ power: Double, alpha: Double) throws(InferenceError) -> Double {
    guard let looks else { return power }
    return try looks.single(power: power, alpha: alternative.bothSides(of: alpha))
  }

  /// The power of all looks, where a single one has a power.
  private func joint(_ power: Double, alpha: Double) throws(InferenceError) -> Double {
    guard let looks else { return power }
    return try looks.power(single: power, alpha: alternative.bothSides(of: alpha))
  }

  /// The α at which an effect is found; with several looks it is sought from that of a single one.
  private func alpha(
    of test: any PlannedTest, effect: Double, sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double {
    let alone = try test.alpha(sizes: sizes, power: power) * sides(of: test)
    guard looks != nil else { return alone }
    func excess(_ logAlpha: Double) -> Double {
      let alpha = exp(logAlpha)
      let moved = try? self.test(effect: effect, alpha: alpha)
      let found = try? moved.flatMap { try joint($0.power(sizes: sizes), alpha: alpha) }
      return (found ?? 0) - power
    }
    let low = log(alone)
    let high = log(alternative == .twoSided ? 0.999 : 0.499)
    guard low < high, excess(high) >= 0 else { throw .noSolution(target: power) }
    return excess(low) >= 0 ? alone : exp(bracketedRoot(between: low, and: high, of: excess))
  }

  /// The tails that α is shared by, of a test that knows one only.
  private func sides(of test: any PlannedTest) -> Double {
    test is ProportionMarginPower && alternative == .twoSided ? 2 : 1
  }

  /// The sizes without what clustering and looking early cost.
  private func worth(_ control: Double) -> (control: Double, treatment: Double) {
    (control / inflation, control * ratio / inflation)
  }

  /// The test that is planned, of an effect as the kind holds it.
  private func test(effect: Double, alpha: Double) throws(InferenceError) -> any PlannedTest {
    switch kind {
    case .mean:
      guard let limit = try limit(control: nil) else {
        return try MeanPower(effectSize: effect, alpha: alpha, ratio: ratio, alternative: alternative)
      }
      return ShiftedMeanPower(
        shifted: try MeanPower(
          effectSize: effect - limit, alpha: alpha, ratio: ratio, alternative: alternative),
        limit: limit)
    case .proportion(let baseline, _, let method):
      guard let boundary else {
        return try ProportionPower(
          control: baseline, treatment: effect, alpha: alpha, ratio: ratio, alternative: alternative,
          method: method)
      }
      let isAbove =
        alternative == .twoSided ? effect >= boundary.rate(control: baseline) : alternative == .greater
      return try ProportionMarginPower(
        control: baseline, treatment: effect, boundary: boundary, alpha: alternative.tail(of: alpha),
        ratio: ratio, isAbove: isAbove)
    case .estimate(let control, _, let variances):
      if case .lift(let limit) = boundary {
        guard let control, control > 0 else { throw .controlMeanNotPositive(control ?? .nan) }
        return try DifferencePower(
          lift: effect / control, beyond: limit, control: control, variances: variances, alpha: alpha,
          ratio: ratio, alternative: alternative)
      }
      return try DifferencePower(
        difference: effect, boundary: limit(control: control) ?? 0, variances: variances, alpha: alpha,
        ratio: ratio, alternative: alternative)
    }
  }

  /// The boundary as a difference; nil where there is none.
  private func limit(control: Double?) throws(InferenceError) -> Double? {
    switch boundary {
    case nil: return nil
    case .difference(let limit): return limit
    case .lift: throw .controlMeanNotPositive(control ?? .nan)
    }
  }
}
