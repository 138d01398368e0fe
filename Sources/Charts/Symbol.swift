/// A small sign for a value; shapes differ where colours cannot be told apart.
package enum Symbol: String, Sendable, CaseIterable {
  case circle
  case square
  case diamond
  case triangle

  /// The sign around a place.
  ///
  /// - Parameters:
  ///   - place: its middle.
  ///   - radius: half of its height, about.
  ///   - classes: how it looks.
  /// - Returns: the sign.
  package func mark(at place: Point, radius: Double, _ classes: String) -> SVGElement {
    let (x, y) = (place.x, place.y)
    switch self {
    case .circle:
      return SVGElement("circle").with("cx", x).with("cy", y).with("r", radius).styled(classes)
    case .square:
      let side = radius * 0.9
      return Marks.bar(x: x - side, y: y - side, width: 2 * side, height: 2 * side, classes)
    case .diamond:
      let reach = radius * 1.25
      return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], classes)
    case .triangle:
      let reach = radius * 1.2
      return polygon([(x, y - reach), (x + reach, y + reach * 0.8), (x - reach, y + reach * 0.8)], classes)
    }
  }

  private func polygon(_ corners: [(Double, Double)], _ classes: String) -> SVGElement {
    let path = corners.enumerated().map { place, corner in
      (place == 0 ? "M" : "L") + Coordinate.text(corner.0) + " " + Coordinate.text(corner.1)
    }
    return SVGElement("path").with("d", path.joined() + "Z").styled(classes)
  }
}
