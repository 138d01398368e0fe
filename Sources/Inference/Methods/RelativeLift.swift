/// The relative difference of two groups, treatment ÷ control − 1, with its confidence set.
///
/// - Important: `lower` and `upper` are the ends of the whole set. Where the set is not an interval they are −∞ and
///   +∞, so that whoever looks at the ends alone can prove nothing from them; the stretch that a `complement` leaves
///   out is in `excluded`.
///
/// *Source:* as ``Fieller`` for the three forms; as ``MiettinenNurminen`` for proportions.
public struct RelativeLift: Sendable, Equatable {
  /// The shape of a confidence set of a ratio.
  public enum Form: String, Sendable, Equatable, CaseIterable {
    /// An interval from `lower` to `upper`.
    case bounded
    /// Everything but the stretch `excluded`: the control's mean is not clearly above zero.
    case complement
    /// Every value: the data say nothing.
    case wholeLine = "whole_line"
  }

  /// treatment ÷ control − 1; 0.1 is ten percent more.
  public let estimate: Double
  /// The lower end of the set; −∞ unless the form is `bounded`.
  public let lower: Double
  /// The upper end of the set; +∞ unless the form is `bounded`.
  public let upper: Double
  /// The open stretch that a `complement` leaves out, inside which no lift is compatible with the data; else nil.
  public let excluded: Interval?
  /// The shape of the set.
  public let form: Form
  /// The method, as documents write it: `fieller` or `miettinen_nurminen`.
  public let method: String

  /// A bounded interval.
  ///
  /// - Parameters:
  ///   - interval: the estimate and the ends.
  ///   - method: the method, as documents write it.
  public init(bounded interval: Interval, method: String) {
    estimate = interval.estimate
    lower = interval.lower
    upper = interval.upper
    excluded = nil
    form = .bounded
    self.method = method
  }

  /// An unbounded set.
  ///
  /// - Parameters:
  ///   - estimate: treatment ÷ control − 1.
  ///   - excluded: the stretch left out; nil for the whole line.
  ///   - method: the method, as documents write it.
  public init(unbounded estimate: Double, excluding excluded: Interval?, method: String) {
    self.estimate = estimate
    lower = -.infinity
    upper = .infinity
    self.excluded = excluded
    form = excluded == nil ? .wholeLine : .complement
    self.method = method
  }

  /// Whether a lift is compatible with the data; its complement is the two-sided test of that lift.
  ///
  /// - Parameter lift: A relative difference, 0 for none.
  /// - Returns: Whether it lies in the set; false for NaN.
  public func contains(_ lift: Double) -> Bool {
    if let excluded { return lift <= excluded.lower || lift >= excluded.upper }
    return lower <= lift && lift <= upper
  }
}
