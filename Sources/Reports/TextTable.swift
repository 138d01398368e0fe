/// A table of aligned columns for a terminal.
///
/// Every line takes the same columns of the terminal, whatever the cells hold, but that spaces at its end are left
/// out. Where a table is too wide, columns are left out by their importance, then names are shortened.
package struct TextTable {
  /// Where a cell's text stands.
  package enum Alignment {
    case left
    case right
  }

  /// A column.
  package struct Column {
    var title: String
    var alignment: Alignment
    /// 0 always stays; of the others the greatest number is left out first.
    var dispensability: Int
    /// Whether its cells may be shortened.
    var isFlexible: Bool

    package init(
      title: String, alignment: Alignment = .right, dispensability: Int = 0, isFlexible: Bool = false
    ) {
      self.title = title
      self.alignment = alignment
      self.dispensability = dispensability
      self.isFlexible = isFlexible
    }
  }

  /// A cell: a text, which is made harmless, and how it looks.
  package struct Cell {
    var text: String
    var style: Style

    package init(text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  package var columns: [Column]
  package var rows: [[Cell]] = []
  /// Whether the head of the first column is the title of a section, and stands where titles stand.
  package var isTitled = false
  private let indentation = 2

  package init(columns: [Column]) {
    self.columns = columns
  }

  /// The lines of the table, header first.
  package func lines(on terminal: Terminal) -> [String] {
    let texts =
      [columns.map(\.title)] + rows.map { $0.map { $0.text.isEmpty ? "" : Markup.visible($0.text) } }
    var widths = columns.indices.map { column in
      texts.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    if isTitled, let first = widths.first {
      let cells = texts.dropFirst().map { $0.first.map(DisplayWidth.of) ?? 0 }.max() ?? 0
      widths[0] = max(cells, first - indentation)
    }
    for column in columns.indices where columns[column].isFlexible {
      widths[column] = min(widths[column], terminal.nameWidth)
    }
    let shown = fitting(&widths, in: terminal.width)
    return texts.enumerated().map { row, cells in
      let isTitle = isTitled && row == 0
      var line = String(repeating: " ", count: isTitle ? 0 : indentation)
      var pending = 0
      for (place, column) in shown.enumerated() {
        let width = widths[column] + (isTitle && place == 0 ? indentation : 0)
        let text = DisplayWidth.truncated(column < cells.count ? cells[column] : "", to: width)
        let space = max(0, width - DisplayWidth.of(text))
        let style =
          row == 0
          ? (isTitle && place == 0 ? Style.bold : .dim)
          : column < rows[row - 1].count ? rows[row - 1][column].style : .plain
        pending += place == 0 ? 0 : 2
        if columns[column].alignment == .right { pending += space }
        if !text.isEmpty {
          line += String(repeating: " ", count: pending) + terminal.styled(text, style)
          pending = 0
        }
        if columns[column].alignment == .left { pending += space }
      }
      return line
    }
  }

  /// The columns that are shown, and their widths.
  private func fitting(_ widths: inout [Int], in width: Int) -> [Int] {
    var shown = Array(columns.indices)
    func needed() -> Int {
      indentation + shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1)
    }
    while needed() > width,
      let spare = shown.max(by: { columns[$0].dispensability < columns[$1].dispensability }),
      columns[spare].dispensability > 0
    {
      shown.removeAll { $0 == spare }
    }
    for column in shown where columns[column].isFlexible {
      widths[column] = max(min(widths[column], 4), widths[column] - max(0, needed() - width))
    }
    // What is too wide all the same is cut off where it is widest.
    while needed() > width, let widest = shown.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4 {
      widths[widest] -= 1
    }
    return shown
  }
}
