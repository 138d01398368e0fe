internal import Glibc

/// Numbers as the service's own tools write them: ASCII signs, nothing between thousands.
enum PlainFigure {
  /// A number with a fixed count of decimals; halves as C and Python round them, by the number's exact value.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - decimals: their number.
  ///   - isSigned: whether a plus stands before what is not below zero.
  /// - Returns: such as `250.00`; a zero never has a minus.
  static func fixed(_ value: Double, decimals: Int, isSigned: Bool = false) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let length = unsafe withVaList([Int32(decimals), value.magnitude]) { arguments in
      unsafe vsnprintf(&buffer, 400, "%.*f", arguments)
    }
    let bytes = buffer.prefix(max(0, min(Int(length), 399))).map { UInt8(bitPattern: $0) }
    let digits = String(decoding: bytes, as: UTF8.self)
    let isBelowZero = value < 0 && digits.contains { $0 != "0" && $0 != "." }
    return (isBelowZero ? "-" : isSigned ? "+" : "") + digits
  }

  /// A share in percent: `0.05%`.
  static func percent(_ share: Double, decimals: Int = 2, isSigned: Bool = false) -> String {
    fixed(share * 100, decimals: decimals, isSigned: isSigned) + "%"
  }
}
