/// A table of a report before it is written in any form: its cells know what of them is from outside.
struct ReportTable {
  /// A column.
  struct Column {
    /// Its head; may hold names from outside.
    var title: String
    /// Whether its cells are words, which stand to the left.
    var isText: Bool
    /// 0 always stays on a terminal; of the others the greatest number is left out first.
    var dispensability: Int
    /// Whether a terminal may shorten its cells.
    var isFlexible: Bool

    init(_ title: String, isText: Bool = false, dispensability: Int = 0, isFlexible: Bool = false) {
      self.title = title
      self.isText = isText
      self.dispensability = dispensability
      self.isFlexible = isFlexible
    }
  }

  /// A cell.
  struct Cell {
    /// What a text is.
    enum Kind {
      /// A figure or a word of ours.
      case own
      /// A name from outside.
      case name
      /// A sentence that may hold names from outside.
      case sentence
      /// What is typed or read by programs: a path, a column, a hash.
      case code
    }

    var text: String
    var kind: Kind
    /// How a terminal shows it; Markdown shows what is good, bad or doubtful in bold.
    var style: Style

    static func own(_ text: String, _ style: Style = .plain) -> Cell {
      Cell(text: text, kind: .own, style: style)
    }
    static func name(_ text: String) -> Cell { Cell(text: text, kind: .name, style: .plain) }
    static func sentence(_ text: String) -> Cell { Cell(text: text, kind: .sentence, style: .plain) }
    static func code(_ text: String) -> Cell { Cell(text: text, kind: .code, style: .plain) }
  }

  var columns: [Column]
  var rows: [[Cell]] = []

  /// The lines of the table in GitHub-flavoured Markdown; none where it has no rows.
  var markdown: [String] {
    guard !rows.isEmpty else { return [] }
    var table = MarkdownTable(columns: columns.map { (Self.head($0.title), $0.isText) })
    table.rows = rows.map { $0.map(\.markdown) }
    return table.lines
  }

  private static func head(_ title: String) -> String {
    title.isEmpty ? "" : Markup.markdown(DisplayWidth.truncated(Markup.visible(title), to: 80))
  }

  /// The lines of the table on a terminal; none where it has no rows.
  ///
  /// - Parameter terminal: what it is shown on.
  /// - Returns: the lines, the head first; the head of the first column is the title of the section.
  func lines(on terminal: Terminal) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      columns: columns.map { column in
        .init(
          title: column.title, alignment: column.isText ? .left : .right,
          dispensability: column.dispensability, isFlexible: column.isFlexible)
      })
    table.isTitled = true
    table.rows = rows.map { $0.map { .init(text: $0.text, style: $0.style) } }
    return table.lines(on: terminal)
  }
}

extension ReportTable.Cell {
  /// The cell in Markdown.
  var markdown: String {
    let shown =
      switch kind {
      case .own: text
      case .name: Markup.name(text)
      case .sentence: Markup.sentence(text)
      case .code: Markup.code(DisplayWidth.truncated(Markup.visible(text), to: 500), inTable: true)
      }
    switch style {
    case .good, .bad, .doubtful: return "**\(shown)**"
    case .plain, .bold, .dim: return shown
    }
  }
}
