/// How many rows (or units) each group needs.
public struct RequiredSizes: Sendable, Equatable {
  /// The control's, rounded up.
  public let control: Int
  /// The treatment's, rounded up from its own unrounded number.
  public let treatment: Int
  /// The control's solution before rounding.
  public let unroundedControl: Double
  /// The treatment's.
  public let unroundedTreatment: Double

  /// Sizes from the unrounded solution, each rounded up by itself and at least 2.
  ///
  /// - Parameters:
  ///   - control: the control's, above 0.
  ///   - treatment: the treatment's.
  /// - Throws: `invalidCount` for what is not above 0 or beyond a quintillion.
  public init(control: Double, treatment: Double) throws(InferenceError) {
    for size in [control, treatment] where !(size > 0 && size < 1e18) { throw .invalidCount(size) }
    unroundedControl = control
    unroundedTreatment = treatment
    self.control = max(2, Int(control.rounded(.up)))
    self.treatment = max(2, Int(treatment.rounded(.up)))
  }

  /// The sizes when rows of one unit are alike: both multiplied by the design effect before rounding.
  ///
  /// *Source:* L. Kish, "Survey Sampling", 1965, section 8.2; see ``ClusterDesign``.
  ///
  /// - Parameter designEffect: clustered ÷ naive variance, above 0.
  /// - Returns: The larger sizes.
  /// - Throws: `invalidCount`.
  public func inflated(by designEffect: Double) throws(InferenceError) -> RequiredSizes {
    try RequiredSizes(
      control: unroundedControl * designEffect, treatment: unroundedTreatment * designEffect)
  }

  /// The days until both groups are full.
  ///
  /// - Parameters:
  ///   - shares: the share of traffic of each group, in (0, 1].
  ///   - daily: rows (or units) a day, both groups together, above 0.
  /// - Returns: Days, unrounded.
  /// - Throws: `invalidProbability`, `invalidCount`.
  public func days(
    shares: (control: Double, treatment: Double), daily: Double
  ) throws(InferenceError) -> Double {
    try Inference.days(
      sizes: [Double(control), Double(treatment)], shares: [shares.control, shares.treatment], daily: daily)
  }
}

/// The days until every group has its size.
///
///     days = max over g of n_g/(share_g·daily)
///
/// - Parameters:
///   - sizes: n_g of each group, at least 0.
///   - shares: the share of traffic of each group, in (0, 1].
///   - daily: rows (or units) a day, all groups together, above 0.
/// - Returns: Days, unrounded; 0 without groups.
/// - Throws: `unequalLengths`, `invalidProbability`, `invalidCount`.
public func days(sizes: [Double], shares: [Double], daily: Double) throws(InferenceError) -> Double {
  guard sizes.count == shares.count else { throw .unequalLengths(sizes.count, shares.count) }
  guard daily > 0 && daily.isFinite else { throw .invalidCount(daily) }
  var longest = 0.0
  for (size, share) in zip(sizes, shares) {
    guard share > 0 && share <= 1 else { throw .invalidProbability(share) }
    guard size >= 0 && size.isFinite else { throw .invalidCount(size) }
    longest = max(longest, size / (share * daily))
  }
  return longest
}

/// Checks a level, power or α.
///
/// - Throws: `invalidLevel` outside (0, 1).
func checkInside01(_ values: Double...) throws(InferenceError) {
  for value in values where !(value > 0 && value < 1) { throw .invalidLevel(value) }
}

/// Checks two sizes, which need not be whole.
///
/// - Throws: `invalidCount` for what is not finite and above 0.
func checkSizes(_ sizes: (control: Double, treatment: Double)) throws(InferenceError) {
  for size in [sizes.control, sizes.treatment] where !(size > 0 && size.isFinite) {
    throw .invalidCount(size)
  }
}
