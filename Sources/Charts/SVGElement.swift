/// An element of a drawing, with what it holds.
package struct SVGElement: Sendable, Equatable {
  /// What an element holds.
  private enum Content: Sendable, Equatable {
    case element(SVGElement)
    case text(String)
  }

  /// An attribute.
  private struct Attribute: Sendable, Equatable {
    var name: String
    var value: String
  }

  private let name: String
  private var attributes: [Attribute] = []
  private var content: [Content] = []

  /// An empty element; its name is one of ours, never a text from outside.
  package init(_ name: String) { self.name = name }

  /// The same with an attribute more; of two values of one name the last holds.
  package func with(_ name: String, _ value: String) -> SVGElement {
    var element = self
    element.attributes.removeAll { $0.name == name }
    element.attributes.append(Attribute(name: name, value: value))
    return element
  }

  /// The same with a coordinate or a length more, in user units.
  package func with(_ name: String, _ value: Double) -> SVGElement { with(name, Coordinate.text(value)) }

  /// The same with classes, separated by blanks.
  package func styled(_ classes: String) -> SVGElement { classes.isEmpty ? self : with("class", classes) }

  /// The same with elements after what it holds.
  package func holding(_ elements: [SVGElement]) -> SVGElement {
    var element = self
    element.content += elements.map(Content.element)
    return element
  }

  /// The same with a text after what it holds.
  package func holding(text: String) -> SVGElement {
    var element = self
    element.content.append(.text(text))
    return element
  }

  /// The same with a tip that is shown while the pointer is on it.
  package func tipped(_ text: String) -> SVGElement {
    var element = self
    element.content.insert(.element(SVGElement("title").holding(text: text)), at: 0)
    return element
  }

  /// It as a well-formed document or part of one.
  package var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    result += "<" + name
    for attribute in attributes {
      result += " " + attribute.name + "=\"" + XMLText.escaped(attribute.value) + "\""
    }
    guard !content.isEmpty else {
      result += "/>"
      return
    }
    result += ">"
    for part in content {
      switch part {
      case .element(let element): element.write(to: &result)
      case .text(let text): result += XMLText.escaped(text)
      }
    }
    result += "</" + name + ">"
  }
}
