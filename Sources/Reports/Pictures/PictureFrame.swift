internal import Charts
internal import Verdicts

/// A picture while it is drawn: title and note on top, the rest below.
struct PictureFrame {
  /// The width of every picture, in user units.
  static let width = 520.0
  /// The measure of its letters.
  static let letters = TextMeasure(size: ChartStyle.textSize)
  /// The measure of letters that stand out.
  static let boldLetters = TextMeasure(size: ChartStyle.textSize, isBold: true)
  /// The height of a line of text.
  static let lineHeight = 20.0

  let kind: Picture.Kind
  let language: Language
  let title: String
  /// What was drawn so far; below its height there is nothing yet.
  var drawing: Drawing
  /// What it shows, in sentences.
  private var sentences: [String]

  /// A picture with its title, the finding, and a note that says what is shown.
  init(_ kind: Picture.Kind, language: Language, title: String, note: String) {
    self.kind = kind
    self.language = language
    self.title = title
    sentences = [note]
    drawing = Drawing(width: Self.width, height: 2)
    let heading = TextMeasure(size: ChartStyle.titleSize, isBold: true)
    for line in heading.balancedLines(Self.unbroken(title), room: Self.width - 6) {
      drawing.height += 23
      drawing.add(Marks.text(line, at: Point(0, drawing.height - 5), "c-title"))
    }
    drawing.height += 3
    addLines(note)
    drawing.height += 8
  }

  /// Writes muted lines below what is there.
  mutating func addLines(_ text: String) {
    for line in Self.letters.balancedLines(Self.unbroken(text), room: Self.width) {
      drawing.height += Self.lineHeight
      drawing.add(Marks.text(line, at: Point(0, drawing.height - 5), "cf-muted"))
    }
  }

  /// A text of which the lines are not broken between a number and its unit, nor in short brackets.
  private static func unbroken(_ text: String) -> String {
    let joined = [" %", " ms", " → ", " ~ ", "p95 ", "p99 ", "median ", "중앙값 ", "↓ ", "↑ "].reduce(text) {
      text, unit in
      text.split(separator: unit, omittingEmptySubsequences: false).joined(separator: withoutBreaks(unit))
    }
    return joined.split(separator: "(", omittingEmptySubsequences: false).enumerated().map { place, part in
      guard place > 0, let end = part.firstIndex(of: ")"), part[..<end].count <= 26 else {
        return String(part)
      }
      return withoutBreaks(part[..<end]) + part[end...]
    }.joined(separator: "(")
  }

  private static func withoutBreaks(_ text: some StringProtocol) -> String {
    String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }

  /// Says something for those who cannot see the picture.
  mutating func describe(_ sentence: String) { sentences.append(sentence) }

  /// Days, or other places along an axis, of which each tells itself to the pointer: all, or as many as keep files small.
  ///
  /// - Parameter count: how many there are.
  /// - Returns: how many of them one that tells itself stands for.
  static func tipStride(_ count: Int) -> Int { max(1, (count + 61) / 62) }

  /// The picture with what was drawn.
  var picture: Picture {
    let description = sentences.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
    func text(_ style: String?, _ shownWidth: Double?, _ suffix: String) -> String {
      drawing.text(
        identifier: "chart-\(kind.rawValue)-\(language.rawValue)\(suffix)", title: title,
        description: description, language: language.rawValue, style: style, shownWidth: shownWidth)
    }
    return Picture(
      kind: kind, title: title, description: description, inline: text(nil, nil, ""),
      document: text(ChartStyle.documentSheet, 600, "-file") + "\n")
  }
}
