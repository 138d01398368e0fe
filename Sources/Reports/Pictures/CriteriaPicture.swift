internal import Charts
internal import Inference
internal import Verdicts

/// Every criterion of the gate on a strip of its own, the threshold in the middle, the good side at the right.
struct CriteriaPicture {
  private static let strip = (left: 26.0, right: 356.0)

  private let texts: PictureTexts
  private let rows: [CriterionRow]

  /// The picture; nil where no gate was asked.
  init?(_ texts: PictureTexts) {
    self.texts = texts
    rows = (texts.report.gate?.verdict.criteria ?? []).map { CriterionRow($0, texts) }
    if rows.isEmpty { return nil }
  }

  var picture: Picture {
    var frame = PictureFrame(
      .criteria, language: texts.telling.language, title: title,
      note: texts.telling(PicturePhrase.criteriaNote))
    let scale = NumberScale(of: [-1, 1], from: Self.strip.left, to: Self.strip.right)
    let middle = (Self.strip.left + Self.strip.right) / 2
    let base = frame.drawing.height + 12
    frame.drawing.add([
      Marks.text(
        "← " + texts.telling(ReportPhrase.notMet), at: Point(middle - 12, base), anchor: .end, "cf-bad"),
      Marks.text(texts.telling(ReportPhrase.met) + " →", at: Point(middle + 12, base), "cf-good"),
    ])
    frame.drawing.height = base + 8
    for row in rows {
      let height = row.places == nil ? 30.0 : 54
      frame.drawing.add(mark(row, scale, y: frame.drawing.height, height: height))
      frame.drawing.height += height
      frame.describe(sentence(row))
    }
    frame.drawing.height += 4
    return frame.picture
  }

  private var title: String {
    let asked = rows.filter { $0.criterion.status != .notAsked }
    let open = asked.filter { $0.criterion.status != .met }
    guard !open.isEmpty else {
      return texts.telling(PicturePhrase.criteriaAllMet, Figures.count(asked.count))
    }
    let names = open.prefix(3).map(\.name).joined(separator: ", ") + (open.count > 3 ? ", …" : "")
    return texts.telling(
      PicturePhrase.criteriaOpen, Figures.count(asked.count - open.count), Figures.count(asked.count), names)
  }

  private func sentence(_ row: CriterionRow) -> String {
    let status = texts.telling.status(row.criterion.status)
    let figures =
      row.asked.isEmpty ? row.value : "\(row.value), \(texts.telling(ReportPhrase.asked)) \(row.asked)"
    return "\(row.status.symbol) \(row.name): \(status), \(figures)"
  }

  private func mark(_ row: CriterionRow, _ scale: NumberScale, y: Double, height: Double) -> SVGElement {
    let end = PictureFrame.width
    let letters = PictureFrame.letters
    let value = letters.truncated(row.value, to: 320)
    let status = row.status
    var marks: [SVGElement?] = [
      Marks.rule(from: Point(0, y), to: Point(end, y), "c-grid cs-grid"),
      Marks.text(status.symbol, at: Point(8, y + 20), anchor: .middle, "c-bold cf-\(status.colour)"),
    ]
    var room = end - Self.strip.left
    if row.places == nil {
      // Without a strip there is one line: the value, and what is asked of it.
      let text = [row.criterion.value == nil ? "" : value, row.asked].filter { !$0.isEmpty }
      let line = text.isEmpty ? texts.telling.status(row.criterion.status) : text.joined(separator: " · ")
      marks.append(Marks.text(line, at: Point(end, y + 20), anchor: .end, "cf-muted"))
      room -= letters.width(line)
    } else {
      marks.append(Marks.text(value, at: Point(end, y + 20), anchor: .end))
      marks.append(Marks.text(row.asked, at: Point(end, y + 41), anchor: .end, "cf-muted"))
      marks += strip(row, scale, level: y + 37)
      room -= letters.width(value)
    }
    let name = PictureFrame.boldLetters.truncated(row.name, to: room - 12)
    marks.append(Marks.text(name, at: Point(Self.strip.left, y + 20), "c-bold"))
    let detail = row.criterion.detail
    let tip = detail.isEmpty ? sentence(row) : "\(sentence(row)). \(texts.sentence(detail))"
    return Marks.tipped(tip, area: (0, y, end, height), marks)
  }

  private func strip(_ row: CriterionRow, _ scale: NumberScale, level: Double) -> [SVGElement?] {
    guard let places = row.places, let middle = scale.place(0), let x = scale.clipped(places.value) else {
      return []
    }
    let colour = row.status.colour
    var marks: [SVGElement?] = [
      Marks.bar(x: scale.start, y: level - 3, width: middle - scale.start, height: 6, "c-band cf-bad"),
      Marks.bar(x: middle, y: level - 3, width: scale.end - middle, height: 6, "c-band cf-good"),
      Marks.rule(from: Point(middle, level - 9), to: Point(middle, level + 9), "c-line cs-ink"),
    ]
    if let lower = places.lower, let upper = places.upper {
      marks.append(
        Whisker(.horizontal, cap: 9, "c-line cs-\(colour)").mark(lower, upper, on: scale, at: level))
    }
    let isFilled = row.criterion.status == .met || row.criterion.status == .notMet
    let symbol: Symbol = row.criterion.status == .notMet ? .diamond : .circle
    marks.append(
      symbol.mark(
        at: Point(x, level), radius: 6, isFilled ? "cf-\(colour)" : "c-open c-line cs-\(colour)"))
    return marks
  }
}
