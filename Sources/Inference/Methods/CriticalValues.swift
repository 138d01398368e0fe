import Distributions

/// The t beyond which a share (1 − level)/2 lies on either side; the normal's for ∞ degrees of freedom.
///
/// - Parameters:
///   - level: The confidence level, inside (0, 1).
///   - degreesOfFreedom: ν, above 0; ∞ allowed.
/// - Returns: The critical value.
/// - Throws: `invalidLevel`, `invalidDegreesOfFreedom`.
func criticalValue(level: Double, degreesOfFreedom: Double) throws(InferenceError) -> Double {
  guard level > 0 && level < 1 else { throw .invalidLevel(level) }
  return try studentT(degreesOfFreedom).upperQuantile((1 - level) / 2)
}

/// The t distribution, its error told in the words of this room.
///
/// - Parameter degreesOfFreedom: ν, above 0; ∞ allowed.
/// - Returns: The distribution.
/// - Throws: `invalidDegreesOfFreedom`.
func studentT(_ degreesOfFreedom: Double) throws(InferenceError) -> StudentT {
  do { return try StudentT(degreesOfFreedom: degreesOfFreedom) } catch {
    throw .invalidDegreesOfFreedom(degreesOfFreedom)
  }
}
