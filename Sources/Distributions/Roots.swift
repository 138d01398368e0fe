/// The root of a decreasing function that is nearly a straight line, to the last digits.
///
/// A bracket is grown from a guess, then shrunk by the secant, halving the stale end's value (the Illinois rule), so
/// that it always closes.
///
/// *Source:* M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root of an equation",
/// BIT 11 (1971), 168–174, doi:10.1007/BF01934364.
///
/// - Parameters:
///   - function: The function, above 0 left of the root.
///   - guess: A point near the root.
///   - step: How far from the guess the root may be expected, above 0.
/// - Returns: The root; NaN if no bracket is found among the doubles or the function is NaN.
package func decreasingRoot(
  of function: (Double) -> Double, near guess: Double, step: Double
) -> Double {
  var (low, high) = (guess, guess)
  var (atLow, atHigh) = (function(guess), function(guess))
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
  var lastSide = 0
  for _ in 0..<200 {
    let width = high - low
    if width <= 4e-16 * Swift.max(abs(low), abs(high)) || width < 1e-300 { break }
    var middle = low + width * (atLow / (atLow - atHigh))
    if !(middle > low && middle < high) { middle = low + width / 2 }
    if middle <= low || middle >= high { break }
    let value = function(middle)
    if value == 0 { return middle }
    if abs(value) < 1e-15 { return middle }
    if value > 0 {
      (low, atLow) = (middle, value)
      if lastSide == 1 { atHigh /= 2 }
      lastSide = 1
    } else {
      (high, atHigh) = (middle, value)
      if lastSide == -1 { atLow /= 2 }
      lastSide = -1
    }
  }
  return abs(atLow) < abs(atHigh) ? low : high
}
