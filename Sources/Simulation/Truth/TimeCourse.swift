internal import Glibc

/// How response times change while an experiment runs.
///
/// A request on day d of D takes as many times longer:
///
///     (1 + trend·(d/D − 1/2)) · (1 + daily·sin 2πd) · (1 + novelty·2^(−d/halfLife), treatment only)
public struct TimeCourse: Sendable, Equatable {
  /// The relative change from the first to the last moment, in both groups.
  public var trend = 0.0
  /// The amplitude of the daily cycle, as a share.
  public var daily = 0.0
  /// The further relative effect on the treatment at the first moment.
  public var novelty = 0.0
  /// The days in which it falls by half.
  public var noveltyHalfLife = 2.0

  /// No change at all.
  public init() {}

  /// Whether every moment is like every other.
  public var isConstant: Bool { trend == 0 && daily == 0 && novelty == 0 }

  /// How many times as long requests take.
  ///
  /// - Parameters:
  ///   - day: days since the start.
  ///   - days: the days of the experiment.
  ///   - isTreatment: whether the request is the treatment's.
  /// - Returns: the factor.
  public func factor(day: Double, of days: Double, isTreatment: Bool) -> Double {
    guard !isConstant else { return 1 }
    var factor = 1 + trend * (day / days - 0.5)
    if daily != 0 { factor *= 1 + daily * sin(2 * Double.pi * day) }
    if novelty != 0 && isTreatment { factor *= 1 + novelty * exp2(-day / noveltyHalfLife) }
    return factor
  }

  /// The factor over a stretch of days, as places of a quadrature with their weights in days.
  ///
  /// Gauss and Legendre's rule with 8 places for every hour, or for a quarter of a half-life where that is shorter: for
  /// these smooth functions the error is that of rounding.
  ///
  /// - Parameters:
  ///   - range: the days.
  ///   - days: the days of the experiment.
  ///   - isTreatment: whose requests they are.
  /// - Returns: weights, whose sum is the length of the range, and factors.
  func nodes(
    _ range: Range<Double>, of days: Double, isTreatment: Bool
  ) -> [(weight: Double, factor: Double)] {
    let length = range.upperBound - range.lowerBound
    guard !isConstant else { return [(length, 1)] }
    let step = novelty == 0 ? 1.0 / 24 : min(1.0 / 24, noveltyHalfLife / 4)
    let panels = max(1, Int((length / step).rounded(.up)))
    let half = length / Double(panels) / 2
    return (0..<panels).flatMap { panel in
      let middle = range.lowerBound + half * Double(2 * panel + 1)
      return Self.rule.flatMap { place, weight in
        [-place, place].map { place in
          (half * weight, factor(day: middle + half * place, of: days, isTreatment: isTreatment))
        }
      }
    }
  }

  /// The positive places on [−1, 1], and their weights.
  ///
  /// *Source:* M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964,
  /// table 25.4, n = 8.
  private static let rule: [(Double, Double)] = [
    (0.183434642495650, 0.362683783378362), (0.525532409916329, 0.313706645877887),
    (0.796666477413627, 0.222381034453374), (0.960289856497536, 0.101228536290376),
  ]
}
