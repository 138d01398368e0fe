/// An interval as a line along an axis; an arrow says that it goes on beyond the end of the axis.
package struct Whisker: Sendable, Equatable {
  /// Which way the axis of the values runs.
  package enum Direction: Sendable {
    case horizontal
    case vertical
  }

  /// Which way it runs.
  package var direction: Direction
  /// The length of the ends, across.
  package var cap: Double
  /// How it looks.
  package var classes: String

  /// Whiskers of one kind.
  package init(_ direction: Direction, cap: Double = 8, _ classes: String) {
    self.direction = direction
    self.cap = cap
    self.classes = classes
  }

  /// The interval from `lower` to `upper`, either of which may lie beyond the scale or be infinite.
  ///
  /// - Parameters:
  ///   - lower: the lower end.
  ///   - upper: the upper end.
  ///   - scale: where numbers stand.
  ///   - level: its place on the other axis.
  /// - Returns: the line with its ends; nil where an end is not a number, or the whole lies beyond the scale.
  package func mark(_ lower: Double, _ upper: Double, on scale: NumberScale, at level: Double) -> SVGElement?
  {
    guard let first = scale.clipped(lower), let last = scale.clipped(upper),
      lower <= scale.domain.upperBound, upper >= scale.domain.lowerBound
    else { return nil }
    let sign = last < first ? -1.0 : 1.0
    let path =
      line([(first, 0), (last, 0)], level)
      + (scale.shows(lower) ? edge(first, level) : arrow(first, level, towards: -sign))
      + (scale.shows(upper) ? edge(last, level) : arrow(last, level, towards: sign))
    return SVGElement("path").with("d", path).styled(classes)
  }

  /// An arrow at an end of the scale, for what lies wholly beyond it.
  package func beyond(_ place: Double, towards sign: Double, at level: Double) -> SVGElement {
    let path = line([(place - 10 * sign, 0), (place, 0)], level) + arrow(place, level, towards: sign)
    return SVGElement("path").with("d", path).styled(classes)
  }

  private func edge(_ place: Double, _ level: Double) -> String {
    line([(place, -cap / 2), (place, cap / 2)], level)
  }

  private func arrow(_ place: Double, _ level: Double, towards sign: Double) -> String {
    let back = place - sign * 6
    return line([(back, -4.5), (place, 0), (back, 4.5)], level)
  }

  /// A path through places along the axis and offsets across it.
  private func line(_ places: [(along: Double, across: Double)], _ level: Double) -> String {
    places.enumerated().map { index, place in
      let point =
        direction == .horizontal
        ? (place.along, level + place.across) : (level + place.across, place.along)
      return (index == 0 ? "M" : "L") + Coordinate.text(point.0) + " " + Coordinate.text(point.1)
    }.joined()
  }
}
