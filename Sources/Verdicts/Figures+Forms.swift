extension Figures {
  /// A number with its sign, also where it is above zero: `+16.50`.
  public static func signed(_ value: Double, digits: Int = 4) -> String {
    (value > 0 ? "+" : "") + significant(value, digits: digits)
  }

  /// A proportion in percent, with more decimals near 0 and near 1: `99.97 %`; 0 and 1 alone are `0 %` and `100 %`.
  ///
  /// Rounding must not turn one failure in ten thousand into none.
  public static func proportion(_ share: Double) -> String {
    guard share.isFinite else { return fixed(share, decimals: 0) }
    let distance = min(share.magnitude, (1 - share).magnitude) * 100
    if distance == 0 { return fixed(share * 100, decimals: 0) + " %" }
    var decimals = 1
    var unit = 0.995
    while distance < unit, decimals < 12 {
      decimals += 1
      unit /= 10
    }
    return fixed(share * 100, decimals: decimals) + " %"
  }

  /// A difference of proportions in percentage points, signed: `−0.50 points`.
  public static func points(_ difference: Double) -> String {
    guard difference.isFinite else { return fixed(difference, decimals: 0) }
    return String(percent(difference, signed: true).dropLast(2)) + " points"
  }

  /// The level of an interval in percent, as short as it can be said: `95 %`, `97.5 %`.
  public static func level(_ level: Double) -> String {
    var text = fixed(level * 100, decimals: 4)
    while text.contains("."), let last = text.last, last == "0" || last == "." {
      text.removeLast()
      if last == "." { break }
    }
    return text + " %"
  }
}
