import Distributions
import Glibc

/// The chance that a Brownian path has crossed no earlier boundary, given where it is at a look.
///
/// The z statistics of looks at shares t of the information are B(t)/√t of a Brownian motion B; its drift does not
/// matter once its place is given. From look to look, with r = t_k/t_{k+1} and s² = r·(t_{k+1} − t_k),
///
///     h_1(x) = 1,   h_{k+1}(x) = ∫ over |y| < b_k of h_k(y)·φ((y − r·x)/s)/s dy
///
/// h is even and smooth but near boundaries; it is kept as Legendre polynomials on panels that are halved until the
/// last coefficients vanish. So two looks may lie as close together as doubles go: the panels shrink where h bends.
///
/// *Source:* the recursion of P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated significance tests on accumulating
/// data", Journal of the Royal Statistical Society A 132 (1969), 235–244, doi:10.2307/2343787, on bridges in place of
/// densities; C. Jennison and B. W. Turnbull, "Group Sequential Methods", 2000, chapter 19.
struct BridgeSurvival: Sendable {
  /// t, the share of the information at the look.
  let time: Double
  /// b, beyond which paths stop at this look; finite.
  let edge: Double
  /// The panels' ends, from 0 to `edge`.
  private var ends: [Double] = [0]
  /// Values at each panel's points, and the coefficients of the polynomial through them.
  private var values: [Double] = []
  private var coefficients: [Double] = []

  /// Beyond so many standard deviations no path is.
  static let farthest = 38.0

  /// The first look, before which nothing can have been crossed.
  ///
  /// - Parameters:
  ///   - time: t, above 0.
  ///   - boundary: the boundary in standard errors; ∞ where nothing stops.
  init(time: Double, boundary: Double) {
    self.time = time
    edge = min(boundary, Self.farthest) * time.squareRoot()
    ends = [0, edge]
    values = [Double](repeating: 1, count: GaussLegendre.count)
    coefficients = GaussLegendre.coefficients(of: values)
  }

  /// The look after another.
  ///
  /// - Parameters:
  ///   - before: the look before.
  ///   - time: t, above that of the look before.
  ///   - boundary: the boundary in standard errors; ∞ where nothing stops.
  init(after before: BridgeSurvival, time: Double, boundary: Double) {
    self.time = time
    edge = min(boundary, Self.farthest) * time.squareRoot()
    // Panels as wide as a standard deviation, and finer ones about the boundary before.
    var places = [0, edge]
    let step = (time - before.time).squareRoot()
    var reach = step
    while reach < edge {
      places += [before.edge - reach, before.edge + reach]
      reach *= 4
    }
    places.append(before.edge)
    places += (1..<40).map { Double($0) * 1.5 * time.squareRoot() }
    places = places.filter { $0 >= 0 && $0 <= edge }.sorted()
    // Places are known to an ulp, a part of a step that must not be taken for a bend; nor is any bend finer than a step.
    let precision = Precision(relative: max(1e-13, 4 * edge.ulp / step), narrowest: step / 64)
    for (low, high) in zip(places, places.dropFirst()) where high > low {
      add(from: low, to: high, precision) { before.survival(of: $0, at: time) }
    }
  }

  /// How closely a polynomial must follow h.
  private struct Precision {
    /// The part of the largest value that its last coefficients may be.
    let relative: Double
    /// The width below which panels are not halved.
    let narrowest: Double
  }

  /// Adds h between two places, halving until the polynomial follows it.
  private mutating func add(
    from low: Double, to high: Double, _ precision: Precision, of function: (Double) -> Double
  ) {
    let (middle, half) = (low + (high - low) / 2, (high - low) / 2)
    let found = GaussLegendre.points.map { function(middle + half * $0) }
    let polynomial = GaussLegendre.coefficients(of: found)
    let largest = found.reduce(0) { max($0, $1) }
    let rest = max(abs(polynomial[13]), abs(polynomial[14]), abs(polynomial[15]))
    if rest > max(precision.relative * largest, 1e-17) && high - low > precision.narrowest {
      add(from: low, to: middle, precision, of: function)
      add(from: middle, to: high, precision, of: function)
      return
    }
    ends.append(high)
    values += found
    coefficients += polynomial
  }

  /// h at a place at a later time, the next look's.
  private func survival(of place: Double, at later: Double) -> Double {
    let spread = (time / later * (later - time)).squareRoot()
    let centre = place * (time / later)
    let nearest = min(max(centre, -edge), edge)
    // Outside the boundary the density falls off within a part of s.
    let width = 2.5 * spread / (1 + abs(centre - nearest) / (4 * spread))
    let front = 1 / (spread * (2 * Double.pi).squareRoot())
    return integral(from: nearest - 9.5 * spread, to: nearest + 9.5 * spread, width: width) { y in
      let z = (y - centre) / spread
      return front * exp(-0.5 * z * z)
    }
  }

  /// P(no crossing before, B(t') > b) of a path with drift, t' being the time of the next look.
  ///
  /// - Parameters:
  ///   - bound: b, on the scale of B.
  ///   - later: t', above t.
  ///   - drift: the drift, in standard errors at t = 1.
  /// - Returns: the probability, with its digits where it is tiny and the drift is 0.
  func crossing(above bound: Double, at later: Double, drift: Double) -> Double {
    let step = (later - time).squareRoot()
    let shifted = bound - drift * (later - time)
    let root = time.squareRoot()
    let mean = drift * time
    let spread = (time / later * (later - time)).squareRoot()
    let nearest = min(max(bound * (time / later), -edge), edge)
    let low = min(nearest - 10 * spread, shifted - 10 * step)
    let high = max(low, shifted + 10 * step)
    func kernel(_ y: Double) -> Double {
      let z = (y - mean) / root
      return exp(-0.5 * z * z) * Normal.standard.survival((shifted - y) / step)
    }
    let front = 1 / (root * (2 * Double.pi).squareRoot())
    let near = integral(from: low, to: high, width: 2 * min(spread, root), of: kernel)
    return front * (near + integral(from: high, to: .infinity, width: 1.5 * root, of: kernel))
  }

  /// P(no crossing up to this look) of a path with drift.
  ///
  /// - Parameter drift: the drift, in standard errors at t = 1.
  /// - Returns: the probability.
  func survival(drift: Double) -> Double {
    let root = time.squareRoot()
    let front = 1 / (root * (2 * Double.pi).squareRoot())
    return integral(from: -.infinity, to: .infinity, width: 1.5 * root) { y in
      let z = (y - drift * time) / root
      return front * exp(-0.5 * z * z)
    }
  }

  /// ∫ h·kernel over what of an interval lies inside the boundary, in pieces up to a width.
  private func integral(
    from low: Double, to high: Double, width: Double, of kernel: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    let count = GaussLegendre.count
    for panel in 0..<(ends.count - 1) {
      for sign in [-1.0, 1.0] {
        let panelLow = sign > 0 ? ends[panel] : -ends[panel + 1]
        let panelHigh = sign > 0 ? ends[panel + 1] : -ends[panel]
        let (from, to) = (max(low, panelLow), min(high, panelHigh))
        guard to > from else { continue }
        let (middle, half) = ((panelLow + panelHigh) / 2, (panelHigh - panelLow) / 2)
        let pieces = max(1, min(4096, ((to - from) / width).rounded(.up)))
        let isWhole = pieces == 1 && from == panelLow && to == panelHigh
        let length = (to - from) / pieces
        var piece = 0.0
        while piece < pieces {
          let (centre, reach) = (from + (piece + 0.5) * length, length / 2)
          var part = 0.0
          for index in 0..<count {
            let y = centre + reach * GaussLegendre.points[index]
            let value =
              isWhole
              ? values[panel * count + (sign > 0 ? index : count - 1 - index)]
              : GaussLegendre.value(of: coefficients, from: panel * count, at: sign * (y - middle) / half)
            part += GaussLegendre.weights[index] * value * kernel(y)
          }
          sum += part * reach
          piece += 1
        }
      }
    }
    return sum
  }
}
