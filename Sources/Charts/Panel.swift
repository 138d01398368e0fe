/// The part of a drawing in which values stand, with its grid and the numbers along its sides.
///
/// Grid lines have the class `cs-grid`, that of zero `cs-ink`, numbers `cf-muted`.
package struct Panel: Sendable {
  /// The number at a place along a side.
  package struct Label: Sendable, Equatable {
    /// Where it stands.
    package var value: Double
    /// How it is written.
    package var text: String

    /// A number.
    package init(_ value: Double, _ text: String) {
      self.value = value
      self.text = text
    }
  }

  /// The left side.
  package var left: Double
  /// The right side.
  package var right: Double
  /// The upper side.
  package var top: Double
  /// The lower side.
  package var bottom: Double
  /// How wide letters are.
  package var letters: TextMeasure

  /// A panel.
  package init(left: Double, right: Double, top: Double, bottom: Double, letters: TextMeasure) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
    self.letters = letters
  }

  /// The width.
  package var width: Double { right - left }
  /// The height.
  package var height: Double { bottom - top }

  /// Lines across with numbers at the left; a number that would touch the one before is left out.
  package func levels(_ labels: [Label], on scale: NumberScale) -> [SVGElement] {
    var marks: [SVGElement] = []
    var last: Double?
    for label in labels {
      guard let y = scale.place(label.value) else { continue }
      let classes = label.value == 0 ? "c-thin cs-ink" : "c-grid cs-grid"
      marks.append(Marks.rule(from: Point(left, y), to: Point(right, y), classes))
      guard last.map({ ($0 - y).magnitude >= letters.size * 1.15 }) ?? true else { continue }
      last = y
      marks.append(
        Marks.text(label.text, at: Point(left - 8, y + letters.size * 0.35), anchor: .end, "cf-muted"))
    }
    return marks
  }

  /// Lines upwards, from the panel's lower side or a place further below.
  package func columns(_ labels: [Label], on scale: NumberScale, to end: Double? = nil) -> [SVGElement] {
    labels.compactMap { label in
      scale.place(label.value).map { x in
        let classes = label.value == 0 ? "c-thin cs-ink" : "c-grid cs-grid"
        return Marks.rule(from: Point(x, top), to: Point(x, end ?? bottom), classes)
      }
    }
  }

  /// Texts in a row below, none touching another or leaving a range: all of them, or every second, every third...
  ///
  /// - Parameters:
  ///   - labels: the texts with the middles that they want, rising.
  ///   - base: the base line.
  ///   - room: what they may not leave.
  ///   - kept: the place of one that is shown whatever is left out.
  /// - Returns: those that have room.
  package func row(
    _ labels: [(middle: Double, text: String)], base: Double, within room: ClosedRange<Double>,
    keeping kept: Int = 0
  ) -> [SVGElement] {
    let placed = labels.map { label in
      let half = letters.width(label.text) / 2
      return (middle: max(room.lowerBound + half, min(label.middle, room.upperBound - half)), half: half)
    }
    for step in 1...max(labels.count, 1) {
      let shown = labels.indices.filter { ($0 - kept) % step == 0 && labels[$0].middle.isFinite }
      let isFree = zip(shown, shown.dropFirst()).allSatisfy { one, next in
        placed[one].middle + placed[one].half + 9 <= placed[next].middle - placed[next].half
      }
      guard isFree else { continue }
      return shown.map { index in
        Marks.text(labels[index].text, at: Point(placed[index].middle, base), anchor: .middle, "cf-muted")
      }
    }
    return []
  }
}
