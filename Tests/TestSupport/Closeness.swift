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
