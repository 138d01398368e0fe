/// The text of a number since 1970.
enum EpochText {
  /// The milliseconds since 1970, rounded down, of a number whose magnitude tells its unit; nil where it is none.
  static func milliseconds(_ text: Span<UInt8>) -> Int64? {
    if let whole = whole(text) { return milliseconds(whole) }
    guard let number = NumberText.plain(text) else { return nil }
    let size = number.magnitude
    guard size < 9e18 else { return nil }
    let shift: Int32 = size < 1e11 ? 3 : size < 1e14 ? 0 : size < 1e17 ? -3 : -6
    guard let milliseconds = NumberText.plain(text, shift: shift) else { return nil }
    return Int64(milliseconds.rounded(.down))
  }

  private static func milliseconds(_ number: Int64) -> Int64 {
    switch number.magnitude {
    case ..<100_000_000_000: number * 1000
    case ..<100_000_000_000_000: number
    case ..<100_000_000_000_000_000: floorDivide(number, by: 1000)
    default: floorDivide(number, by: 1_000_000)
    }
  }

  /// A whole number, or nil where it is none or too large.
  private static func whole(_ text: Span<UInt8>) -> Int64? {
    let isNegative = text[0] == UInt8(ascii: "-")
    let start = isNegative || text[0] == UInt8(ascii: "+") ? 1 : 0
    guard text.count > start else { return nil }
    var number: Int64 = 0
    for index in start..<text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, exceeds) = product.addingReportingOverflow(Int64(digit))
      guard !overflows, !exceeds else { return nil }
      number = sum
    }
    return isNegative ? -number : number
  }

  private static func floorDivide(_ number: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
