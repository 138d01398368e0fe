internal import Charts
internal import Inference
internal import Verdicts

/// The chance of seeing a lift with these data, and with twice as many.
struct PowerPicture {
  private let texts: PictureTexts
  private let power: ReportPower
  private let curve: [ReportPower.Point]

  /// The picture; nil where no curve is told.
  init?(_ texts: PictureTexts) {
    guard let power = texts.report.power else { return nil }
    self.texts = texts
    self.power = power
    curve = power.curve.filter { $0.lift.isFinite && $0.power.isFinite && $0.powerOfTwice.isFinite }
      .sorted { $0.lift < $1.lift }
    if curve.count < 2 { return nil }
  }

  var picture: Picture {
    var frame = PictureFrame(.power, language: texts.telling.language, title: title, note: note)
    frame.addKey([
      KeyItem(
        sample: .line("c-thick cs-treatment"),
        text: texts.telling(PicturePhrase.powerNow, Figures.count(power.requests)), colour: "treatment"),
      KeyItem(
        sample: .line("c-line c-dash cs-second"), text: texts.telling(PicturePhrase.powerTwice),
        colour: "second"),
    ])
    let top = frame.drawing.height + 8
    let panel = Panel(
      left: 56, right: PictureFrame.width - 12, top: top, bottom: top + 210, letters: PictureFrame.letters)
    let lifts = NumberScale(
      of: curve.map(\.lift) + [0]
        + [power.targetLift, power.smallestLift].compactMap { $0 }.filter {
          $0 > 0 && $0 < 3 * (curve.last?.lift ?? 0)
        },
      from: panel.left, to: panel.right)
    let shares = NumberScale(of: [0, 1], from: panel.bottom, to: panel.top)
    let ticks = lifts.ticks(about: 6)
    let labels = ticks.values.map {
      Panel.Label($0, texts.tick(percent: $0, decimals: ticks.decimals, signed: false))
    }
    frame.drawing.add(panel.columns(labels.filter { $0.value != 0 }, on: lifts))
    frame.drawing.add(
      panel.levels(
        [0, 0.25, 0.5, 0.75, 1].map { Panel.Label($0, texts.tick(percent: $0, decimals: 2, signed: false)) },
        on: shares))
    frame.drawing.add(lines(panel, lifts, shares))
    frame.drawing.add(markers(panel, lifts, shares))
    frame.drawing.add(tips(panel, lifts))
    // No number stands where a marker's line passes.
    let named = [power.smallestLift, power.targetLift].compactMap { $0.flatMap { lifts.place($0) } }
    let row = labels.compactMap { label in lifts.place(label.value).map { ($0, label.text) } }
      .filter { label in named.allSatisfy { ($0 - label.0).magnitude > 26 } }
    frame.drawing.add(panel.row(row, base: panel.bottom + 21, within: 30...PictureFrame.width))
    frame.drawing.height = panel.bottom + 52
    describe(&frame)
    return frame.picture
  }

  private var subject: String { texts.subject(of: power.metric) }

  private var title: String {
    guard let smallest = power.smallestLift, smallest.isFinite else {
      return texts.telling(PicturePhrase.powerNone, subject, texts.level(power.plannedPower))
    }
    return texts.telling(
      PicturePhrase.powerFinding, subject, texts.share(smallest), texts.level(power.plannedPower))
  }

  private var note: String {
    texts.telling(PicturePhrase.powerNote, Figures.short(power.significance), texts.level(power.plannedPower))
  }

  private func lines(_ panel: Panel, _ lifts: NumberScale, _ shares: NumberScale) -> [SVGElement?] {
    func line(_ power: (ReportPower.Point) -> Double, _ classes: String) -> SVGElement? {
      Marks.line(
        curve.map { point -> Point? in
          guard let x = lifts.place(point.lift), let y = shares.clipped(power(point)) else { return nil }
          return Point(x, y)
        }, classes)
    }
    let planned = shares.clipped(power.plannedPower).map { y in
      Marks.rule(from: Point(panel.left, y), to: Point(panel.right, y), "c-thin c-dots cs-ink")
    }
    return [
      planned, line({ $0.powerOfTwice }, "c-line c-dash cs-second"),
      line({ $0.power }, "c-thick cs-treatment"),
    ]
  }

  /// The smallest lift on the curve, and the target, both named below the axis.
  private func markers(_ panel: Panel, _ lifts: NumberScale, _ shares: NumberScale) -> [SVGElement?] {
    var marks: [SVGElement?] = []
    var labels: [(x: Double, text: String, classes: String)] = []
    let end = panel.bottom + 29
    if let smallest = power.smallestLift, smallest > 0, lifts.shows(smallest), let x = lifts.place(smallest),
      let y = shares.clipped(power.plannedPower)
    {
      marks.append(Marks.rule(from: Point(x, y), to: Point(x, end), "c-thin cs-treatment"))
      marks.append(Symbol.circle.mark(at: Point(x, y), radius: 6, "cf-treatment"))
      let text = texts.telling(PicturePhrase.powerSmallest, texts.share(smallest))
      labels.append((x, text, "c-bold cf-treatment"))
    }
    if let target = power.targetLift, target > 0, lifts.shows(target), let x = lifts.place(target) {
      marks.append(Marks.rule(from: Point(x, panel.top), to: Point(x, end), "c-line c-dash cs-ink"))
      labels.append((x, texts.telling(PicturePhrase.powerTarget, texts.share(target)), "c-bold"))
    }
    let sizes = labels.map { PictureFrame.boldLetters.width($0.text) + 14 }
    let middles = LabelSpread.middles(labels.map(\.x), sizes: sizes, in: 0...PictureFrame.width)
    return marks
      + zip(labels, middles).map { label, x in
        Marks.text(label.text, at: Point(x, end + 15), anchor: .middle, label.classes)
      }
  }

  private func tips(_ panel: Panel, _ lifts: NumberScale) -> [SVGElement?] {
    let places = curve.map { lifts.place($0.lift) ?? panel.left }
    return curve.indices.map { index in
      let left = index > 0 ? (places[index - 1] + places[index]) / 2 : panel.left
      let right = index + 1 < places.count ? (places[index] + places[index + 1]) / 2 : panel.right
      return Marks.tipped(sentence(curve[index]), area: (left, panel.top, right - left, panel.height), [])
    }
  }

  private func sentence(_ point: ReportPower.Point) -> String {
    texts.telling(
      PicturePhrase.powerPoint, texts.share(point.lift), chance(point.power), chance(point.powerOfTwice))
  }

  /// A chance, which rounding must not make sure.
  private func chance(_ power: Double) -> String {
    power >= 0.9995 && power < 1 ? "> " + texts.share(0.999) : texts.share(power)
  }

  private func describe(_ frame: inout PictureFrame) {
    let step = max(1, curve.count / 5)
    for place in stride(from: step - 1, to: curve.count, by: step) { frame.describe(sentence(curve[place])) }
    if let target = power.targetLift {
      frame.describe(texts.telling(PicturePhrase.powerTarget, texts.share(target)))
    }
  }
}
