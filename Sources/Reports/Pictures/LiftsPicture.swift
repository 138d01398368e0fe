internal import Charts
internal import Inference
internal import Verdicts

/// A forest plot: what every treatment changes in every metric, with its interval.
struct LiftsPicture {
  /// How high rows are; many of them stand closer.
  private struct Layout {
    /// Whether a row's figures stand above its interval, which then is as wide as the picture.
    var isRoomy: Bool
    var nameRoom: Double
    var figureRoom: Double
    var height: Double
    var left: Double { isRoomy ? 8 : nameRoom + 14 }
    var right: Double { PictureFrame.width - (isRoomy ? 8 : figureRoom + 12) }
    var middle: Double { isRoomy ? height - 19 : height / 2 }
  }

  private let texts: PictureTexts
  private let rows: [LiftRow]

  /// The picture; nil where no treatment was compared.
  init?(_ texts: PictureTexts) {
    self.texts = texts
    rows = LiftRow.all(texts)
    if rows.isEmpty { return nil }
  }

  var picture: Picture {
    let control = texts.report.analysis.groups.first.map { texts.name($0.name) } ?? ""
    var frame = PictureFrame(
      .lifts, language: texts.telling.language, title: rows[0].finding(texts),
      note: texts.telling(PicturePhrase.liftsNote, control, texts.level(rows[0].level)))
    let layout = layout
    let scale = NumberScale(of: LiftRow.span(rows), from: layout.left, to: layout.right, margin: 0.04)
    let top = frame.drawing.height
    let line = rows.contains { $0.threshold != nil } ? PictureFrame.lineHeight : 0
    let bottom =
      top + rows.reduce(0) { $0 + layout.height + ($1.threshold != nil && $1.isFirstOfMetric ? line : 0) }
    frame.drawing.add(grid(scale, top: top, bottom: bottom))
    var y = top
    for row in rows {
      let extra = row.threshold != nil && row.isFirstOfMetric ? line : 0
      frame.drawing.add(mark(row, scale: scale, layout: layout, y: y, extra: extra))
      frame.describe(row.sentence(texts))
      y += layout.height + extra
    }
    frame.drawing.height = bottom + 26
    return frame.picture
  }

  private var layout: Layout {
    let letters = PictureFrame.boldLetters
    let isRoomy = rows.count <= 6
    return Layout(
      isRoomy: isRoomy, nameRoom: min(rows.map { letters.width($0.name) }.max() ?? 0, 190),
      figureRoom: min(rows.map { letters.width($0.short) + 22 }.max() ?? 0, 130), height: isRoomy ? 58 : 28)
  }

  private func grid(_ scale: NumberScale, top: Double, bottom: Double) -> [SVGElement?] {
    let ticks = scale.ticks(about: scale.end - scale.start > 400 ? 7 : 4)
    var marks: [SVGElement?] = []
    var free = -Double.infinity
    for value in ticks.values {
      guard let x = scale.place(value) else { continue }
      let isZero = value == 0
      marks.append(
        Marks.rule(from: Point(x, top), to: Point(x, bottom), isZero ? "c-thin cs-ink" : "c-grid cs-grid"))
      let label = texts.tick(percent: value, decimals: ticks.decimals)
      let half = PictureFrame.letters.width(label) / 2
      let middle = max(half, min(x, PictureFrame.width - half))
      guard middle - half > free else { continue }
      free = middle + half + 8
      marks.append(Marks.text(label, at: Point(middle, bottom + 19), anchor: .middle, "cf-muted"))
    }
    return marks
  }

  private func mark(
    _ row: LiftRow, scale: NumberScale, layout: Layout, y: Double, extra: Double
  ) -> SVGElement {
    let level = y + layout.middle
    var marks: [SVGElement?] = []
    if let threshold = row.threshold, let x = scale.place(threshold) {
      let top = layout.isRoomy ? y + 26 : y
      marks.append(
        Marks.rule(from: Point(x, top), to: Point(x, y + layout.height + 2), "c-line c-dash cs-ink"))
      if extra > 0 { marks.append(promotion(threshold, at: x, y: y + layout.height + 14)) }
    }
    marks += names(row, layout: layout, y: y)
    marks += interval(row, scale: scale, level: level)
    return Marks.tipped(row.sentence(texts), area: (0, y, PictureFrame.width, layout.height), marks)
  }

  private func promotion(_ threshold: Double, at x: Double, y: Double) -> SVGElement {
    let text = texts.telling(PicturePhrase.promotionLine, texts.percent(threshold))
    let half = PictureFrame.letters.width(text) / 2
    return Marks.text(
      text, at: Point(max(half, min(x, PictureFrame.width - half)), y), anchor: .middle, "cf-muted")
  }

  private func names(_ row: LiftRow, layout: Layout, y: Double) -> [SVGElement?] {
    let end = PictureFrame.width
    let weight = row.isPrimary ? "c-bold" : ""
    guard layout.isRoomy else {
      let base = y + layout.middle + 5
      return [
        Marks.text(
          PictureFrame.boldLetters.truncated(row.name, to: layout.nameRoom), at: Point(0, base), weight),
        Marks.text(
          PictureFrame.letters.truncated(row.short, to: layout.figureRoom), at: Point(end, base),
          anchor: .end,
          "cf-\(row.colour) \(weight)"),
      ]
    }
    let figures = PictureFrame.letters.truncated(row.long, to: 330)
    let room = end - PictureFrame.boldLetters.width(figures) - 16
    return [
      Marks.text(PictureFrame.boldLetters.truncated(row.name, to: room), at: Point(0, y + 19), weight),
      Marks.text(figures, at: Point(end, y + 19), anchor: .end, "cf-\(row.colour) \(weight)"),
    ]
  }

  private func interval(_ row: LiftRow, scale: NumberScale, level: Double) -> [SVGElement?] {
    guard let lift = row.lift else { return [] }
    let whisker = Whisker(.horizontal, cap: 9, "c-line cs-\(row.colour)")
    var marks: [SVGElement?] = []
    if lift.estimate > scale.domain.upperBound || lift.estimate < scale.domain.lowerBound {
      let sign: Double = lift.estimate > 0 ? 1 : -1
      marks.append(whisker.mark(lift.lower, lift.upper, on: scale, at: level))
      marks.append(whisker.beyond(sign > 0 ? scale.end : scale.start, towards: sign, at: level))
      return marks
    }
    if lift.form == .complement, let excluded = lift.excluded {
      marks.append(whisker.mark(-.infinity, excluded.lower, on: scale, at: level))
      marks.append(whisker.mark(excluded.upper, .infinity, on: scale, at: level))
    } else {
      marks.append(whisker.mark(lift.lower, lift.upper, on: scale, at: level))
    }
    if let x = scale.place(lift.estimate) {
      let look = row.outcome == .inconclusive ? "c-open c-line cs-\(row.colour)" : "cf-\(row.colour)"
      marks.append(row.symbol.mark(at: Point(x, level), radius: row.isPrimary ? 7 : 5.5, look))
    }
    return marks
  }
}
