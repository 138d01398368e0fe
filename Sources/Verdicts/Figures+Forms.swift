extension Figures {
  /// A number with its sign, also where it is above zero: `+16.50`.
  public static func signed(_ value: Double, digits: Int = 4) -> String {
    (value > 0 ? "+" : "") + significant(value, digits: digits)
  }

  /// A proportion in percent, with more decimals near 0 and near 1: `99.97 %`; 0 and 1 alone are `0 %` and `100 %`.
  ///
  /// Rounding must not turn one failure in ten thousand into none.
  public static func proportion(_ share: Double) -> String {
    share == 0 || share == 1 ? fixed(share * 100, decimals: 0) + " %" : proportions([share]).joined()
  }

  /// Proportions in percent with as many decimals as the one that needs most: `98.20 %`, `99.86 %`.
  public static func proportions(_ shares: [Double]) -> [String] {
    let decimals = shares.map(decimals(of:)).max() ?? 1
    return shares.map { $0.isFinite ? fixed($0 * 100, decimals: decimals) + " %" : fixed($0, decimals: 0) }
  }

  /// The decimals of a proportion in percent: one, and more where it is within a hundredth of 0 or 1.
  private static func decimals(of share: Double) -> Int {
    let distance = min(share.magnitude, (1 - share).magnitude) * 100
    guard distance > 0 else { return 1 }
    var decimals = 1
    var unit = 0.995
    while distance < unit, decimals < 12 {
      decimals += 1
      unit /= 10
    }
    return decimals
  }

  /// A difference of proportions in percentage points, signed: `−0.50 points`.
  public static func points(_ difference: Double) -> String {
    guard difference.isFinite else { return fixed(difference, decimals: 0) }
    return String(percent(difference, signed: true).dropLast(2)) + " points"
  }

  /// The level of an interval in percent, as short as it can be said: `95 %`, `97.5 %`.
  public static func level(_ level: Double) -> String {
    withoutZeros(fixed(level * 100, decimals: level < 0.9995 ? 2 : 4)) + " %"
  }

  /// A number with at most `digits` significant digits, as short as it can be said: `0.05`, `3.5`, `1`.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    let text = significant(value, digits: digits)
    return text.contains("e") ? text : withoutZeros(text)
  }

  /// A decimal without the zeros at its end.
  private static func withoutZeros(_ decimal: String) -> String {
    var text = decimal
    while text.contains("."), let last = text.last, last == "0" || last == "." {
      text.removeLast()
      if last == "." { break }
    }
    return text
  }
}
