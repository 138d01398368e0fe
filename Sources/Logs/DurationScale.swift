/// The size of a unit of time in milliseconds, as `factor` · 10^`shift`.
///
/// The power of ten is put into the number's decimal exponent before it is rounded, so that 0.234 s and 234 ms are
/// the same double. For units made of tens the factor is 1.
package struct DurationScale: Equatable {
  var shift: Int32
  var factor: Double

  /// Milliseconds in one unit, to compare units with; rounded for the units below a millisecond.
  var milliseconds: Double { NumberText.power(of: shift) * factor }

  static let nanosecond = DurationScale(shift: -6, factor: 1)
  static let microsecond = DurationScale(shift: -3, factor: 1)
  static let millisecond = DurationScale(shift: 0, factor: 1)
  static let second = DurationScale(shift: 3, factor: 1)
  static let minute = DurationScale(shift: 4, factor: 6)
  static let hour = DurationScale(shift: 5, factor: 36)
  static let day = DurationScale(shift: 5, factor: 864)
  static let week = DurationScale(shift: 5, factor: 6048)

  /// The scale of a unit by its name or sign, if it is one; letter case counts for `m` alone.
  init?(unit text: Span<UInt8>) {
    switch FieldText.packed(text) {
    case FieldText.packed("ms"), FieldText.packed("msec"), FieldText.packed("msecs"),
      FieldText.packed("millis"):
      self = .millisecond
    case FieldText.packed("s"), FieldText.packed("sec"), FieldText.packed("secs"), FieldText.packed("second"),
      FieldText.packed("seconds"):
      self = .second
    case FieldText.packed("us"), FieldText.packed("\u{B5}s"), FieldText.packed("\u{3BC}s"),
      FieldText.packed("usec"), FieldText.packed("usecs"), FieldText.packed("micros"):
      self = .microsecond
    case FieldText.packed("ns"), FieldText.packed("nsec"), FieldText.packed("nsecs"),
      FieldText.packed("nanos"):
      self = .nanosecond
    case FieldText.packed("min"), FieldText.packed("mins"), FieldText.packed("minute"),
      FieldText.packed("minutes"):
      self = .minute
    case FieldText.packed("m"):
      // "5M" is more likely five million than five minutes.
      guard text[0] == UInt8(ascii: "m") else { return nil }
      self = .minute
    case FieldText.packed("h"), FieldText.packed("hr"), FieldText.packed("hrs"), FieldText.packed("hour"),
      FieldText.packed("hours"):
      self = .hour
    default: self.init(longUnit: text)
    }
  }

  private init?(longUnit text: Span<UInt8>) {
    if FieldText.matches(text, "milliseconds") || FieldText.matches(text, "millisecond") {
      self = .millisecond
    } else if FieldText.matches(text, "microseconds") || FieldText.matches(text, "microsecond") {
      self = .microsecond
    } else if FieldText.matches(text, "nanoseconds") || FieldText.matches(text, "nanosecond") {
      self = .nanosecond
    } else {
      return nil
    }
  }

  init(shift: Int32, factor: Double) {
    self.shift = shift
    self.factor = factor
  }

  /// The scale of a unit of so many milliseconds.
  package init(milliseconds: Double) {
    let known: [DurationScale] = [
      .nanosecond, .microsecond, .millisecond, .second, .minute, .hour, .day,
    ]
    let powers = [1e-6, 1e-3, 1, 1e3, 6e4, 3.6e6, 8.64e7]
    if let index = powers.firstIndex(of: milliseconds) {
      self = known[index]
    } else {
      self.init(shift: 0, factor: milliseconds)
    }
  }
}
