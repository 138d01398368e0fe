/// The root of a decreasing function that is nearly a straight line, to the last digits.
///
/// A bracket is grown from a guess, then shrunk.
///
/// - Parameters:
///   - function: The function, above 0 left of the root.
///   - guess: A point near the root.
///   - step: How far from the guess the root may be expected, above 0.
///   - width: How near each other two places may be that are not worth telling apart; with 0 every bit counts.
/// - Returns: The root; NaN if no bracket is found among the doubles or the function is NaN.
package func decreasingRoot(
  of function: (Double) -> Double, near guess: Double, step: Double, width: Double = 0
) -> Double {
  var (low, high) = (guess, guess)
  var atLow = function(guess)
  var atHigh = atLow
  if atLow == 0 { return guess }
  var reach = step / 16
  // Four to the power of so many leads from any double to any other.
  let reaches = 1100
  for _ in 0..<reaches where atLow < 0 {
    (high, atHigh) = (low, atLow)
    low -= reach
    atLow = function(low)
    reach *= 4
  }
  for _ in 0..<reaches where atHigh > 0 {
    (low, atLow) = (high, atHigh)
    high += reach
    atHigh = function(high)
    reach *= 4
  }
  guard atLow > 0 && atHigh <= 0 else { return atHigh == 0 ? high : atLow == 0 ? low : .nan }
  return shrunkBracket((low, atLow), (high, atHigh), width: width, of: function)
}
