/// A table of the page: one row of heads, the first cell of each row a head too.
struct PageTable {
  /// One cell.
  struct Cell {
    /// What it shows.
    var content: HTML
    /// What rows are sorted by; the text of the cell where nil.
    var key: Double?
    /// Its class: `good`, `bad`, `doubt`, `dim`.
    var style: String?

    init(_ content: HTML, key: Double? = nil, style: String? = nil) {
      self.content = content
      self.key = key
      self.style = style
    }

    init(_ text: String, key: Double? = nil, style: String? = nil) {
      self.init(HTML(text), key: key, style: style)
    }

    /// A value with what is told of it in small letters below.
    init(_ text: String, below: String?, key: Double? = nil) {
      self.init(HTML(text), below: below, key: key)
    }

    init(_ content: HTML, below: String?, key: Double? = nil) {
      let small = below.map { HTML.tag("small", [:], HTML($0)) } ?? HTML()
      self.init(content + small, key: key)
    }
  }

  /// One column.
  struct Column {
    var head: HTML
    var isText: Bool
    /// Whether it holds sentences.
    var isLong = false

    init(_ head: String, isText: Bool = false, isLong: Bool = false) {
      self.head = HTML(head)
      self.isText = isText
      self.isLong = isLong
    }

    init(_ head: String, of name: HTML) {
      self.head = HTML(head) + HTML.tag("small", [:], name)
      isText = false
    }
  }

  /// What the table is about, for those who cannot see where it stands.
  var caption: String
  var columns: [Column]
  var rows: [[Cell]] = []
  /// A name for tests and style.
  var name: String?

  init(_ caption: String, name: String? = nil, columns: [Column]) {
    self.caption = caption
    self.name = name
    self.columns = columns
  }

  /// The table in a box that scrolls sideways where it is too wide; nothing where it has no rows.
  var html: HTML {
    guard !rows.isEmpty else { return HTML() }
    let heads = columns.map { column in
      HTML.tag("th", ["scope": "col", "class": column.isText ? "text" : nil], column.head)
    }
    let body = rows.map { row in HTML.element("tr", [:], row.indices.map { cell(row, $0) }) }
    let table = HTML.tag(
      "table", ["class": rows.count > 2 ? "sortable" : nil, "data-name": name],
      HTML.tag("caption", [:], HTML(caption)),
      HTML.tag("thead", [:], HTML.element("tr", [:], heads)), HTML.element("tbody", [:], body))
    return HTML.tag(
      "div", ["class": "scroll", "role": "region", "aria-label": caption, "tabindex": "0"], table)
  }

  private func cell(_ row: [Cell], _ place: Int) -> HTML {
    let cell = row[place]
    let classes = [
      columns[place].isText ? "text" : nil, columns[place].isLong ? "long" : nil, cell.style,
    ].compactMap { $0 }.joined(separator: " ")
    let key = cell.key.map { $0.isFinite ? "\($0)" : ($0 > 0 ? "1e999" : "-1e999") }
    let kind = classes.isEmpty ? nil : classes
    guard place > 0 else {
      return .tag("th", ["scope": "row", "class": kind, "data-key": key], cell.content)
    }
    return .tag("td", ["class": kind, "data-key": key], cell.content)
  }
}
