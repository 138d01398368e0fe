/// Where things that are counted, such as days or rows, stand along an axis: each has a band of its own.
package struct BandScale: Sendable, Equatable {
  /// How many there are.
  package let count: Int
  /// Where the first band begins.
  package let start: Double
  /// Where the last band ends.
  package let end: Double

  /// Bands of equal width.
  package init(count: Int, from start: Double, to end: Double) {
    self.count = count
    self.start = start
    self.end = end
  }

  /// The width of a band.
  package var width: Double { (end - start) / Double(max(count, 1)) }

  /// The middle of a band.
  package func middle(_ place: Int) -> Double { start + (Double(place) + 0.5) * width }

  /// From one name to the next: days, weeks, quarters, a year.
  private static let naturalSteps = [1, 2, 7, 14, 28, 56, 91, 182, 364]

  /// The bands that can be named without two names touching: every one, every second, every seventh...
  ///
  /// - Parameter labelWidth: the width of the widest name with what must stay free beside it.
  /// - Returns: their places, from the first on.
  package func named(labelWidth: Double) -> [Int] {
    guard count > 0 else { return [] }
    let least = max(1, Int((labelWidth / max(width, 1e-9)).rounded(.up)))
    let step = Self.naturalSteps.first { $0 >= least } ?? least
    return Array(stride(from: 0, to: count, by: step))
  }
}
