internal import Glibc

/// Numbers as people read them: rounded, never in a way that could mislead.
public enum Figures {
  /// A number with a fixed count of decimals, and thousands separated: `14,200.5`.
  ///
  /// NaN is `–`, ±∞ are `∞` and `−∞`; a rounded zero has no sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value > 0 ? "∞" : "−∞") }
    guard value.magnitude < 1e15 else { return scientific(value) }
    let digits = printed(value.magnitude, format: "%.*f", precision: decimals)
    let parts = digits.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return digits }
    let grouped = grouped(String(whole)) + (parts.count > 1 ? ".\(parts[1])" : "")
    return value < 0 && digits.contains { $0 != "0" && $0 != "." } ? "−\(grouped)" : grouped
  }

  /// A number with about `digits` significant digits, and at least those before the point: `1,234`, `0.0123`.
  public static func significant(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    if value.magnitude < 1e-4 || value.magnitude >= 1e9 { return scientific(value) }
    let rounded = Double(printed(value.magnitude, format: "%.*e", precision: digits - 1)) ?? value.magnitude
    let exponent = Int(log10(rounded).rounded(.down))
    return fixed(value, decimals: max(0, digits - 1 - exponent))
  }

  /// A share or a relative difference in percent: `51.2 %`; smaller ones keep more decimals.
  public static func percent(_ share: Double, signed: Bool = false) -> String {
    guard share.isFinite else { return fixed(share, decimals: 0) }
    let percent = share * 100
    let decimals = percent.magnitude >= 0.995 || percent == 0 ? 1 : (percent.magnitude >= 0.0995 ? 2 : 3)
    let text = fixed(percent, decimals: decimals)
    return (signed && percent > 0 ? "+" : "") + text + " %"
  }

  /// A share in percent, with as many decimals as it takes to tell it from another one: `10.0001 %` beside 10 %.
  public static func percent(_ share: Double, besides other: Double) -> String {
    let usual = percent(share)
    guard usual == percent(other), !Threshold.equal(share, other) else { return usual }
    for decimals in 2...12 {
      let text = fixed(share * 100, decimals: decimals)
      if text != fixed(other * 100, decimals: decimals) { return text + " %" }
    }
    return usual
  }

  /// A whole number with thousands separated: `14,200`.
  public static func count(_ value: Int) -> String {
    let text = grouped(String(value.magnitude))
    return value < 0 ? "−\(text)" : text
  }

  /// A p-value: never 0, however small; below 10⁻³⁰⁰ only its bound.
  ///
  /// - Parameters:
  ///   - pValue: the p-value, which may have underflowed.
  ///   - log10: its decimal logarithm, which has not.
  /// - Returns: such as `p = 0.031`.
  public static func pValue(_ pValue: Double, log10: Double) -> String {
    if pValue.isNaN { return "p = –" }
    if log10 < -300 { return "p < 1e-300" }
    if pValue < 1e-4 { return "p = \(scientific(pValue, digits: 2))" }
    return "p = \(fixed(pValue, decimals: pValue < 0.01 ? 4 : 3))"
  }

  private static func scientific(_ value: Double, digits: Int = 4) -> String {
    let text = printed(value.magnitude, format: "%.*e", precision: digits - 1)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    return (value < 0 ? "−" : "") + "\(parts[0])e\(exponent)"
  }

  private static func grouped(_ digits: String) -> String {
    var out = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }

  private static func printed(_ value: Double, format: String, precision: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let length = unsafe withVaList([Int32(precision), value]) { arguments in
      unsafe vsnprintf(&buffer, 400, format, arguments)
    }
    let bytes = buffer.prefix(max(0, min(Int(length), 399))).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
