/// The text of a duration.
enum DurationText {
  /// The milliseconds of a trimmed text; NaN where it stands for "missing", nil where it is no duration.
  ///
  /// A bare number is in units of `scale`.
  static func milliseconds(_ text: Span<UInt8>, of scale: DurationScale) -> Double? {
    if let value = NumberText.plain(text, shift: scale.shift) { return finite(value * scale.factor) }
    if FieldText.isMissing(text) { return .nan }
    return stated(text)
  }

  /// The milliseconds of a duration that states its unit, or nil.
  static func stated(_ text: Span<UInt8>) -> Double? {
    nil
  }

  private static func finite(_ value: Double) -> Double? {
    value.isFinite ? value : nil
  }
}
