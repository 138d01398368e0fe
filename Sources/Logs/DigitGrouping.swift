/// How the numbers of a column are punctuated: `1,234.5`, or `1.234,5`.
///
/// A point alone is a decimal sign, as everywhere, unless the column shows in its first rows that its decimal sign is a
/// comma. `1,234` could mean either, and is read only where other values of the column tell which; what stays ambiguous
/// is no number. So nothing is ever off by a factor of 1,000.
package enum DigitGrouping: Hashable, Sendable {
  /// The column has not shown more than decimal points, or contradicts itself.
  case unknown
  /// Commas stand between thousands: `1,234.5`, `1,234`.
  case commaThousands
  /// A comma is the decimal sign, `0,5`; whether points stand between thousands was not shown.
  case commaDecimal
  /// Points stand between thousands: `1.234,5`, `1.234`.
  case pointThousands

  /// What the texts of a column show together.
  ///
  /// A text that is no number, or could be either, shows nothing; texts that contradict each other neither.
  ///
  /// - Parameter texts: fields of one column, trimmed.
  package init(shownBy texts: [[UInt8]]) {
    var thousands = Set<UInt8>()
    var decimals = Set<UInt8>()
    for text in texts {
      guard let marks = PunctuatedNumber(text.span), let decimal = marks.decimal else { continue }
      decimals.insert(decimal)
      if marks.isGrouped { thousands.insert(decimal == comma ? point : comma) }
    }
    self =
      switch (decimals, thousands) {
      case ([point], [comma]): .commaThousands
      case ([comma], [point]): .pointThousands
      case ([comma], []): .commaDecimal
      default: .unknown
      }
  }

  /// What `read` makes of a text once its number is punctuated as programs do it: `1234.5`.
  ///
  /// - Parameters:
  ///   - text: a trimmed field.
  ///   - read: reads a number, with or without a unit behind it.
  /// - Returns: what `read` returns; nil where the number's punctuation is ambiguous, or not that of the column.
  @inline(__always)
  package func value(of text: Span<UInt8>, read: (Span<UInt8>) -> Double?) -> Double? {
    if self == .unknown || self == .commaThousands, let value = read(text) { return value }
    return punctuated(text, read: read)
  }

  @inline(never)
  private func punctuated(_ text: Span<UInt8>, read: (Span<UInt8>) -> Double?) -> Double? {
    guard let number = PunctuatedNumber(text) else {
      // Without a mark in it there is nothing to mistake.
      return self == .commaDecimal || self == .pointThousands ? read(text) : nil
    }
    let decimal: UInt8
    switch self {
    case .unknown, .commaThousands:
      guard number.decimal == point || number.decimal == nil && self == .commaThousands else { return nil }
      decimal = point
    case .commaDecimal, .pointThousands:
      guard
        number.decimal == comma || number.decimal == nil && (self == .pointThousands || number.last == comma)
      else { return nil }
      decimal = comma
    }
    guard let plain = number.plain(text, decimal: decimal) else { return nil }
    return read(plain.span)
  }
}

private let comma = UInt8(ascii: ",")
private let point = UInt8(ascii: ".")
