/// A place in a drawing, in user units from the upper left corner.
package struct Point: Sendable, Equatable {
  /// From the left.
  package var x: Double
  /// From above.
  package var y: Double

  /// A place.
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
}

/// What a drawing is made of; how it looks is said by classes.
package enum Marks {
  /// A straight line.
  package static func rule(from start: Point, to end: Point, _ classes: String) -> SVGElement {
    SVGElement("path").with("d", path(start, end)).styled(classes)
  }

  /// A line through points, broken where one is missing or not finite; nil where nothing is left.
  package static func line(_ points: [Point?], _ classes: String) -> SVGElement? {
    path(points).map { SVGElement("path").with("d", $0).styled(classes) }
  }

  /// The area between an upper and a lower line.
  ///
  /// - Parameters:
  ///   - edges: the two edges of each point of the way, nil where there are none.
  ///   - classes: how it looks.
  /// - Returns: the area, in several pieces where edges are missing; nil where nothing is left.
  package static func band(_ edges: [(upper: Point, lower: Point)?], _ classes: String) -> SVGElement? {
    var pieces: [String] = []
    for run in edges.split(whereSeparator: { edge in
      edge.map { !$0.upper.isFinite || !$0.lower.isFinite } ?? true
    }) {
      let there = run.compactMap { $0 }
      guard there.count > 1, let upper = path(there.map { $0.upper }),
        let lower = path(there.reversed().map { $0.lower })
      else { continue }
      pieces.append(upper + "L" + lower.dropFirst() + "Z")
    }
    return pieces.isEmpty ? nil : SVGElement("path").with("d", pieces.joined()).styled(classes)
  }

  /// A rectangle; sides below zero are taken as zero.
  package static func bar(x: Double, y: Double, width: Double, height: Double, _ classes: String)
    -> SVGElement
  {
    SVGElement("rect").with("x", x).with("y", y).with("width", max(0, width)).with("height", max(0, height))
      .styled(classes)
  }

  /// Where a text begins, is centred or ends.
  package enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  /// A text on one line.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - place: its anchor on the base line.
  ///   - anchor: which part of it stands there.
  ///   - classes: how it looks.
  /// - Returns: the text.
  package static func text(
    _ text: String, at place: Point, anchor: Anchor = .start, _ classes: String = ""
  ) -> SVGElement {
    let element = SVGElement("text").with("x", place.x).with("y", place.y).styled(classes)
    return (anchor == .start ? element : element.with("text-anchor", anchor.rawValue)).holding(text: text)
  }

  /// Several marks as one.
  package static func group(_ marks: [SVGElement?], _ classes: String = "") -> SVGElement {
    SVGElement("g").styled(classes).holding(marks.compactMap { $0 })
  }

  /// Marks that tell something while the pointer is on them or near.
  ///
  /// - Parameters:
  ///   - tip: what is told.
  ///   - area: the rectangle that takes the pointer, left, top, width and height; it is not seen.
  ///   - marks: what is seen.
  /// - Returns: the group.
  package static func tipped(
    _ tip: String, area: (x: Double, y: Double, width: Double, height: Double), _ marks: [SVGElement?]
  ) -> SVGElement {
    let hit = bar(x: area.x, y: area.y, width: area.width, height: area.height, "c-hit")
    return SVGElement("g").styled("c-tip").holding(marks.compactMap { $0 } + [hit]).tipped(tip)
  }

  private static func path(_ points: [Point?]) -> String? {
    var result = ""
    for run in points.split(whereSeparator: { !($0?.isFinite ?? false) }) {
      let there = run.compactMap { $0 }
      // A point alone is a line of no length, which round ends make a dot.
      let all = there.count == 1 ? there + there : there
      for (place, point) in all.enumerated() {
        result += (place == 0 ? "M" : "L") + Coordinate.text(point.x) + " " + Coordinate.text(point.y)
      }
    }
    return result.isEmpty ? nil : result
  }

  private static func path(_ points: Point...) -> String { path(points) ?? "M0 0" }
}
