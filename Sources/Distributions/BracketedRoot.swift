/// The root of a function that changes sign once between two points, to 1e-13 of the bracket's ends or better.
///
/// The bracket shrinks by the secant, halving the stale end's value (the Illinois rule), and by bisection wherever that
/// takes more than a few steps; signs at the ends hold throughout, so the root never leaves the bracket.
///
/// *Source:* M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root of an equation",
/// BIT 11 (1971), 168–174, doi:10.1007/BF01934364.
///
/// - Parameters:
///   - low: one end.
///   - high: the other, above `low`.
///   - function: above 0 at one end and below it at the other; ±∞ allowed, NaN not.
/// - Returns: The root; an end where the function is 0 there.
package func bracketedRoot(
  between low: Double, and high: Double, of function: (Double) -> Double
) -> Double {
  shrunkBracket((low, function(low)), (high, function(high)), of: function)
}

/// The root between two places whose values are known.
///
/// `width` is how near each other two places may be that are not worth telling apart, as where the function itself is no
/// better: a step that would be shorter looks so far on the other side of the root, and farther where it is not found
/// there. So both ends come near it, and few evaluations do; with 0 every bit counts, and some hundred may be needed.
func shrunkBracket(
  _ lower: (place: Double, value: Double), _ upper: (place: Double, value: Double), width: Double = 0,
  of function: (Double) -> Double
) -> Double {
  var (low, atLow) = lower
  var (high, atHigh) = upper
  if atLow == 0 { return low }
  if atHigh == 0 { return high }
  var lastSide = 0
  var push = width / 2
  for step in 0..<200 {
    var middle = low + (high - low) * (atLow / (atLow - atHigh))
    if push > 0, lastSide != 0, abs(middle - (lastSide > 0 ? low : high)) < push {
      middle = lastSide > 0 ? low + push : high - push
      push *= 2
    }
    if step % 4 == 3 || !(middle > low && middle < high) { middle = low + (high - low) / 2 }
    if middle <= low || middle >= high { break }
    let value = function(middle)
    if value == 0 { return middle }
    if (value > 0) == (atLow > 0) {
      (low, atLow) = (middle, value)
      if lastSide == 1 { atHigh /= 2 }
      lastSide = 1
    } else {
      (high, atHigh) = (middle, value)
      if lastSide == -1 { atLow /= 2 }
      lastSide = -1
    }
    if high - low <= max(width, 0x1p-52 * max(abs(low), abs(high))) { break }
  }
  return abs(atLow) < abs(atHigh) ? low : high
}
