internal import Charts
internal import Inference
internal import Summaries
internal import Verdicts

/// The distribution function of every group, and below it the median, p95 and p99 side by side.
struct DistributionsPicture {
  /// The distribution of one group, the levels rising.
  private struct Curve {
    var name: String
    var look: GroupLook
    var quantiles: [Quantile]

    /// The value at a level, where it is told.
    func value(_ level: Double) -> Double? {
      quantiles.first { ($0.level - level).magnitude < 1e-9 }?.value
    }

    /// The value at the told level nearest to one.
    func near(_ level: Double) -> Quantile {
      quantiles.min { ($0.level - level).magnitude < ($1.level - level).magnitude } ?? quantiles[0]
    }
  }

  private static let marked = [0.5, 0.95, 0.99]
  /// The most groups that can be told apart.
  private static let most = 4

  private let texts: PictureTexts
  private let curves: [Curve]
  private let subject: String
  private let unit: String

  /// The picture; nil where no values are told.
  init?(_ texts: PictureTexts) {
    self.texts = texts
    curves = texts.report.distributions.prefix(Self.most).compactMap { group in
      let quantiles = group.quantiles.filter { $0.value.isFinite && (0...1).contains($0.level) }
        .sorted { $0.level < $1.level }
      guard group.count > 0, quantiles.count > 1 else { return nil }
      return Curve(name: texts.name(group.group), look: texts.look(of: group.group), quantiles: quantiles)
    }
    guard !curves.isEmpty, let name = texts.report.distributions.first?.metric else { return nil }
    subject = texts.subject(of: name)
    let metric = texts.report.analysis.metrics.first { $0.specification.name == name }
    unit = metric?.specification.isDuration ?? false ? " ms" : ""
  }

  var picture: Picture {
    let values = curves.flatMap { $0.quantiles.map(\.value) }
    let isLogarithmic = values.allSatisfy { $0 > 0 }
    var frame = PictureFrame(
      .distributions, language: texts.telling.language, title: title,
      note: texts.telling(isLogarithmic ? PicturePhrase.logarithmicNote : .linearNote, subject))
    let scale = NumberScale(
      isLogarithmic ? .logarithmic : .linear, of: values, from: 52, to: PictureFrame.width - 12, margin: 0.02)
    let needsKey = !hasRoomForNames(scale)
    if needsKey { frame.addKey(curves.map { .group($0.name, $0.look) }) }
    let top = frame.drawing.height + 6
    let panel = Panel(
      left: 52, right: PictureFrame.width - 12, top: top, bottom: top + 210, letters: PictureFrame.letters)
    let shares = NumberScale(of: [0, 1], from: panel.bottom, to: panel.top)
    let end = panel.bottom + 18 + 28 * Double(Self.marked.count)
    let ticks = scale.ticks(about: 8)
    let labels = ticks.values.map { Panel.Label($0, texts.tick($0, decimals: ticks.decimals)) }
    frame.drawing.add(panel.columns(labels, on: scale, to: end))
    frame.drawing.add(
      panel.levels(
        [0, 0.25, 0.5, 0.75, 1].map { Panel.Label($0, texts.tick(percent: $0, decimals: 2, signed: false)) },
        on: shares))
    for curve in curves.reversed() { frame.drawing.add(draw(curve, scale, shares)) }
    if !needsKey { frame.drawing.add(names(scale, shares)) }
    frame.drawing.add(tips(panel, shares))
    for (place, level) in Self.marked.enumerated() {
      frame.drawing.add(comparison(level, y: panel.bottom + 32 + 28 * Double(place), scale))
      frame.describe(sentence(level))
    }
    let row = labels.compactMap { label in scale.place(label.value).map { ($0, label.text) } }
    frame.drawing.add(panel.row(row, base: end + 17, within: 40...PictureFrame.width))
    frame.drawing.add(Marks.text(unit.isEmpty ? "" : "ms", at: Point(0, end + 17), "cf-muted"))
    frame.drawing.height = end + 26
    return frame.picture
  }

  private func figure(_ value: Double) -> String { Figures.significant(value, digits: 3) + unit }

  private var title: String {
    let last = curves[min(1, curves.count - 1)]
    func change(_ level: Double) -> String {
      let pair = [curves[0].value(level), last.value(level)].compactMap { $0 }
      guard pair.count == 2, curves.count > 1 else { return pair.last.map(figure) ?? "–" }
      return "\(Figures.significant(pair[0], digits: 3)) → \(figure(pair[1]))"
    }
    return texts.telling(PicturePhrase.distributionFinding, subject, change(0.5), change(0.95), change(0.99))
  }

  private func sentence(_ level: Double) -> String {
    let values = curves.map { "\($0.name) \($0.value(level).map(figure) ?? "–")" }
    return "\(Words.quantile(level)): \(values.joined(separator: ", "))"
  }

  private func draw(_ curve: Curve, _ scale: NumberScale, _ shares: NumberScale) -> SVGElement? {
    // More points than this cannot be told apart.
    let step = max(1, curve.quantiles.count / 300)
    let shown = curve.quantiles.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    let points = shown.map { quantile -> Point? in
      guard let x = scale.place(quantile.value), let y = shares.place(quantile.level) else { return nil }
      return Point(x, y)
    }
    return Marks.line(points, "\(curve.look.line) cs-\(curve.look.colour)")
  }

  /// Where the names of two groups stand: left of the left curve in its upper half, right of the right one below.
  private func nameLevels() -> (left: (Curve, Quantile), right: (Curve, Quantile))? {
    guard curves.count == 2 else { return nil }
    let sorted = curves.sorted { $0.near(0.5).value < $1.near(0.5).value }
    return ((sorted[0], sorted[0].near(0.65)), (sorted[1], sorted[1].near(0.35)))
  }

  private func hasRoomForNames(_ scale: NumberScale) -> Bool {
    guard let levels = nameLevels(), let left = scale.place(levels.left.1.value),
      let right = scale.place(levels.right.1.value)
    else { return false }
    let letters = PictureFrame.boldLetters
    return left - scale.start > letters.width(levels.left.0.name) + 16
      && scale.end - right > letters.width(levels.right.0.name) + 16
  }

  private func names(_ scale: NumberScale, _ shares: NumberScale) -> [SVGElement?] {
    guard let levels = nameLevels() else { return [] }
    return [(levels.left, -12.0, Marks.Anchor.end), (levels.right, 12, .start)].map { side, offset, anchor in
      guard let x = scale.place(side.1.value), let y = shares.place(side.1.level) else { return nil }
      return Marks.text(
        side.0.name, at: Point(x + offset, y + 5), anchor: anchor, "c-bold cf-\(side.0.look.colour)")
    }
  }

  /// What every level says, in bands across the panel.
  private func tips(_ panel: Panel, _ shares: NumberScale) -> [SVGElement?] {
    let told = curves[0].quantiles.map(\.level).filter { $0 >= 0.005 && $0 <= 0.995 }
    let step = PictureFrame.tipStride(told.count)
    let levels = stride(from: 0, to: told.count, by: step).map { told[$0] }
    let places = levels.compactMap { shares.place($0) }
    guard places.count == levels.count else { return [] }
    return levels.indices.map { index in
      let upper = index + 1 < places.count ? (places[index] + places[index + 1]) / 2 : panel.top
      let lower = index > 0 ? (places[index] + places[index - 1]) / 2 : panel.bottom
      return Marks.tipped(
        sentence(levels[index]), area: (panel.left, upper, panel.width, lower - upper), [])
    }
  }

  /// One level of all groups on one line, the smallest value told at its left, the largest at its right.
  private func comparison(_ level: Double, y: Double, _ scale: NumberScale) -> SVGElement {
    let values = curves.compactMap { curve in curve.value(level).map { (curve, $0) } }
      .sorted { $0.1 < $1.1 }
    let places = values.map { scale.place($0.1) ?? scale.start }
    var marks: [SVGElement?] = [Marks.text(Words.quantile(level), at: Point(0, y + 5), "c-bold")]
    if let first = places.first, let last = places.last {
      marks.append(Marks.rule(from: Point(first, y), to: Point(last, y), "c-thick c-soft cs-muted"))
      for (place, value) in zip(places, values).reversed() {
        marks.append(
          value.0.look.symbol.mark(at: Point(place, y), radius: 5.5, "cf-\(value.0.look.colour)"))
      }
      marks += labels(values, y: y, first: first, last: last, scale)
    }
    return Marks.tipped(sentence(level), area: (0, y - 14, PictureFrame.width, 28), marks)
  }

  private func labels(
    _ values: [(Curve, Double)], y: Double, first: Double, last: Double, _ scale: NumberScale
  ) -> [SVGElement?] {
    let ends = values.count > 1 ? [values[0], values[values.count - 1]] : values
    let widths = ends.map { PictureFrame.letters.width(figure($0.1)) }
    let fitsLeft = ends.count > 1 && first - 12 - widths[0] > scale.start - 6
    let fitsRight = last + 12 + (widths.last ?? 0) < PictureFrame.width
    var x = last + 12
    if fitsLeft, !fitsRight { x = first - 12 - widths.reduce(0, +) - 10 }
    return ends.enumerated().map { place, end in
      let text = figure(end.1)
      let classes = "cf-\(end.0.look.colour)"
      if place == 0, fitsLeft, fitsRight {
        return Marks.text(text, at: Point(first - 12, y + 5), anchor: .end, classes)
      }
      let start = x
      x += widths[place] + 10
      return Marks.text(text, at: Point(start, y + 5), classes)
    }
  }
}
