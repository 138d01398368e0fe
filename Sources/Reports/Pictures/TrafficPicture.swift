internal import Charts
internal import Inference
internal import Verdicts

/// The requests of every group day by day, and below them its error rate.
struct TrafficPicture {
  /// One group on all days; nil on days on which it is not told.
  private struct Series {
    var name: String
    var look: GroupLook
    var requests: [Double?]
    var errors: [Interval?]
  }

  private static let most = 4

  private let texts: PictureTexts
  private let days: [ReportDay]
  private let series: [Series]

  /// The picture; nil where no days are told.
  init?(_ texts: PictureTexts) {
    self.texts = texts
    days = texts.report.days
    let names = days.reduce(into: [String]()) { names, day in
      for group in day.groups where !names.contains(group.name) { names.append(group.name) }
    }
    let days = days
    series = names.prefix(Self.most).map { name in
      let groups = days.map { day in day.groups.first { $0.name == name } }
      return Series(
        name: texts.name(name), look: texts.look(of: name),
        requests: groups.map { $0.map { Double($0.requests) } },
        errors: groups.map { group in
          group?.errorRate.flatMap { $0.estimate.isFinite && !$0.lower.isNaN && !$0.upper.isNaN ? $0 : nil }
        })
    }
    if days.isEmpty || series.isEmpty { return nil }
  }

  var picture: Picture {
    let isLogarithmic = isUneven
    var frame = PictureFrame(.traffic, language: texts.telling.language, title: title, note: note)
    let letters = PictureFrame.letters
    let names = series.map { PictureFrame.boldLetters.truncated($0.name, to: 104) }
    let right = PictureFrame.width - 14 - (names.map { PictureFrame.boldLetters.width($0) }.max() ?? 0)
    heading(
      isLogarithmic ? .requestsADayLogarithmic : .requestsADay, &frame)
    var panel = Panel(
      left: 62, right: right, top: frame.drawing.height + 8, bottom: frame.drawing.height + 138,
      letters: letters)
    let axis = DayAxis(days.map(\.day), from: panel.left, to: panel.right)
    let top = panel.top
    addRequests(isLogarithmic: isLogarithmic, names: names, panel, axis, &frame)
    frame.drawing.height = panel.bottom + 14
    if series.contains(where: { $0.errors.contains { $0 != nil } }) {
      heading(.errorsADay, &frame)
      panel.top = frame.drawing.height + 8
      panel.bottom = panel.top + 130
      addErrors(panel, axis, &frame)
    }
    frame.drawing.add(tips(axis, top: top, bottom: panel.bottom))
    frame.drawing.add(
      panel.row(axis.labels(texts, letters: letters), base: panel.bottom + 21, within: 0...PictureFrame.width)
    )
    frame.drawing.height = panel.bottom + 30
    for index in described { frame.describe(sentence(index)) }
    return frame.picture
  }

  private func heading(_ phrase: PicturePhrase, _ frame: inout PictureFrame) {
    frame.drawing.height += PictureFrame.lineHeight
    frame.drawing.add(Marks.text(texts.telling(phrase), at: Point(0, frame.drawing.height - 5), "c-bold"))
  }

  private var title: String {
    let groups = texts.report.analysis.groups.prefix(Self.most).map {
      texts.telling(PicturePhrase.requestsOf, texts.name($0.name), Figures.count($0.requests))
    }
    let phrase = days.count == 1 ? PicturePhrase.trafficFindingOneDay : .trafficFinding
    return texts.telling(phrase, groups.joined(separator: ", "), Figures.count(days.count))
  }

  private var note: String {
    let dates = [days[0].day, days[days.count - 1].day].map { texts.date($0) }
    return days.count == 1 ? dates[0] : dates.joined(separator: " – ")
  }

  /// Whether one group has so many more requests that the other would lie on the axis.
  private var isUneven: Bool {
    let largest = series.map { $0.requests.compactMap { $0 }.max() ?? 0 }.filter { $0 > 0 }
    return (largest.max() ?? 0) > 6 * (largest.min() ?? 1)
  }

  private func addRequests(
    isLogarithmic: Bool, names: [String], _ panel: Panel, _ axis: DayAxis, _ frame: inout PictureFrame
  ) {
    let values = series.flatMap { $0.requests.compactMap { $0 } }
    let scale =
      isLogarithmic
      ? NumberScale(
        .logarithmic, of: values.filter { $0 > 0 }, from: panel.bottom, to: panel.top, margin: 0.06)
      : NumberScale(of: values.map { $0 * 1.06 } + [0], from: panel.bottom, to: panel.top)
    let ticks = scale.ticks(about: 5)
    frame.drawing.add(
      panel.levels(
        ticks.values.filter { $0 == $0.rounded() }.map { Panel.Label($0, texts.tick($0, decimals: 0)) },
        on: scale))
    for group in series.reversed() {
      frame.drawing.add(
        Marks.line(axis.line(group.requests, on: scale), "\(group.look.line) cs-\(group.look.colour)"))
      guard days.count <= 31 else { continue }
      for (index, value) in group.requests.enumerated() {
        guard let y = value.flatMap({ scale.place($0) }) else { continue }
        frame.drawing.add(
          group.look.symbol.mark(
            at: Point(axis.middle(index), y), radius: days.count > 14 ? 2.6 : 4, "cf-\(group.look.colour)"))
      }
    }
    let wanted = series.map { group in
      group.requests.last { $0 != nil }.flatMap { $0 }.flatMap { scale.clipped($0) } ?? panel.bottom
    }
    let middles = LabelSpread.middles(
      wanted, sizes: wanted.map { _ in PictureFrame.lineHeight }, in: panel.top - 4...panel.bottom + 8)
    for (place, group) in series.enumerated() {
      frame.drawing.add(
        Marks.text(
          names[place], at: Point(panel.right + 12, middles[place] + 5), "c-bold cf-\(group.look.colour)"))
    }
  }

  private func addErrors(_ panel: Panel, _ axis: DayAxis, _ frame: inout PictureFrame) {
    let rates = series.flatMap { $0.errors.compactMap { $0 } }
    let most = max((rates.map(\.estimate).max() ?? 0) * 2.2, 0.001)
    let uppers = rates.map(\.upper).filter(\.isFinite)
    let scale = NumberScale(
      of: [0, min(max(uppers.max() ?? most, most / 2.2), most) * 1.05], from: panel.bottom, to: panel.top)
    let ticks = scale.ticks(about: 4)
    frame.drawing.add(
      panel.levels(
        ticks.values.map {
          Panel.Label($0, texts.tick(percent: $0, decimals: ticks.decimals, signed: false))
        },
        on: scale))
    let step = axis.bands.width / Double(series.count + 1)
    let isDense = step < 7
    for (place, group) in series.enumerated().reversed() {
      let shift = isDense ? 0 : (Double(place) - Double(series.count - 1) / 2) * min(step, 16)
      if isDense {
        frame.drawing.add(errorBand(group, axis, scale))
      }
      let points = axis.line(group.errors.map { $0?.estimate }, on: scale)
        .map { point in point.map { Point($0.x + shift, $0.y) } }
      frame.drawing.add(
        Marks.line(points, (isDense ? group.look.line : group.look.thinLine) + " cs-\(group.look.colour)"))
      guard !isDense else { continue }
      for (index, rate) in group.errors.enumerated() {
        guard let rate, let y = scale.clipped(rate.estimate) else { continue }
        let x = axis.middle(index) + shift
        frame.drawing.add([
          Whisker(.vertical, cap: min(step * 0.7, 8), "c-line cs-\(group.look.colour)").mark(
            rate.lower, rate.upper, on: scale, at: x),
          group.look.symbol.mark(at: Point(x, y), radius: 4, "cf-\(group.look.colour)"),
        ])
      }
    }
  }

  private func errorBand(_ group: Series, _ axis: DayAxis, _ scale: NumberScale) -> SVGElement? {
    let edges = group.errors.enumerated().map { index, rate -> (upper: Point, lower: Point)? in
      guard let rate, let upper = scale.clipped(rate.upper), let lower = scale.clipped(rate.lower) else {
        return nil
      }
      return (Point(axis.middle(index), upper), Point(axis.middle(index), lower))
    }
    return Marks.band(edges, "c-band cf-\(group.look.colour)")
  }

  /// What every day says, over both panels.
  private func tips(_ axis: DayAxis, top: Double, bottom: Double) -> [SVGElement] {
    let step = PictureFrame.tipStride(days.count)
    return stride(from: 0, to: days.count, by: step).map { index in
      let width = axis.bands.width * Double(step)
      let left = axis.middle(index) - axis.bands.width / 2
      return Marks.tipped(sentence(index), area: (left, top, width, bottom - top), [])
    }
  }

  /// Days to tell in words: at most a dozen.
  private var described: [Int] {
    let step = max(1, (days.count + 11) / 12)
    return Array(stride(from: 0, to: days.count, by: step))
  }

  private func sentence(_ index: Int) -> String {
    let groups = series.compactMap { group -> String? in
      guard let requests = group.requests[index] else { return nil }
      let count = texts.telling(PicturePhrase.requestsOf, group.name, Figures.count(Int(requests)))
      guard let rate = group.errors[index] else { return count }
      let ends = Figures.proportions([rate.lower, rate.upper]).joined(separator: " to ")
      return texts.telling(
        PicturePhrase.withErrors, count, texts.telling.figure(Figures.proportion(rate.estimate)),
        texts.telling.figure(ends))
    }
    return "\(texts.date(days[index].day)): \(groups.joined(separator: "; "))"
  }
}
