/// A drawing that grows downwards, and how it is written.
package struct Drawing: Sendable {
  /// The width, in user units.
  package let width: Double
  /// The height so far.
  package var height: Double
  /// What was drawn, the hindmost first.
  package private(set) var marks: [SVGElement] = []

  /// An empty drawing.
  package init(width: Double, height: Double = 0) {
    self.width = width
    self.height = height
  }

  /// Draws a mark over what is there; nil draws nothing.
  package mutating func add(_ mark: SVGElement?) {
    if let mark { marks.append(mark) }
  }

  /// Draws marks over what is there.
  package mutating func add(_ marks: [SVGElement?]) { self.marks += marks.compactMap { $0 } }

  /// The drawing as one `<svg>` element.
  ///
  /// - Parameters:
  ///   - identifier: what the names inside begin with, so that several drawings can stand in one page.
  ///   - title: its title, for those who cannot see it.
  ///   - description: all of it in words.
  ///   - language: the language of its texts, `en`.
  ///   - style: a style sheet of its own; nil where the page has it.
  ///   - shownWidth: the width at which it is shown where nothing else is said; nil for all there is.
  /// - Returns: the element.
  package func text(
    identifier: String, title: String, description: String, language: String, style: String? = nil,
    shownWidth: Double? = nil
  ) -> String {
    var root = SVGElement("svg").with("xmlns", "http://www.w3.org/2000/svg").styled("chart")
      .with("viewBox", "0 0 \(Coordinate.text(width)) \(Coordinate.text(height))")
    if let shownWidth {
      root = root.with("width", shownWidth).with("height", (height * shownWidth / width).rounded())
    } else {
      root = root.with("width", "100%")
    }
    root = root.with("role", "img").with("aria-labelledby", identifier + "-title")
      .with("aria-describedby", identifier + "-text").with("lang", language)
    var parts = [
      SVGElement("title").with("id", identifier + "-title").holding(text: title),
      SVGElement("desc").with("id", identifier + "-text").holding(text: description),
    ]
    if let style { parts.append(SVGElement("style").holding(text: style)) }
    return root.holding(parts + marks).text
  }
}
