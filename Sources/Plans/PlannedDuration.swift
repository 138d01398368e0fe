/// Lengths of time as plans and options write them: `60s`, `10m`, `1h`, `2d`.
public enum PlannedDuration {
  private static let units: [(word: String, milliseconds: Double)] = [
    ("ms", 1), ("min", 60_000), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// The milliseconds of a text: a number and its unit, `ms`, `s`, `m`, `min`, `h` or `d`.
  ///
  /// - Returns: nil for anything else, a time below 0 and one beyond a hundred years.
  public static func milliseconds(_ text: String) -> Int64? {
    for (word, factor) in units where text.hasSuffix(word) {
      let digits = text.dropLast(word.count)
      guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let number = Double(digits) else {
        continue
      }
      let value = (number * factor).rounded()
      return value <= 36_525 * 86_400_000 ? Int64(value) : nil
    }
    return nil
  }

  /// The shortest text of a length of time: the largest unit of which it is a whole number.
  public static func text(_ milliseconds: Int64) -> String {
    for (word, factor) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)]
      as [(String, Int64)]
    where milliseconds != 0 && milliseconds % factor == 0 {
      return "\(milliseconds / factor)\(word)"
    }
    return milliseconds == 0 ? "0s" : "\(milliseconds)ms"
  }
}
