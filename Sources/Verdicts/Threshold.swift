/// Comparison of a value with a threshold, where rounding must not decide.
///
/// A value within 10⁻¹² of the threshold, relative to the larger of the two, is equal to it: of exact ties
/// such as (450 − 405)/450 = 0.1 more than half would else be judged differently in milliseconds and in seconds.
public enum Threshold {
  /// Whether the two are equal up to rounding; an infinity is equal to itself alone.
  public static func equal(_ value: Double, _ threshold: Double) -> Bool {
    guard value.isFinite, threshold.isFinite else { return value == threshold }
    return (value - threshold).magnitude <= 1e-12 * max(value.magnitude, threshold.magnitude)
  }

  /// Whether the value is truly greater; false for NaN.
  public static func exceeds(_ value: Double, _ threshold: Double) -> Bool {
    value > threshold && !equal(value, threshold)
  }

  /// Whether the value is truly smaller; false for NaN.
  public static func isBelow(_ value: Double, _ threshold: Double) -> Bool {
    value < threshold && !equal(value, threshold)
  }
}
