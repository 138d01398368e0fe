internal import LinearAlgebra
internal import Summaries

/// Two groups' means, made comparable by what was known of their units before.
///
///     separate slopes (Lin):   y = μ_g + β_gᵀ·(x − X̄) in each group g, X̄ over both groups
///     common slopes (CUPED):   y = μ_g + θᵀ·(x − X̄), one θ for both groups
///     Var(μ̂) by HC2:           (XᵀX)⁻¹·Σ xᵢxᵢᵀ·eᵢ²/(1 − hᵢ)·(XᵀX)⁻¹
///
/// μ_t − μ_c is the coefficient of the treatment in one regression of both groups, with or without the covariates'
/// interactions; its HC2 variance is that of the two means. Without covariates this is Welch's test. Outcomes that are
/// ratios of units' sums are linearised first (``linearised(sums:sizes:)``). Covariates that are constant, or that the ones
/// before them already determine in either group, are dropped and named.
///
/// *Edge cases:* fewer units in a group than covariates + 3 are `tooFewUnits`; a covariate that tells one single unit from
/// all others leaves HC2 without an answer, `tooFewUnits(found: 1, needed: 2)`; NaN and ±∞ are `notFinite`.
///
/// *Source:* W. Lin, "Agnostic notes on regression adjustments to experimental data", Annals of Applied Statistics 7
/// (2013), 295–318, doi:10.1214/12-AOAS583; A. Deng, Y. Xu, R. Kohavi and T. Walker, "Improving the sensitivity of online
/// controlled experiments by utilizing pre-experiment data", WSDM 2013, doi:10.1145/2433396.2433413; HC2: J. G. MacKinnon
/// and H. White, Journal of Econometrics 29 (1985), 305–325, doi:10.1016/0304-4076(85)90158-7.
public struct RegressionAdjustment: Sendable, Equatable {
  /// Whether the covariates act alike in both groups.
  public enum Slopes: String, Sendable, Equatable {
    /// One slope for both groups: CUPED.
    case common = "cuped"
    /// A slope for each group: all interactions with the treatment, Lin's regression.
    case separate = "regression"
  }

  /// A group: an outcome for each unit, and as many numbers of each covariate.
  public struct Group: Sendable, Equatable {
    /// The outcomes of the units.
    public var outcomes: [Double]
    /// The covariates, each with a number for each unit.
    public var covariates: [[Double]]

    /// A group from its columns.
    public init(outcomes: [Double], covariates: [[Double]]) {
      self.outcomes = outcomes
      self.covariates = covariates
    }
  }

  /// The control's adjusted mean.
  public let control: Estimate
  /// The treatment's adjusted mean.
  public let treatment: Estimate
  /// The covariance of the two, which common slopes bring about.
  public let covariance: Double
  /// The places of the covariates that were used, in order.
  public let used: [Int]
  /// The places of those that were dropped, in order.
  public let dropped: [Int]
  /// The control's slope for each covariate used, in the outcome's unit per unit of the covariate.
  public let controlSlopes: [Double]
  /// The treatment's; the same where slopes are common.
  public let treatmentSlopes: [Double]
  /// 1 − adjusted ÷ unadjusted variance of the difference.
  public let varianceReduction: Double

  /// Adjusts two groups.
  ///
  /// - Parameters:
  ///   - control: the control.
  ///   - treatment: the treatment, with the same covariates.
  ///   - slopes: whether slopes are common to both.
  ///   - threads: how many threads to use; two are of use.
  /// - Throws: `unequalLengths`; `tooFewUnits`; `notFinite`; `zeroVariance`.
  /// - Complexity: O(units·covariates²), two walks along the columns.
  public init(
    control: Group, treatment: Group, slopes: Slopes, threads: Int = 1
  ) async throws(InferenceError) {
    let columns = try AdjustmentColumns(control, treatment)
    let (first, second) = await both(threads: threads, columns.control, columns.treatment) { $0.triangle() }
    let model = try AdjustmentModel(control: first, treatment: second, slopes: slopes)
    let (left, right) = (columns.control.keeping(model.kept), columns.treatment.keeping(model.kept))
    let spreads = await both(
      threads: threads, (left, model.control), (right, model.treatment)
    ) { group, part in group.spread(of: part) }
    let meat = spreads.0.adding(spreads.1)
    guard meat.leverage < 1 - 1e-9 else { throw .tooFewUnits(found: 1, needed: 2) }
    let parameters = model.kept.count + 1
    self.control = try Estimate(
      value: columns.centre + model.control.mean, variance: meat.control,
      degreesOfFreedom: Double(control.outcomes.count - parameters))
    self.treatment = try Estimate(
      value: columns.centre + model.treatment.mean, variance: meat.treatment,
      degreesOfFreedom: Double(treatment.outcomes.count - parameters))
    covariance = meat.covariance
    used = model.kept.map { columns.used[$0] }
    dropped = control.covariates.indices.filter { [used] in !used.contains($0) }
    controlSlopes = zip(model.control.slopes, model.kept).map { $0 / columns.scales[$1] }
    treatmentSlopes = zip(model.treatment.slopes, model.kept).map { $0 / columns.scales[$1] }
    let plain = try standardErrorOfDifference(
      Estimate(Moments(control.outcomes.span)), Estimate(Moments(treatment.outcomes.span)))
    let adjusted = try standardErrorOfDifference(self.control, self.treatment, covariance: covariance)
    varianceReduction = 1 - (adjusted / plain) * (adjusted / plain)
  }

  /// The test of the adjusted difference.
  ///
  /// - Returns: Welch's test of the two adjusted means.
  /// - Throws: `zeroVariance`.
  public func test() throws(InferenceError) -> Welch {
    try Welch(control: control, treatment: treatment, covariance: covariance)
  }

  /// The adjusted relative difference.
  ///
  /// - Returns: Fieller's set of the two adjusted means.
  /// - Throws: `controlMeanNotPositive`; `zeroVariance`.
  public func lift() throws(InferenceError) -> Fieller {
    let test = try test()
    return try Fieller(
      control: control, treatment: treatment, degreesOfFreedom: test.degreesOfFreedom, covariance: covariance)
  }

  /// What each unit contributes to its group's mean per row, as if units were rows.
  ///
  ///     y_u = R + (Y_u − R·N_u)/N̄,   R = ΣY/ΣN
  ///
  /// The mean of y is R and its variance, divided by the number of units, the delta method's.
  ///
  /// - Parameters:
  ///   - sums: Y, of each unit.
  ///   - sizes: N, of each unit, above 0; as many (checked).
  /// - Returns: y, of each unit.
  public static func linearised(sums: [Double], sizes: [Double]) -> [Double] {
    precondition(sums.count == sizes.count, "a size for each sum")
    let total = sum(sizes.span)
    let ratio = sum(sums.span) / total
    let mean = total / Double(sizes.count)
    return zip(sums, sizes).map { ratio + ($0 - ratio * $1) / mean }
  }
}

/// The same of two values, side by side where there are threads for both.
private func both<Input: Sendable, Output: Sendable>(
  threads: Int, _ first: Input, _ second: Input, _ body: @Sendable @escaping (Input) -> Output
) async -> (Output, Output) {
  guard threads > 1 else { return (body(first), body(second)) }
  async let aside = apart(second, body)
  let here = await apart(first, body)
  return (here, await aside)
}

@concurrent
private func apart<Input: Sendable, Output: Sendable>(
  _ input: Input, _ body: @Sendable @escaping (Input) -> Output
) async -> Output {
  body(input)
}
