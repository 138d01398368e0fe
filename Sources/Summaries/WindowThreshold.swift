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

  /// The furthest number that is not beyond the bound: what lies strictly on its far side is.
  package var limit: Double {
    let step = 1e-12 * value.magnitude
    func next(_ number: Double) -> Double { isAbove ? number.nextUp : number.nextDown }
    func previous(_ number: Double) -> Double { isAbove ? number.nextDown : number.nextUp }
    var limit = isAbove ? value + step : value - step
    while isBeyond(limit) { limit = previous(limit) }
    while !isBeyond(next(limit)), limit.isFinite { limit = next(limit) }
    return limit
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
