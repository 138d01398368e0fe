/// A piece of HTML that is also well-formed XML.
///
/// It can only be made of escaped texts, of tags, and of drawings of our own; so nobody can forget to escape.
package struct HTML: Sendable, Equatable {
  /// The markup.
  package private(set) var markup: String

  /// Nothing.
  package init() { markup = "" }

  /// A text that means itself.
  package init(_ text: String) { markup = HTMLText.escaped(text) }

  /// Markup that we made ourselves and that holds nothing from outside, or has escaped it.
  init(made markup: String) { self.markup = markup }

  /// Pieces one after the other.
  init(_ pieces: [HTML], separator: String = "") {
    markup = pieces.map(\.markup).joined(separator: separator)
  }

  /// Whether there is nothing.
  package var isEmpty: Bool { markup.isEmpty }

  /// An element with its content.
  ///
  /// - Parameters:
  ///   - name: the element, not one that is always empty.
  ///   - attributes: its attributes; those that are nil are left out.
  ///   - content: what is in it.
  /// - Returns: the element.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: HTML...
  ) -> HTML {
    element(name, attributes, content)
  }

  /// An element with its content as an array.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) -> HTML {
    let inner = content.map(\.markup).joined()
    let isBlock = blocks.contains(name)
    return HTML(
      made: "<\(name)\(text(attributes))>\(inner)</\(name)>" + (isBlock ? "\n" : ""))
  }

  /// An element that is always empty, such as `meta`.
  static func void(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> HTML {
    HTML(made: "<\(name)\(text(attributes))/>")
  }

  /// A name from outside: it keeps its own direction of writing, and is cut where it is long.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - unnamed: what is shown for one that is empty or blank.
  /// - Returns: the name, with the whole of it as a hint where it was cut.
  package static func name(_ name: String, unnamed: String) -> HTML {
    guard name.contains(where: { !$0.isWhitespace }) else { return tag("i", [:], HTML(unnamed)) }
    let cut = HTMLText.cut(name)
    return tag("bdi", ["title": cut.whole], HTML(cut.shown))
  }

  /// A sentence that may hold names: it is cut where it is longer than anybody reads, and keeps figures with their `%`.
  static func sentence(_ text: String, columns: Int = HTMLText.sentenceColumns) -> HTML {
    HTML(DisplayWidth.truncated(text, to: columns).replacing(" %", with: "\u{A0}%"))
  }

  private static func text(_ attributes: KeyValuePairs<String, String?>) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\(HTMLText.escaped($0))\"" } ?? "" }.joined()
  }

  /// Elements after which a new line begins in the file.
  private static let blocks: Set<String> = [
    "article", "caption", "dd", "details", "div", "dt", "figure", "footer", "h1", "h2", "h3", "header", "li",
    "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul",
  ]

  static func + (left: HTML, right: HTML) -> HTML { HTML(made: left.markup + right.markup) }

  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }
}
