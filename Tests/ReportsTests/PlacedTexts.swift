import Charts
import Foundation
import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The texts of a picture with the room that they take, and its numbers; fails where it is not well-formed.
final class PlacedTexts: NSObject, XMLParserDelegate {
  struct NotWellFormed: Error {
    var document: String
  }

  /// A text with its sides.
  struct Box {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  var boxes: [Box] = []
  var identifiers: [String] = []
  /// All numbers of places and lengths.
  var numbers: [String] = []
  var width = 0.0
  var height = 0.0
  private var attributes: [String: String] = [:]
  private var text: String?

  init(_ document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    guard parser.parse() else { throw NotWellFormed(document: String(document.prefix(2_000))) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes found: [String: String]
  ) {
    if let identifier = found["id"] { identifiers.append(identifier) }
    if let sides = found["viewBox"]?.split(separator: " ").compactMap({ Double($0) }), sides.count == 4 {
      (width, height) = (sides[2], sides[3])
    }
    for key in ["x", "y", "cx", "cy", "r", "width", "height"] {
      if let number = found[key], number != "100%" { numbers.append(number) }
    }
    numbers += (found["d"] ?? "").split { "MLZ ".contains($0) }.map(String.init)
    attributes = found
    text = name == "text" ? "" : nil
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let text, name == "text", !text.isEmpty else { return }
    self.text = nil
    let classes = attributes["class"] ?? ""
    let isTitle = classes.contains("c-title")
    let size = isTitle ? 18.0 : 15
    let width = TextMeasure(size: size, isBold: isTitle || classes.contains("c-bold")).width(text)
    let x = Double(attributes["x"] ?? "") ?? 0
    let y = Double(attributes["y"] ?? "") ?? 0
    let left: Double =
      switch attributes["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    boxes.append(
      Box(text: text, left: left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2))
  }
}
