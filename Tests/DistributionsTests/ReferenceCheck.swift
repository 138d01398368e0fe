import Glibc
import TestSupport
import Testing

/// Compares found numbers with a reference, and remembers the worst.
///
/// The tolerance is that of the file; below 1e-100, where an ulp of the argument already moves the tail by more
/// than 1e-14, it is 1e-11.
struct ReferenceCheck {
  let reference: Reference
  private(set) var compared = 0
  private(set) var worst = 0.0

  init(_ name: String) throws {
    reference = try Reference(name)
  }

  /// Expects `found` to be what the case says under `key`, if it says anything.
  mutating func expect(
    _ found: @autoclosure () throws -> Double, _ key: String, of item: Reference.Case,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard item.has(key) else { return }
    let expected = try item.double(key)
    let value = try found()
    let error = relativeError(value, expected)
    let tolerance = try #require(reference.toleranceRelative)
    #expect(
      error <= (expected.magnitude < 1e-100 ? 1e-11 : tolerance),
      "\(key) is \(value), off by \(error): \(item)",
      sourceLocation: sourceLocation)
    compared += 1
    if expected.magnitude >= 1e-100 { worst = max(worst, error) }
  }

  /// Says what was found, and expects at least `count` comparisons.
  func finish(atLeast count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(reference.generator): \(compared) numbers, worst relative error above 1e-100: \(worst)")
    #expect(compared >= count, sourceLocation: sourceLocation)
  }
}
