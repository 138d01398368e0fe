/// The direction in which a test looks for an effect.
public enum Alternative: String, Sendable, Equatable, CaseIterable {
  /// Either direction, α/2 on each side.
  case twoSided = "two_sided"
  /// Treatment above control.
  case greater
  /// Treatment below control.
  case less

  /// The α of both sides together that has α on the side looked at.
  func bothSides(of alpha: Double) -> Double { self == .twoSided ? alpha : 2 * alpha }

  /// The share of α on the side that is looked at.
  func tail(of alpha: Double) -> Double { self == .twoSided ? alpha / 2 : alpha }
}
