/// A bound on a number of each row, so that windows can count the rows beyond it.
public struct WindowThreshold: Sendable, Hashable {
  /// The number of a row that is bounded.
  public enum Quantity: Sendable, Hashable {
    /// The response time in milliseconds.
    case responseTime
    /// The confidence.
    case confidence
  }

  /// What is bounded.
  public var quantity: Quantity
  /// The bound, in the quantity's own unit.
  public var value: Double
  /// Whether rows above it are counted; else those below it.
  public var isAbove: Bool

  /// A bound.
  public init(_ quantity: Quantity, above value: Double) {
    (self.quantity, self.value, isAbove) = (quantity, value, true)
  }

  /// A bound from below.
  public init(_ quantity: Quantity, below value: Double) {
    (self.quantity, self.value, isAbove) = (quantity, value, false)
  }

  /// Whether a number lies truly beyond the bound: not within 10⁻¹² of it, relative to the larger of the two.
  ///
  /// False for NaN.
  public func isBeyond(_ number: Double) -> Bool {
    guard isAbove ? number > value : number < value else { return false }
    guard number.isFinite, value.isFinite else { return true }
    return (number - value).magnitude > 1e-12 * max(number.magnitude, value.magnitude)
  }

  /// The more extreme of two numbers, seen from the bound's far side.
  func further(_ first: Double, _ second: Double) -> Double {
    isAbove ? max(first, second) : min(first, second)
  }

  /// The less extreme of two numbers.
  func nearer(_ first: Double, _ second: Double) -> Double {
    isAbove ? min(first, second) : max(first, second)
  }

  /// What no number is less extreme than.
  var leastExtreme: Double { isAbove ? -.infinity : .infinity }
}
