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
      note: texts.telling(PicturePhrase.liftsNote, control, texts.level(rows[0].level), directions))
    let layout = layout
    let hasLift = rows.contains { $0.lift != nil }
    if !layout.isRoomy, hasLift { frame.addKey(key) }
    let scale = NumberScale(of: LiftRow.span(rows), from: layout.left, to: layout.right, margin: 0.04)
    let top = frame.drawing.height
    let bottom = top + rows.reduce(0) { $0 + layout.height + Self.below($1) + Self.above($1) }
    if hasLift { frame.drawing.add(numbers(scale, bottom: bottom)) }
    if hasLift, !layout.isRoomy { frame.drawing.add(grid(scale, top: top, bottom: bottom)) }
    var y = top
    for row in rows {
      let above = Self.above(row)
      if let heading = row.heading {
        let text = PictureFrame.boldLetters.truncated(heading, to: PictureFrame.width)
        frame.drawing.add(Marks.text(text, at: Point(0, y + above - 3), "c-bold"))
      }
      frame.drawing.add(mark(row, scale: scale, layout: layout, y: y + above, extra: Self.below(row)))
      frame.describe(row.sentence(texts))
      y += above + layout.height + Self.below(row)
    }
    frame.drawing.height = bottom + (hasLift ? 26 : 4)
    return frame.picture
  }

  /// What the arrows at the names mean.
  private var directions: String {
    let arrows = rows.map { $0.heading ?? $0.arrow }
    let meanings = [("↓", PicturePhrase.lowerIsBetter), ("↑", .higherIsBetter)]
    return meanings.filter { arrow, _ in arrows.contains { $0.hasSuffix(arrow) } }
      .map { "\($0) \(texts.telling($1))" }.joined(separator: ", ")
  }

  /// What the signs mean, where rows have no room to say it.
  private var key: [KeyItem] {
    Outcome.allCases.compactMap { outcome in
      guard let row = rows.first(where: { $0.outcome == outcome && $0.lift != nil }) else { return nil }
      return KeyItem(
        sample: .symbol(row.symbol, row.look), text: texts.telling.outcome(outcome), colour: row.colour)
    }
  }

  /// The room above a row for the name of its metric.
  private static func above(_ row: LiftRow) -> Double { row.heading == nil ? 0 : PictureFrame.lineHeight + 4 }

  /// The room below a row for the name of the promotion line.
  private static func below(_ row: LiftRow) -> Double {
    row.threshold != nil && row.isFirstOfMetric ? PictureFrame.lineHeight : 0
  }

  private var layout: Layout {
    let letters = PictureFrame.boldLetters
    let isRoomy = rows.count <= 6
    return Layout(
      isRoomy: isRoomy, nameRoom: min(rows.map { letters.width($0.name + $0.arrow) }.max() ?? 0, 190),
      figureRoom: min(rows.map { letters.width($0.short) + 22 }.max() ?? 0, 130), height: isRoomy ? 58 : 28)
  }

  private func ticks(_ scale: NumberScale) -> Ticks {
    scale.ticks(about: scale.end - scale.start > 400 ? 6 : 4)
  }

  private func grid(_ scale: NumberScale, top: Double, bottom: Double) -> [SVGElement] {
    ticks(scale).values.compactMap { value in
      scale.place(value).map { x in
        let classes = value == 0 ? "c-thin cs-ink" : "c-grid cs-grid"
        return Marks.rule(from: Point(x, top), to: Point(x, bottom), classes)
      }
    }
  }

  private func numbers(_ scale: NumberScale, bottom: Double) -> [SVGElement] {
    let ticks = ticks(scale)
    let panel = Panel(
      left: scale.start, right: scale.end, top: bottom, bottom: bottom, letters: PictureFrame.letters)
    let labels = ticks.values.map {
      (scale.clipped($0) ?? 0, texts.tick(percent: $0, decimals: ticks.decimals))
    }
    return panel.row(
      labels, base: bottom + 19, within: 0...PictureFrame.width, keeping: ticks.values.firstIndex(of: 0) ?? 0)
  }

  private func mark(
    _ row: LiftRow, scale: NumberScale, layout: Layout, y: Double, extra: Double
  ) -> SVGElement {
    let level = y + layout.middle
    var marks: [SVGElement?] = []
    if layout.isRoomy, row.lift != nil { marks += grid(scale, top: y + 27, bottom: y + layout.height - 3) }
    if let threshold = row.threshold, let x = scale.place(threshold) {
      let top = layout.isRoomy ? y + 27 : y
      let end = y + layout.height + (extra > 0 ? extra - 4 : 0)
      marks.append(Marks.rule(from: Point(x, top), to: Point(x, end), "c-line c-dash cs-ink"))
      if extra > 0 { marks.append(promotion(threshold, at: x, y: y + layout.height + 11)) }
    }
    marks += names(row, layout: layout, y: y)
    marks += interval(row, scale: scale, level: level)
    return Marks.tipped(row.sentence(texts), area: (0, y, PictureFrame.width, layout.height), marks)
  }

  /// The name of the promotion line, on the side of it that zero is not on.
  private func promotion(_ threshold: Double, at x: Double, y: Double) -> SVGElement {
    let text = texts.telling(PicturePhrase.promotionLine, texts.percent(threshold))
    let width = PictureFrame.letters.width(text)
    let isLeft = threshold < 0 ? x - 8 - width >= 0 : x + 8 + width > PictureFrame.width
    return Marks.text(
      text, at: Point(isLeft ? x - 8 : x + 8, y), anchor: isLeft ? .end : .start, "cf-muted")
  }

  private func names(_ row: LiftRow, layout: Layout, y: Double) -> [SVGElement?] {
    let end = PictureFrame.width
    let weight = row.isPrimary ? "c-bold" : ""
    guard layout.isRoomy else {
      let base = y + layout.middle + 5
      return [
        Marks.text(name(row, room: layout.nameRoom), at: Point(0, base), weight),
        Marks.text(
          PictureFrame.letters.truncated(row.short, to: layout.figureRoom), at: Point(end, base),
          anchor: .end,
          "cf-\(row.colour) \(weight)"),
      ]
    }
    let letters = row.isPrimary ? PictureFrame.boldLetters : PictureFrame.letters
    let figures = letters.truncated(row.lift == nil ? row.short : row.long, to: 340)
    let room = end - letters.width(figures) - 14
    return [
      Marks.text(name(row, room: room), at: Point(0, y + 19), weight),
      Marks.text(figures, at: Point(end, y + 19), anchor: .end, "cf-\(row.colour) \(weight)"),
    ]
  }

  /// The name of a row, cut before its arrow.
  private func name(_ row: LiftRow, room: Double) -> String {
    let letters = row.isPrimary ? PictureFrame.boldLetters : PictureFrame.letters
    return letters.truncated(row.name, to: room - letters.width(row.arrow)) + row.arrow
  }

  private func interval(_ row: LiftRow, scale: NumberScale, level: Double) -> [SVGElement?] {
    guard let lift = row.lift else {
      let room = PictureFrame.width - scale.start - 24
      return [
        Marks.text(
          PictureFrame.letters.truncated(row.long, to: room), at: Point(scale.start, level + 5), "cf-muted")
      ]
    }
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
      marks.append(row.symbol.mark(at: Point(x, level), radius: row.isPrimary ? 7 : 5.5, row.look))
    }
    return marks
  }
}
