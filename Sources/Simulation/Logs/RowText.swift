/// Bytes of text in the making: numbers with fixed decimals, times, and what is given as bytes.
struct RowText {
  private(set) var bytes: [UInt8] = []
  /// The day that ``dayText`` is of, in days since 1970.
  private var day = Int64.min
  private var dayText: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func add(_ byte: UInt8) { bytes.append(byte) }

  mutating func add(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Adds a whole number, at least 0, with zeros before it up to so many digits.
  mutating func add(whole number: Int, digits: Int) {
    var limit = 1
    for _ in 1..<max(1, digits) { limit *= 10 }
    while limit <= number / 10 { limit *= 10 }
    while limit > 0 {
      bytes.append(UInt8(truncatingIfNeeded: 48 + number / limit % 10))
      limit /= 10
    }
  }

  /// Adds a number with fixed decimals; `absent` where it is nil or not finite.
  mutating func add(_ number: Double?, decimals: Int, absent: [UInt8]) {
    guard let number, number.isFinite else {
      add(absent)
      return
    }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = Int(exactly: (number.magnitude * Double(scale)).rounded()) else {
      add(Array("\(number)".utf8))
      return
    }
    if number < 0 && scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    add(whole: scaled / scale, digits: 1)
    bytes.append(UInt8(ascii: "."))
    add(whole: scaled % scale, digits: decimals)
  }

  /// Adds a time in milliseconds since 1970 as `2025-10-22T09:30:00.123Z`.
  mutating func add(time: Int64) {
    let length: Int64 = 86_400_000
    let day = (time - (time % length + length) % length) / length
    if day != self.day {
      self.day = day
      dayText = Self.text(day: Int(day))
    }
    add(dayText)
    var rest = Int(time - day * length)
    bytes.append(UInt8(ascii: "T"))
    for (unit, mark) in [
      (3_600_000, UInt8(ascii: ":")), (60_000, UInt8(ascii: ":")), (1_000, UInt8(ascii: ".")),
    ] {
      add(whole: rest / unit, digits: 2)
      bytes.append(mark)
      rest %= unit
    }
    add(whole: rest, digits: 3)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// A day since 1970 as `2025-10-22`.
  ///
  /// *Source:* H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013, civil_from_days: years from March to
  /// February, in eras of 400.
  private static func text(day: Int) -> [UInt8] {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    var text = RowText(capacity: 10)
    let isNextYear = month >= 10
    text.add(whole: max(0, yearOfEra + era * 400 + (isNextYear ? 1 : 0)), digits: 4)
    text.add(UInt8(ascii: "-"))
    text.add(whole: isNextYear ? month - 9 : month + 3, digits: 2)
    text.add(UInt8(ascii: "-"))
    text.add(whole: dayOfYear - (153 * month + 2) / 5 + 1, digits: 2)
    return text.bytes
  }
}
