/// How the names of columns are compared.
public enum ColumnName {
  /// A name without what does not tell columns apart: letter case, `_` and `-`.
  ///
  /// Only ASCII letters are folded, so that the result does not depend on a locale.
  public static func normalised(_ name: String) -> String {
    let folded = name.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Whether two names mean the same column: `responseTime_MS` is `response_time_ms`.
  public static func matches(_ one: String, _ other: String) -> Bool {
    one == other || normalised(one) == normalised(other)
  }

  /// The column among `available` that `names` ask for: the first name, in order of precedence, that is there.
  ///
  /// A name written exactly wins over one that only matches.
  ///
  /// - Returns: the index into `available`, or nil where none of the names is there.
  public static func find(_ names: [String], among available: [String]) -> Int? {
    for name in names {
      if let exact = available.firstIndex(of: name) { return exact }
      if let match = available.firstIndex(where: { matches($0, name) }) { return match }
    }
    return nil
  }
}
