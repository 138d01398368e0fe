/// A line of small bars, one for each value: `▁▂▅█ ▃`.
enum Sparkline {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// The bars of values from 0 to `top`, which are not less than 0.
  ///
  /// - Parameters:
  ///   - values: the values; nil is a space.
  ///   - top: the value of the highest bar; where it is not above 0 all bars are the lowest.
  /// - Returns: as many characters as there are values.
  static func text(_ values: [Double?], top: Double) -> String { text(values, from: 0, to: top) }

  /// The bars of values from `bottom` to `top`.
  ///
  /// - Parameters:
  ///   - values: the values; nil is a space.
  ///   - bottom: the value below the lowest bar.
  ///   - top: the value of the highest bar; where it is not above the bottom all bars are the lowest.
  /// - Returns: as many characters as there are values.
  static func text(_ values: [Double?], from bottom: Double, to top: Double) -> String {
    String(
      values.map { value in
        guard let value, value.isFinite else { return " " }
        guard top > bottom else { return bars[0] }
        let place = ((value - bottom) / (top - bottom) * Double(bars.count)).rounded(.up) - 1
        return bars[min(max(Int(place.isFinite ? place : 0), 0), bars.count - 1)]
      })
  }
}
