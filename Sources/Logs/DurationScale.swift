/// The size of a unit of time in milliseconds, as `factor` · 10^`shift`.
///
/// The power of ten is put into the number's decimal exponent before it is rounded, so that 0.234 s and 234 ms are
/// the same double. For units made of tens the factor is 1.
struct DurationScale: Equatable {
  var shift: Int32
  var factor: Double

  static let nanosecond = DurationScale(shift: -6, factor: 1)
  static let microsecond = DurationScale(shift: -3, factor: 1)
  static let millisecond = DurationScale(shift: 0, factor: 1)
  static let second = DurationScale(shift: 3, factor: 1)
  static let minute = DurationScale(shift: 4, factor: 6)
  static let hour = DurationScale(shift: 5, factor: 36)
  static let day = DurationScale(shift: 5, factor: 864)

  init(shift: Int32, factor: Double) {
    self.shift = shift
    self.factor = factor
  }

  /// The scale of a unit of so many milliseconds.
  init(milliseconds: Double) {
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
