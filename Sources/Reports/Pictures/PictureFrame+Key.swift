internal import Charts

/// What a line, an area or a sign of a picture stands for.
struct KeyItem {
  /// How it is shown.
  enum Sample {
    case line(String)
    case area(String)
    case symbol(Symbol, String)
  }

  var sample: Sample
  var text: String
  /// The colour of the text.
  var colour = "muted"

  /// A group, by the look of its line.
  static func group(_ name: String, _ look: GroupLook) -> KeyItem {
    KeyItem(sample: .line("\(look.line) cs-\(look.colour)"), text: name, colour: look.colour)
  }
}

extension PictureFrame {
  /// The width of a sample, with what is free behind it.
  private static var sampleWidth: Double { 36 }

  /// Writes a key below what is there, in as many lines as it takes.
  mutating func addKey(_ items: [KeyItem]) {
    var x = 0.0
    drawing.height += 22
    for item in items {
      let isSign = if case .symbol = item.sample { true } else { false }
      let sampleWidth = isSign ? 20 : Self.sampleWidth
      let text = Self.letters.truncated(item.text, to: Self.width - sampleWidth)
      let width = sampleWidth + Self.letters.width(text)
      if x > 0, x + width > Self.width {
        x = 0
        drawing.height += 22
      }
      let y = drawing.height - 10
      switch item.sample {
      case .line(let classes):
        drawing.add(Marks.rule(from: Point(x + 2, y), to: Point(x + 28, y), classes))
      case .area(let classes):
        drawing.add(Marks.bar(x: x + 1, y: y - 6, width: 28, height: 12, classes))
      case .symbol(let symbol, let classes):
        drawing.add(symbol.mark(at: Point(x + 7, y), radius: 5.5, classes))
      }
      drawing.add(Marks.text(text, at: Point(x + sampleWidth, y + 5), "cf-\(item.colour)"))
      x += width + 20
    }
    drawing.height += 6
  }
}
