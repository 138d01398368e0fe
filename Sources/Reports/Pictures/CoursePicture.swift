internal import Charts
internal import Inference
internal import Verdicts

/// The lift of the primary metric over all rows up to each day, with its intervals.
struct CoursePicture {
  private let texts: PictureTexts
  private let course: LiftCourse
  private let points: [LiftCourse.Point]

  /// The picture; nil where no course is told.
  init?(_ texts: PictureTexts) {
    guard let course = texts.report.liftCourse else { return nil }
    self.texts = texts
    self.course = course
    points = course.points.filter { $0.lift.estimate.isFinite }
    if points.isEmpty { return nil }
  }

  var picture: Picture {
    var frame = PictureFrame(.course, language: texts.telling.language, title: title, note: note)
    frame.addKey([
      KeyItem(sample: .line("c-thick cs-treatment"), text: texts.telling(PicturePhrase.courseLine)),
      KeyItem(
        sample: .area("c-band cf-treatment"),
        text: texts.telling(PicturePhrase.courseInterval, texts.level(course.level))),
      KeyItem(
        sample: .line("c-line c-dots cs-treatment"),
        text: texts.telling(PicturePhrase.courseSequence, texts.level(course.level))),
    ])
    let top = frame.drawing.height + 6
    let scale = NumberScale(of: span, from: top + 230, to: top, margin: margin)
    let ticks = scale.ticks(about: 6)
    let labels = ticks.values.map {
      Panel.Label($0, texts.tick(percent: $0, decimals: ticks.decimals))
    }
    let letters = PictureFrame.letters
    let ends = endLabels(scale)
    let endRoom = ends.map { PictureFrame.boldLetters.width($0.text) }.max() ?? 0
    let panel = Panel(
      left: (labels.map { letters.width($0.text) }.max() ?? 0) + 10,
      right: PictureFrame.width - endRoom - 12, top: top, bottom: top + 230, letters: letters)
    frame.drawing.add(panel.levels(labels, on: scale))
    let days = DayAxis(points.map(\.day), from: panel.left, to: panel.right)
    if let line = texts.promotionLine, isPrimary, let y = scale.place(line) {
      frame.drawing.add(
        Marks.rule(from: Point(panel.left, y), to: Point(panel.right, y), "c-line c-dash cs-ink"))
    }
    frame.drawing.add(marks(days, scale, panel))
    frame.drawing.add(place(ends, at: panel.right + 10, panel))
    frame.drawing.add(
      panel.row(
        days.labels(texts, letters: letters), base: panel.bottom + 21, within: 0...PictureFrame.width))
    frame.drawing.height = panel.bottom + 30
    if let unbounded { frame.addLines(unbounded) }
    for point in described { frame.describe(sentence(point)) }
    if let unbounded { frame.describe(unbounded) }
    return frame.picture
  }

  private var isPrimary: Bool { texts.report.primary?.specification.name == course.metric }

  /// What is free above and below: one day alone may have arrows there.
  private var margin: Double { points.count == 1 ? 0.14 : 0.03 }

  private var last: LiftCourse.Point { points[points.count - 1] }

  private var subject: String { texts.subject(of: course.metric) }

  private var note: String {
    let first = texts.date(points[0].day)
    return course.sampledShare < 1
      ? texts.telling(
        PicturePhrase.courseNoteSampled, texts.name(course.treatment), first, texts.share(course.sampledShare)
      )
      : texts.telling(PicturePhrase.courseNote, texts.name(course.treatment), first)
  }

  /// The finding: since when the confidence sequence leaves out zero, or that it does not.
  private var title: String {
    let sequence = last.sequence
    let figures = [
      subject, texts.percent(last.lift.estimate), texts.interval(sequence.lower, sequence.upper),
    ]
    guard sequence.lower > 0 || sequence.upper < 0 else {
      return texts.telling(PicturePhrase.courseOpen, figures[0], figures[1], figures[2])
    }
    let first = points.lastIndex { !($0.sequence.lower > 0 || $0.sequence.upper < 0) }.map { $0 + 1 } ?? 0
    return texts.telling(
      PicturePhrase.courseProven, figures[0], figures[1], figures[2], texts.date(points[first].day))
  }

  /// Until which day the sequence reaches beyond the picture, or has no ends.
  private var unbounded: String? {
    let scale = NumberScale(of: span, from: 1, to: 0, margin: margin)
    func beyond(_ point: LiftCourse.Point) -> Bool {
      !scale.shows(point.sequence.lower) || !scale.shows(point.sequence.upper)
    }
    guard let place = points.lastIndex(where: beyond) else { return nil }
    let hasEnds = points.filter(beyond).map { $0.sequence.lower.isFinite && $0.sequence.upper.isFinite }
    let phrase: PicturePhrase =
      hasEnds.contains(true)
      ? (hasEnds.contains(false) ? .courseUnboundedOrBeyond : .courseBeyond) : .courseUnbounded
    return texts.telling(phrase, texts.date(points[place].day))
  }

  /// The numbers that the axis must show: all estimates and what the last day says, of the others what leaves room.
  private var span: [Double] {
    let line = isPrimary ? texts.promotionLine : nil
    let core =
      points.map(\.lift.estimate) + [0, line ?? 0]
      + [last.sequence.lower, last.sequence.upper, last.lift.lower, last.lift.upper].filter(\.isFinite)
    let (low, high) = (core.min() ?? 0, core.max() ?? 0)
    let more = max(high - low, 0.01) * 0.45
    let others = points.flatMap { [$0.lift.lower, $0.lift.upper, $0.sequence.lower, $0.sequence.upper] }
    return core + others.filter(\.isFinite).map { min(max($0, low - more), high + more) }
  }

  private func marks(_ days: DayAxis, _ scale: NumberScale, _ panel: Panel) -> [SVGElement?] {
    func edges(_ interval: (LiftCourse.Point) -> Interval) -> [(upper: Point, lower: Point)?] {
      points.enumerated().map { index, point in
        let ends = interval(point)
        guard let upper = scale.clipped(ends.upper), let lower = scale.clipped(ends.lower) else { return nil }
        let x = days.middle(index)
        return (Point(x, upper), Point(x, lower))
      }
    }
    func outline(_ end: (Interval) -> Double) -> SVGElement? {
      let ends = points.enumerated().map { index, point -> Point? in
        let value = end(point.sequence)
        guard scale.shows(value), let y = scale.place(value) else { return nil }
        return Point(days.middle(index), y)
      }
      return Marks.line(ends, "c-line c-dots cs-treatment")
    }
    var marks: [SVGElement?] = []
    if points.count > 1 {
      marks += [
        Marks.band(edges(\.sequence), "c-faint cf-treatment"),
        Marks.band(edges(\.lift), "c-band cf-treatment"),
        outline { $0.lower }, outline { $0.upper },
      ]
    }
    let line = points.enumerated().map { index, point in
      scale.place(point.lift.estimate).map { Point(days.middle(index), $0) }
    }
    marks.append(Marks.line(line, "c-thick cs-treatment"))
    for index in stride(from: 0, to: points.count, by: PictureFrame.tipStride(points.count)) {
      marks.append(tip(points[index], x: days.middle(index), days, scale, panel))
    }
    return marks
  }

  private func tip(
    _ point: LiftCourse.Point, x: Double, _ days: DayAxis, _ scale: NumberScale, _ panel: Panel
  ) -> SVGElement {
    var marks: [SVGElement?] = []
    if points.count == 1 {
      marks.append(
        Whisker(.vertical, cap: 26, "c-line c-dots cs-treatment").mark(
          point.sequence.lower, point.sequence.upper, on: scale, at: x))
      marks.append(
        Whisker(.vertical, cap: 12, "c-thick cs-treatment").mark(
          point.lift.lower, point.lift.upper, on: scale, at: x))
    }
    if points.count <= 31, let y = scale.place(point.lift.estimate) {
      marks.append(Symbol.circle.mark(at: Point(x, y), radius: points.count > 14 ? 3 : 4.5, "cf-treatment"))
    }
    let width = days.bands.width * Double(PictureFrame.tipStride(points.count))
    return Marks.tipped(sentence(point), area: (x - width / 2, panel.top, width, panel.height), marks)
  }

  /// What stands at the right end: the lift so far, and the promotion line.
  private func endLabels(_ scale: NumberScale) -> [(y: Double, text: String, classes: String)] {
    var labels: [(Double, String, String)] = []
    if let y = scale.place(last.lift.estimate) {
      labels.append((y, texts.percent(last.lift.estimate), "c-bold cf-treatment"))
    }
    if isPrimary, let line = texts.promotionLine, let y = scale.place(line) {
      labels.append((y, texts.telling(PicturePhrase.shortPromotionLine, texts.percent(line)), ""))
    }
    return labels
  }

  private func place(
    _ labels: [(y: Double, text: String, classes: String)], at x: Double, _ panel: Panel
  ) -> [SVGElement] {
    let middles = LabelSpread.middles(
      labels.map(\.y), sizes: labels.map { _ in PictureFrame.lineHeight },
      in: panel.top...panel.bottom)
    return zip(labels, middles).map { label, y in Marks.text(label.text, at: Point(x, y + 5), label.classes) }
  }

  /// The first day, the last, and some between.
  private var described: [LiftCourse.Point] {
    let step = max(1, (points.count - 1 + 5) / 6)
    let places = Set(stride(from: 0, to: points.count, by: step)).union([points.count - 1])
    return places.sorted().map { points[$0] }
  }

  private func sentence(_ point: LiftCourse.Point) -> String {
    texts.telling(
      PicturePhrase.coursePoint, texts.date(point.day), texts.percent(point.lift.estimate),
      texts.interval(point.lift.lower, point.lift.upper),
      texts.interval(point.sequence.lower, point.sequence.upper), Figures.count(point.requests))
  }
}
