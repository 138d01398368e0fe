import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DrawingTests {
  /// Texts that could leave their place in a document, or that no document may hold.
  static let hostile = [
    "<script>alert(1)</script>", "\"'&<>", "]]>", "<!--", "&lt;", "\u{0}\u{1}\u{7F}\u{9B}",
    "\u{FFFE}\u{FFFF}",
    "\u{202E}evil", "a\nb\tc\r", "🚀👨\u{200D}👩", "\u{10FFFF}", "", String(repeating: "한", count: 10_000),
    "e" + String(repeating: "\u{301}", count: 500), "\" onload=\"alert(1)",
  ]

  @Test(arguments: hostile) func holdsAnyText(text: String) throws {
    var drawing = Drawing(width: 100, height: 50)
    drawing.add(Marks.text(text, at: Point(1, 2)))
    drawing.add(Marks.tipped(text, area: (0, 0, 10, 10), [nil]))
    drawing.add(SVGElement("g").with("data-name", text))
    for style in [nil, "text{font:'a'}"] {
      let written = drawing.text(
        identifier: "a", title: text, description: text, language: "ko", style: style)
      let reader = try Reader(written)
      #expect(reader.names.filter { $0 == "script" }.isEmpty)
      #expect(reader.attributes.allSatisfy { !$0.lowercased().hasPrefix("on") })
    }
  }

  @Test func textsComeBackAsTheyWere() throws {
    var drawing = Drawing(width: 100, height: 50)
    drawing.add(Marks.text("a < b & \"c\" 'd' > e", at: Point(1, 2)))
    let reader = try Reader(drawing.text(identifier: "a", title: "t", description: "d", language: "en"))
    #expect(reader.text.contains("a < b & \"c\" 'd' > e"))
    #expect(reader.names.first == "svg")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.25, "-1.25"), (0.005, "0.01"), (12.5, "12.5"), (1.004, "1"),
    (0.07, "0.07"),
    (-0.004, "0"), (.nan, "0"), (.infinity, "100000"), (-.infinity, "-100000"), (1e300, "100000"),
  ])
  func coordinatesAreShortAndFinite(value: Double, text: String) {
    #expect(Coordinate.text(value) == text)
  }

  @Test func whatIsNotFiniteIsNotDrawn() {
    let points = [
      Point(0, 0), Point(.nan, 1), Point(2, .infinity), Point(3, 3), nil, Point(4, 4), Point(5, 5),
    ]
    let line = Marks.line(points, "a")
    #expect(line?.text == "<path d=\"M0 0L0 0M3 3L3 3M4 4L5 5\" class=\"a\"/>")
    #expect(Marks.line([Point(.nan, 0)], "") == nil)
    #expect(Marks.line([], "") == nil)
    #expect(Marks.band([(Point(0, 0), Point(0, .nan)), nil], "") == nil)
    let band = Marks.band([(Point(0, 1), Point(0, 2)), (Point(1, 1), Point(1, 3))], "b")
    #expect(band?.text == "<path d=\"M0 1L1 1L1 3L0 2Z\" class=\"b\"/>")
  }

  @Test func whiskersSayThatTheyGoOn() {
    let scale = NumberScale(of: [0, 10], from: 0, to: 100)
    let whisker = Whisker(.horizontal, cap: 8, "w")
    #expect(
      whisker.mark(2, 4, on: scale, at: 5)?.text == "<path d=\"M20 5L40 5M20 1L20 9M40 1L40 9\" class=\"w\"/>"
    )
    #expect(
      whisker.mark(2, .infinity, on: scale, at: 5)?.text
        == "<path d=\"M20 5L100 5M20 1L20 9M94 0.5L100 5L94 9.5\" class=\"w\"/>")
    #expect(whisker.mark(.nan, 4, on: scale, at: 5) == nil)
    #expect(whisker.mark(11, 12, on: scale, at: 5) == nil)
    #expect(whisker.mark(-.infinity, .infinity, on: scale, at: 5) != nil)
  }

  @Test func numbersAlongAxesDoNotTouch() throws {
    let panel = Panel(left: 50, right: 150, top: 0, bottom: 60, letters: TextMeasure(size: 15))
    let scale = NumberScale(of: [0, 100], from: 60, to: 0)
    let levels = panel.levels((0...50).map { Panel.Label(Double($0) * 2, "\($0)") }, on: scale)
    #expect(levels.filter { $0.text.hasPrefix("<text") }.count <= 4)
    let row = panel.row((0..<60).map { (Double($0) * 2, "22 Oct") }, base: 70, within: 0...150)
    #expect((2...3).contains(row.count))
    #expect(panel.row([(.nan, "a")], base: 0, within: 0...10).isEmpty)
  }

  @Test(arguments: Symbol.allCases) func symbolsDiffer(symbol: Symbol) {
    let marks = Symbol.allCases.map { $0.mark(at: Point(5, 5), radius: 4, "s").text }
    #expect(Set(marks).count == Symbol.allCases.count)
    #expect(symbol.mark(at: Point(5, 5), radius: 4, "s").text.contains("class=\"s\""))
  }
}

/// The elements, attributes and texts of a document; fails where it is not well-formed.
final class Reader: NSObject, XMLParserDelegate {
  struct NotWellFormed: Error {
    var document: String
  }

  var names: [String] = []
  var attributes: [String] = []
  var text = ""

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
    names.append(name)
    attributes += found.keys
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
