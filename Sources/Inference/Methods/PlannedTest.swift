/// A test that is planned: of sizes, power, effect and α any one follows from the rest.
protocol PlannedTest {
  /// The probability of finding the effect with n_c and n_t.
  func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double

  /// The sizes that find the effect with a given power.
  func requiredSizes(power: Double) throws(InferenceError) -> RequiredSizes

  /// The smallest effect that is found with a given power, as the test's type holds its effect.
  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double

  /// The α at which the effect is found with a given power.
  func alpha(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double
}

extension MeanPower: PlannedTest {
  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { try detectableEffect(sizes: sizes, power: power) }
}

extension DifferencePower: PlannedTest {
  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { try detectableEffect(sizes: sizes, power: power) }
}

extension ProportionPower: PlannedTest {
  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { try detectableRate(sizes: sizes, power: power) }
}

extension ProportionMarginPower: PlannedTest {
  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { try detectableRate(sizes: sizes, power: power) }
}

/// The t test of two means against a limit other than 0, all in standard deviations.
///
/// To rule out d₀ is to find an effect of d − d₀.
struct ShiftedMeanPower: PlannedTest {
  /// The test of d − d₀.
  let shifted: MeanPower
  /// d₀.
  let limit: Double

  func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double {
    try shifted.power(sizes: sizes)
  }

  func requiredSizes(power: Double) throws(InferenceError) -> RequiredSizes {
    try shifted.requiredSizes(power: power)
  }

  func smallestEffect(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { limit + (try shifted.detectableEffect(sizes: sizes, power: power)) }

  func alpha(
    sizes: (control: Double, treatment: Double), power: Double
  ) throws(InferenceError) -> Double { try shifted.alpha(sizes: sizes, power: power) }
}
