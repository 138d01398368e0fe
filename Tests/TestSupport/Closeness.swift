/// How many representable doubles lie between two numbers.
///
/// *Edge cases:* 0 and −0 are the same; two NaNs, or two equal infinities, are 0 apart; a NaN and a number, or an
/// infinity and anything else, are `UInt64.max` apart.
///
/// - Parameters:
///   - first: A number.
///   - second: Another.
/// - Returns: The distance in units in the last place.
public func ulps(between first: Double, and second: Double) -> UInt64 {
  if first == second || (first.isNaN && second.isNaN) { return 0 }
  guard first.isFinite && second.isFinite else { return .max }
  // Doubles of one sign are ordered as their bits are.
  func rank(_ number: Double) -> Int64 {
    let magnitude = Int64(number.magnitude.bitPattern)
    return number.sign == .minus ? -magnitude : magnitude
  }
  let (low, high) = (min(rank(first), rank(second)), max(rank(first), rank(second)))
  return UInt64(bitPattern: high &- low)
}

/// |found − expected| ÷ |expected|.
///
/// *Edge cases:* equal numbers (also infinities) and two NaNs give 0; any other expected 0, NaN or infinity gives ∞.
///
/// - Parameters:
///   - found: The number under test.
///   - expected: The truth.
/// - Returns: The relative error, at least 0, never NaN.
public func relativeError(_ found: Double, _ expected: Double) -> Double {
  if found == expected || (found.isNaN && expected.isNaN) { return 0 }
  guard expected != 0 && expected.isFinite && found.isFinite else { return .infinity }
  return ((found - expected) / expected).magnitude
}

/// The number of correct digits of a number, as NIST's reference data sets are judged: between 0 and 15.
///
///     LRE = −log₁₀(|found − certified| ÷ |certified|), of |found| itself where 0 is certified
///
/// - Parameters:
///   - found: The number under test.
///   - certified: The truth.
/// - Returns: The logarithm of the relative error, to a tenth; 15 where the two are equal.
public func correctDigits(_ found: Double, _ certified: Double) -> Double {
  let error = certified == 0 ? found.magnitude : relativeError(found, certified)
  guard error > 0 else { return 15 }
  guard error.isFinite else { return 0 }
  let digits = -naturalLogarithm(error) / naturalLogarithm(10)
  return min(15, max(0, (digits * 10).rounded() / 10))
}
