import Distributions
import Glibc

/// The boundaries of a test that is looked at several times, two-sided and symmetric.
///
/// At each look k, at the share t_k of the planned information, the boundary c_k spends what the spending function
/// grants on either side:
///
///     P(|Z_j| < c_j for j < k, Z_k ≥ c_k) = α(t_k) − α(t_{k−1})
///
/// where Z_k·√t_k is Brownian motion. Looks need not be equally spaced, nor known beforehand. A test by Student's t
/// takes the nominal p-value of a look, 2·P(Z > c_k), as its own.
///
/// *Edge cases:* a look that is granted less than 1e-300 stops nothing: its boundary is ∞.
///
/// *Source:* K. K. G. Lan and D. L. DeMets, Biometrika 70 (1983), 659–663, doi:10.1093/biomet/70.3.659; C. Jennison and
/// B. W. Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000, chapters 7, 11 and 19.
public struct GroupSequentialDesign: Sendable {
  /// The most looks of a design.
  public static let mostLooks = 200
  /// How α is spent.
  public let spending: SpendingFunction
  /// α of both sides together.
  public let alpha: Double
  /// The share of the planned information at each look, rising, in (0, 1].
  public let shares: [Double]
  /// The boundary of |z| at each look, in standard errors; ∞ where nothing stops.
  public let boundaries: [Double]
  /// What the paths are that each look leaves.
  let looks: [BridgeSurvival]

  /// The boundaries of looks at given shares of the information.
  ///
  /// - Parameters:
  ///   - shares: t of each look, strictly rising, in (0, 1]; at most ``mostLooks``.
  ///   - alpha: α of both sides, in (0, 1).
  ///   - spending: how α is spent.
  /// - Throws: `invalidLevel` for α; `invalidProbability` for a share out of range or order; `invalidCount` for no look
  ///   or too many.
  /// - Complexity: some milliseconds a look.
  public init(
    shares: [Double], alpha: Double = 0.05, spending: SpendingFunction = .obrienFleming
  ) throws(InferenceError) {
    try checkInside01(alpha)
    try Self.check(shares)
    self.spending = spending
    self.alpha = alpha
    self.shares = shares
    var boundaries: [Double] = []
    var looks: [BridgeSurvival] = []
    for share in shares {
      let boundary = Self.boundary(after: looks, at: share, alpha: alpha, spending: spending)
      boundaries.append(boundary)
      looks.append(Self.look(after: looks, at: share, boundary: boundary))
    }
    self.boundaries = boundaries
    self.looks = looks
  }

  /// Looks that are equally far apart.
  ///
  /// - Parameters:
  ///   - looks: how many, from 1 to ``mostLooks``.
  ///   - alpha: α of both sides, in (0, 1).
  ///   - spending: how α is spent.
  /// - Throws: as above.
  public init(
    looks: Int, alpha: Double = 0.05, spending: SpendingFunction = .obrienFleming
  ) throws(InferenceError) {
    guard (1...Self.mostLooks).contains(looks) else { throw .invalidCount(Double(looks)) }
    try self.init(
      shares: (1...looks).map { Double($0) / Double(looks) }, alpha: alpha, spending: spending)
  }

  /// The p-value below which each look stops, were it the only one.
  public var nominalPValues: [Double] { boundaries.map { 2 * Normal.standard.survival($0) } }

  /// α spent up to each look, on both sides.
  public var spent: [Double] { shares.map { 2 * spending.spent(share: $0, alpha: alpha) } }

  static func check(_ shares: [Double]) throws(InferenceError) {
    guard (1...Self.mostLooks).contains(shares.count) else { throw .invalidCount(Double(shares.count)) }
    var last = 0.0
    for share in shares {
      guard share > last && share <= 1 else { throw .invalidProbability(share) }
      last = share
    }
  }

  /// What is left of the paths after the next look.
  private static func look(after looks: [BridgeSurvival], at share: Double, boundary: Double)
    -> BridgeSurvival
  {
    guard let before = looks.last else { return BridgeSurvival(time: share, boundary: boundary) }
    return BridgeSurvival(after: before, time: share, boundary: boundary)
  }

  /// The z beyond which the paths of the next look are as many as granted.
  private static func boundary(
    after looks: [BridgeSurvival], at share: Double, alpha: Double, spending: SpendingFunction
  ) -> Double {
    let normal = Normal.standard
    let spentBefore = spending.spent(share: looks.last?.time ?? 0, alpha: alpha)
    let granted = spending.spent(share: share, alpha: alpha) - spentBefore
    guard granted > 1e-300 else { return .infinity }
    let highest = normal.upperQuantile(granted)
    guard let before = looks.last else { return highest }
    func excess(_ z: Double) -> Double {
      log(before.crossing(above: z * share.squareRoot(), at: share, drift: 0)) - log(granted)
    }
    // Of the paths beyond z at most 2·spentBefore have stopped before.
    let lowest = normal.upperQuantile(min(0.5, granted + 2 * spentBefore))
    if excess(highest) >= 0 { return highest }
    if excess(lowest) <= 0 { return lowest }
    return bracketedRoot(between: lowest, and: highest, of: excess)
  }
}
