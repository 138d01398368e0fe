internal import Inference
internal import Verdicts

extension PageArticle {
  /// The most strata of one dimension that are shown; the document of the report holds them all.
  private static let mostStrata = 100

  /// The groups within the strata of one dimension.
  func segment(_ place: Int, _ strata: AnalysedStrata) -> Section {
    let dimension: HTML
    let text: String
    switch strata.kind {
    case .stages: (dimension, text) = (HTML(), telling(PagePhrase.stage))
    case .days: (dimension, text) = (HTML(), telling(PagePhrase.day))
    case .segment(let column): (dimension, text) = (name(column), word(column))
    }
    let title = HTML(telling(ReportPhrase.bySegment, text))
    guard let metric = strata.metrics.first else { return Section("segment-\(place)", title, []) }
    let hasSeveral = strata.treatments.count > 1
    let kind = telling.kind(metric.kind)
    var table = PageTable(
      telling(ReportPhrase.bySegment, text), name: "segment",
      columns: [
        PageTable.Column(dimension.isEmpty ? text : "", isText: true)
      ] + (hasSeveral ? [.init(telling(ReportPhrase.treatment), isText: true)] : []) + [
        .init(telling(ReportPhrase.requests), of: HTML(telling(ReportPhrase.control))),
        .init(telling(ReportPhrase.requests), of: HTML(telling(ReportPhrase.treatment))),
        .init(kind, of: HTML(telling(ReportPhrase.control))),
        .init(kind, of: HTML(telling(ReportPhrase.treatment))),
        .init(telling(ReportPhrase.difference)), .init(telling(ReportPhrase.lift)),
        .init(telling(ReportPhrase.pValue)), .init(telling(ReportPhrase.outcome), isText: true),
      ])
    if !dimension.isEmpty { table.columns[0].head = dimension }
    for stratum in strata.strata.prefix(Self.mostStrata) {
      for (number, treatment) in strata.treatments.enumerated() {
        table.rows.append(row(stratum, number, hasSeveral ? treatment : nil, metric))
      }
    }
    return Section(
      "segment-\(place)", title,
      [.tag("p", ["class": "subject"], name(metric.name)), table.html, notes(notes(strata, metric))])
  }

  private func row(
    _ stratum: AnalysedStrata.Stratum, _ number: Int, _ treatment: String?, _ metric: MetricSpecification
  ) -> [PageTable.Cell] {
    let told = MetricFigures(specification: metric)
    func mean(_ place: Int) -> PageTable.Cell {
      guard let means = stratum.means.first, means.indices.contains(place), !means[place].isNaN else {
        return .init("–")
      }
      return .init(telling.figure(told.value(means[place])), key: means[place])
    }
    func requests(_ place: Int) -> PageTable.Cell {
      guard stratum.groups.indices.contains(place) else { return .init("–") }
      let count = stratum.groups[place].requests
      return .init(Figures.count(count), key: Double(count))
    }
    let start: [PageTable.Cell] =
      [.init(name(stratum.name))] + (treatment.map { [.init(name($0))] } ?? [])
      + [requests(0), requests(number + 1), mean(0), mean(number + 1)]
    guard let comparisons = stratum.comparisons.first, comparisons.indices.contains(number) else {
      return start + Array(repeating: .init("–"), count: 4)
    }
    let comparison = comparisons[number]
    return start + [
      .init(
        comparison.difference.map { telling.figure(told.difference($0.estimate)) } ?? "–",
        key: comparison.difference?.estimate),
      .init(
        comparison.lift.map { figures.lift($0.estimate) } ?? "–",
        below: comparison.lift.map(figures.interval),
        key: comparison.lift?.estimate),
      .init(
        figures.pValue(comparison), key: comparison.adjustedPValue ?? comparison.test?.pValue),
      comparison.test == nil ? .init("–", style: "dim") : outcome(comparison.outcome),
    ]
  }

  private func notes(_ strata: AnalysedStrata, _ metric: MetricSpecification) -> [String] {
    var sentences = [telling(PagePhrase.strataNote, word(metric.name))]
    if strata.strata.count > Self.mostStrata {
      sentences.append(
        telling(PagePhrase.strataMore, Figures.count(strata.strata.count - Self.mostStrata)))
    }
    if strata.withoutStratum > 0 {
      sentences.append(telling(PagePhrase.strataWithout, Figures.count(strata.withoutStratum)))
    }
    for found in strata.evenness {
      let who =
        word(found.metric) + (strata.treatments.count > 1 ? " / " + word(found.treatment) : "")
      if let test = found.test {
        let pValue = Figures.pValue(test.pValue, log10: test.log10PValue)
        sentences.append(
          telling(
            test.pValue < analysis.settings.comparison.significance ? PagePhrase.uneven : .even, who, pValue))
      } else if strata.strata.count > 1, let reason = found.reason {
        sentences.append(telling(PagePhrase.evenUnknown, who, telling.told(reason)))
      }
    }
    return sentences
  }
}
