/// The commas and points in a number, and what they can mean.
struct PunctuatedNumber {
  /// Where the digits begin, behind a sign.
  private let start: Int
  /// Where the run of digits and marks ends; a unit may follow.
  private let end: Int
  private let commas: Int
  private let points: Int
  /// The index of the last mark.
  private let lastIndex: Int
  /// The last mark, a comma or a point.
  let last: UInt8
  /// The decimal sign, where the marks can mean one thing only; nil where they could mean two, or nothing at all.
  private(set) var decimal: UInt8?
  /// Whether thousands are parted, where that can be told.
  private(set) var isGrouped = false

  /// The marks of a trimmed text; nil where it does not begin with digits that have a mark among them.
  init?(_ text: Span<UInt8>) {
    var index = 0
    if text.count > 0, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") { index = 1 }
    start = index
    var commas = 0
    var points = 0
    var lastIndex = -1
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ",") {
        commas += 1
        lastIndex = index
      } else if byte == UInt8(ascii: ".") {
        points += 1
        lastIndex = index
      } else if byte &- UInt8(ascii: "0") >= 10 {
        break
      }
      index += 1
    }
    guard lastIndex > start, text[start] &- UInt8(ascii: "0") < 10 else { return nil }
    end = index
    (self.commas, self.points, self.lastIndex) = (commas, points, lastIndex)
    last = text[lastIndex]
    settle(text)
  }

  private mutating func settle(_ text: Span<UInt8>) {
    let other = last == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ",")
    if commas + points == 1 {
      let couldPart =
        lastIndex - start <= 3 && text[start] != UInt8(ascii: "0") && end - lastIndex == 4
      if !couldPart, end - lastIndex > 1 { decimal = last }
    } else if commas > 0 && points > 0 {
      guard parts(text, decimal: last) else { return }
      (decimal, isGrouped) = (last, true)
    } else if parts(text, decimal: other) {
      (decimal, isGrouped) = (other, true)
    }
  }

  /// Whether the other mark than `decimal` parts thousands only: `d`, `dd` or `ddd` before the first one, three digits
  /// between and behind, no zero in front; `decimal` stands at most once, behind all of them, with digits behind it.
  private func parts(_ text: Span<UInt8>, decimal: UInt8) -> Bool {
    var digits = 0
    var hasThousands = false
    var index = start
    while index < end, text[index] != decimal {
      if text[index] &- UInt8(ascii: "0") < 10 {
        digits += 1
      } else {
        guard hasThousands ? digits == 3 : digits >= 1 && digits <= 3 else { return false }
        hasThousands = true
        digits = 0
      }
      index += 1
    }
    if hasThousands, digits != 3 || text[start] == UInt8(ascii: "0") { return false }
    guard index < end else { return true }
    for place in (index + 1)..<end where text[place] &- UInt8(ascii: "0") >= 10 { return false }
    return index > start && index + 1 < end
  }

  /// The text with its number written as `1234.5`, or nil where its marks do not allow `decimal` for a decimal sign.
  func plain(_ text: Span<UInt8>, decimal: UInt8) -> [UInt8]? {
    guard parts(text, decimal: decimal) else { return nil }
    var plain: [UInt8] = []
    for index in text.indices {
      let byte = text[index]
      let isMark = index < end && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."))
      if !isMark {
        plain.append(byte)
      } else if byte == decimal {
        plain.append(UInt8(ascii: "."))
      }
    }
    return plain
  }
}
