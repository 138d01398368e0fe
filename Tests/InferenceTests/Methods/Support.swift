import Inference
import Summaries
import TestSupport

/// The worst error over the cases of one reference file.
struct Worst {
  let name: String
  private(set) var cases = 0
  private(set) var error = 0.0
  private(set) var place = ""

  init(_ name: String) { self.name = name }

  /// Takes in the error of one number, relative to the truth or to `scale` where that is larger.
  mutating func take(
    _ found: Double, _ expected: Double, scale: Double = 0, _ what: @autoclosure () -> String
  ) {
    let next: Double
    if found == expected {
      next = 0
    } else if max(expected.magnitude, scale) > 0 && found.isFinite && expected.isFinite {
      next = (found - expected).magnitude / max(expected.magnitude, scale)
    } else {
      next = .infinity
    }
    if next > error { (error, place) = (next, what()) }
  }

  /// One case is done.
  mutating func count() { cases += 1 }

  /// What is printed, so that a run says how good the numbers are.
  var report: String { "\(name): \(cases) cases, worst error \(error) at \(place.prefix(200))" }
}

extension Reference.Case {
  /// A number by its keys, outermost first.
  func number(_ keys: String...) throws(ReferenceError) -> Double {
    var value = value
    for key in keys {
      guard let next = value[key] else { throw .missing(key: key) }
      value = next
    }
    guard let double = value.double else { throw .missing(key: keys.joined(separator: ".")) }
    return double
  }

  /// The moments of a group given by count, mean and variance.
  func moments(_ group: String) throws(ReferenceError) -> Moments {
    let count = try number(group, "count")
    return Moments(
      count: Int(count), mean: try number(group, "mean"),
      secondPowerSum: try number(group, "variance") * (count - 1))
  }

  /// The events and trials of a group.
  func counts(_ group: String) throws(ReferenceError) -> (events: Double, trials: Double) {
    (events: try number(group, "events"), trials: try number(group, "count"))
  }

  /// The whole events and trials of a group.
  func wholeCounts(_ group: String) throws(ReferenceError) -> (events: Int, trials: Int) {
    (events: Int(try number(group, "events")), trials: Int(try number(group, "count")))
  }
}

extension SplitMix64 {
  /// A whole number in a range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(uniform() * Double(range.count))
  }

  /// Moments of a group that could be a response time, with 2 to 10,000 rows.
  mutating func moments() -> Moments {
    let count = whole(2...10) * [1, 10, 100, 1000][whole(0...3)]
    let mean = 50 + 450 * uniform()
    let deviation = mean * (0.01 + 2 * uniform() * uniform())
    return Moments(
      count: count, mean: abs(mean + 0.2 * deviation * normal()),
      secondPowerSum: deviation * deviation * Double(count - 1))
  }
}

extension Moments {
  /// The moments of the values times `factor` plus `shift`.
  func mapped(factor: Double = 1, shift: Double = 0) -> Moments {
    Moments(count: count, mean: mean * factor + shift, secondPowerSum: secondPowerSum * factor * factor)
  }
}
